import { type SQL, sql } from 'drizzle-orm';
import type { Cursor } from './cursor.ts';

/** A column that a list is sorted by: never null (coalesce it), with its type to read cursor values back. */
export interface SortColumn {
  expression: SQL;
  type: 'timestamptz' | 'bigint' | 'int' | 'text' | 'uuid';
}

export interface Keyset {
  /** The sort values of a row as a JSON array of texts; select it as `sort_keys`. */
  keys: SQL;
  /** Rows behind the cursor. */
  condition: SQL;
  order: SQL;
}

/**
 * Keyset paging over `columns`, all in one direction, the last of them unique (30 PAT-02). The row comparison and the
 * order match an index on the same columns, read forwards or backwards.
 */
export function keyset(columns: SortColumn[], direction: 'asc' | 'desc', cursor: Cursor | null): Keyset {
  const isAscending = (direction === 'asc') !== (cursor?.direction === 'prev');
  const word = isAscending ? sql`asc` : sql`desc`;
  const expressions = columns.map((column) => column.expression);
  const list = (parts: SQL[]) => sql.join(parts, sql`, `);
  const after = () => {
    const values = columns.map(({ type }, index) => sql`${cursor?.keys[index] ?? null}::${sql.raw(type)}`);
    return sql`(${list(expressions)}) ${isAscending ? sql`>` : sql`<`} (${list(values)})`;
  };
  return {
    keys: sql`json_build_array(${list(expressions.map((expression) => sql`(${expression})::text`))})`,
    condition: cursor ? after() : sql`true`,
    order: list(expressions.map((expression) => sql`${expression} ${word}`)),
  };
}

/** Lists count to this many (30 PAT-02). */
export const COUNT_LIMIT = 10_000;

/** Counts rows up to the limit, as `value`; `from` is what stands behind `from`, with its conditions. */
export function cappedCount(from: SQL): SQL {
  return sql`select count(*)::int as value from (select 1 from ${from} limit ${COUNT_LIMIT + 1}) counted`;
}

export function totalOf(rows: { value: number }[]): { value: number; relation: 'eq' | 'gte' } {
  const value = rows[0]?.value ?? 0;
  return value > COUNT_LIMIT ? { value: COUNT_LIMIT, relation: 'gte' } : { value, relation: 'eq' };
}
