import { cx } from '@ui/work/cx.ts';

interface Cell {
  scopes: string;
  isInherited: boolean;
}

/** Roles across, permissions down. A dot is held, a hollow one inherited; letters say a narrower reach. */
export function MatrixTable({
  roles,
  rows,
}: {
  roles: readonly { id: string; name: string; isSystem: boolean }[];
  rows: readonly { key: string; label: string; isSensitive: boolean; cells: readonly (Cell | null)[] }[];
}) {
  if (rows.length === 0)
    return <p className="px-4 pb-6 text-13 text-muted">No permission fits. Search for something shorter.</p>;
  return (
    <>
      <section
        aria-label="Roles by permissions"
        className="relative max-h-[75vh] overflow-auto border-t border-line"
      >
        <table className="w-max min-w-full border-collapse text-13">
          <caption className="sr-only">Which role holds which permission</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-20 min-w-52 bg-surface px-4 py-2 text-left text-12 font-medium text-muted"
              >
                Permission
              </th>
              {roles.map((role) => (
                <th
                  key={role.id}
                  scope="col"
                  className="sticky top-0 z-10 max-w-28 truncate bg-surface px-2 py-2 text-center text-12 font-medium text-muted"
                  title={role.name}
                >
                  {role.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="border-t border-line hover:bg-hover">
                <th
                  scope="row"
                  className="sticky left-0 z-10 max-w-52 bg-surface px-4 py-1.5 text-left font-normal sm:max-w-none"
                >
                  {row.label}
                  {row.isSensitive && (
                    <span className="text-warn">
                      {' '}
                      ★<span className="sr-only"> sensitive</span>
                    </span>
                  )}
                  <span className="block text-12 text-muted">{row.key}</span>
                </th>
                {roles.map((role, index) => (
                  <td key={role.id} className="px-2 text-center">
                    <Mark cell={row.cells[index] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="px-4 py-3 text-12 text-muted">
        Filled: held by the role itself. Hollow: inherited. “team” and “own”: only records of their groups, or
        their own. ★ asks to confirm who one is.
      </p>
    </>
  );
}

function Mark({ cell }: { cell: Cell | null }) {
  if (!cell) return <span className="sr-only">No</span>;
  const words = cell.scopes === 'any' ? '' : cell.scopes;
  return (
    <span className={cx('inline-flex items-center gap-1 text-12', cell.isInherited && 'text-muted')}>
      <span
        aria-hidden="true"
        className={cx(
          'size-2 rounded-full border border-current',
          !cell.isInherited && 'bg-current text-accent',
        )}
      />
      {words}
      <span className="sr-only">{cell.isInherited ? 'inherited' : 'yes'}</span>
    </span>
  );
}
