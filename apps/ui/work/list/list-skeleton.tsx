import { Skeleton } from '../skeleton.tsx';

/** The table's own shape in grey while rows are on their way. */
export function ListSkeleton({
  columns,
  rows,
}: {
  columns: readonly { id: string; header: string; align?: 'end'; card: string }[];
  rows: number;
}) {
  return (
    <table className="grid-table has-cards" aria-hidden="true">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} data-align={column.align}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: Math.min(rows, 25) }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no identity
          <tr key={row}>
            {columns.map((column, at) => (
              <td key={column.id} data-align={column.align} data-card={column.card}>
                <Skeleton
                  className={at === 0 ? 'h-3 w-32' : column.align ? 'ml-auto h-3 w-14' : 'h-3 w-20'}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
