import type { MemberRow } from '@domain/team/views.ts';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { allows } from '../../sections.ts';
import { allPages, type CsvColumns, csvResponse } from '../../server/csv-response.ts';
import { pageLoader } from '../../server/handlers.ts';
import { membersList } from './members-list.tsx';

const COLUMNS: CsvColumns<MemberRow> = [
  { header: 'Name', value: (row) => row.name },
  { header: 'E-mail', value: (row) => row.email },
  { header: 'Title', value: (row) => row.title },
  { header: 'Status', value: (row) => row.status },
  { header: 'Roles', value: (row) => row.roles.map(({ name }) => name).join(', ') },
  { header: 'Groups', value: (row) => row.groups.map(({ name }) => name).join(', ') },
  { header: 'Second factor', value: (row) => (row.hasSecondFactor ? 'yes' : 'no') },
  { header: 'Last active', value: (row) => row.lastActiveAt },
  { header: 'Joined', value: (row) => row.joinedAt },
  { header: 'Ends', value: (row) => row.expiresAt },
];

/** The list with its filters as CSV. */
export const loader = pageLoader('team.view', async ({ api, ctx, url }) => {
  const canRoles = allows(ctx.session.permissions, 'team.roles.view');
  const roles = canRoles ? (await api.team.listRoles({})).items : [];
  const { q, sort, filters } = readListQuery(rulesOf(membersList(roles, false)), url.searchParams);
  return csvResponse(
    'team.csv',
    COLUMNS,
    allPages((cursor) =>
      api.team.listMembers({
        q: q || undefined,
        sort,
        cursor,
        limit: 100,
        status: filters.status ?? [],
        ...(filters.role?.[0] ? { roleId: filters.role[0] } : {}),
      }),
    ),
  );
});
