import { Link } from '@remix-run/react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../cx.ts';
import { type ListColumn, type ListDefinition, rulesOf } from './list-definition.ts';
import { type ListQuery, listSearch, nextSort, sortState } from './list-query.ts';

/** The rows. The title column's link (class `row-link`) makes the whole row its target. */
export function ListTable<Row>({
  definition,
  items,
  query,
  caption,
}: {
  definition: ListDefinition<Row>;
  items: Row[];
  query: ListQuery;
  caption: string;
}) {
  return (
    <table className="grid-table has-cards">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {definition.columns.map((column) => (
            <HeaderCell key={column.id} column={column} definition={definition} query={query} />
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((row) => (
          <tr key={definition.rowId(row)}>
            {definition.columns.map((column) => (
              <td
                key={column.id}
                data-align={column.align}
                data-card={column.card}
                data-label={column.cardLabel}
                className={column.className}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell<Row>({
  column,
  definition,
  query,
}: {
  column: ListColumn<Row>;
  definition: ListDefinition<Row>;
  query: ListQuery;
}) {
  if (!column.sort) {
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    );
  }
  const state = sortState(query.sort, column.sort);
  const sort = nextSort(query.sort, column.sort, column.startsDescending ?? false);
  const Arrow = state === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" data-align={column.align} aria-sort={state}>
      <Link
        to={listSearch(rulesOf(definition), query, { sort }) || '?'}
        preventScrollReset
        className={cx(
          'group inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink',
          column.align === 'end' && 'flex-row-reverse',
          state !== 'none' && 'text-ink',
        )}
      >
        {column.header}
        <Arrow
          aria-hidden="true"
          size={12}
          className={cx(
            state === 'none' && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        />
      </Link>
    </th>
  );
}
