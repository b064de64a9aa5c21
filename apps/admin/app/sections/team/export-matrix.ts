import { csvResponse } from '../../server/csv-response.ts';
import { pageLoader } from '../../server/handlers.ts';

/** Roles by permissions as CSV: `any`, `team`, `own`; `(inherited)` behind what comes from a parent. */
export const loader = pageLoader('team.roles.view', async ({ api }) => {
  const { roles, rows } = await api.team.permissionMatrix({});
  type Row = (typeof rows)[number];
  const columns = [
    { header: 'Permission', value: (row: Row) => row.key },
    ...roles.map((role, index) => ({
      header: role.name,
      value: (row: Row) => {
        const cell = row.cells[index];
        return cell ? `${cell.scopes}${cell.isInherited ? ' (inherited)' : ''}` : null;
      },
    })),
  ];
  async function* once() {
    yield rows;
  }
  return csvResponse('permissions.csv', columns, once());
});
