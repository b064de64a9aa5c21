import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { pageLoader } from '../../server/handlers.ts';
import { USERS_LIST } from './users-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Users · CGK platform' }];

type UserStatus = 'invited' | 'pending_verification' | 'active' | 'disabled' | 'deleted';
type Answer = 'yes' | 'no';

export const loader = pageLoader('platform.users.view', async ({ api, ctx, url }) => {
  const { q, sort, cursor, filters } = readListQuery(rulesOf(USERS_LIST), url.searchParams);
  const list = await api.platform.listUsers({
    q: q || undefined,
    sort,
    cursor,
    status: filters.status as UserStatus[] | undefined,
    staff: filters.staff?.[0] as Answer | undefined,
    secondFactor: filters.secondFactor?.[0] as Answer | undefined,
    joinedFrom: filters.joinedFrom?.[0],
    joinedTo: filters.joinedTo?.[0],
  });
  return { list, canDisable: ctx.session.permissions.includes('platform.users.disable') };
});

export default function UsersPage() {
  const { list, canDisable } = useLoaderData<typeof loader>();
  return (
    <ListPage
      title="Users"
      definition={USERS_LIST}
      data={list}
      actions={canDisable && <ButtonLink to="/users/disable">Disable several</ButtonLink>}
    />
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
