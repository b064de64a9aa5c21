/** A row of a brand in every shared table that has one, made from the tables' own definitions: what a neighbour looks for. */
import { Client } from '@neondatabase/serverless';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { newId } from '../../domain/kernel/ids.ts';
import { platformTables } from '../../schema/index.ts';
import type { StackFacts } from './shared-stack.ts';

export const sharedTables: PgTable[] = Object.values(platformTables).filter((table) => is(table, PgTable));

/** The column that says whose row it is; null for tables that no brand's row is in. */
export function ownerColumn(table: PgTable): 'id' | 'tenant_id' | null {
  if (getTableName(table) === 'tenants') return 'id';
  return Object.values(getTableColumns(table)).some(({ name }) => name === 'tenant_id') ? 'tenant_id' : null;
}

/** A value that the column takes. */
function sampleOf(column: ReturnType<typeof getTableColumns>[string]): unknown {
  if (column.enumValues?.[0] !== undefined) return column.enumValues[0];
  switch (column.dataType) {
    case 'number':
    case 'bigint':
      return 1;
    case 'boolean':
      return true;
    case 'date':
      return new Date(Date.now() + 86_400_000);
    case 'json':
      return '{}';
    case 'array':
      return '{}';
    default:
      return column.name === 'cidr' ? '203.0.113.0/24' : textOf(column.getSQLType());
  }
}

/** Text of the type: `char(3)` takes three characters. */
function textOf(type: string): string {
  if (type === 'uuid') return newId();
  if (type === 'date') return '2026-11-20';
  const length = /\((\d+)\)/.exec(type)?.[1];
  return `planted-${newId()}`.slice(0, length === undefined ? undefined : Number(length));
}

/** A whole row of `table` for the brand, by column name. */
export function rowOf(table: PgTable, tenantId: string): Record<string, unknown> {
  const { primaryKeys } = getTableConfig(table);
  const inKey = new Set(primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const row: Record<string, unknown> = {};
  for (const column of Object.values(getTableColumns(table))) {
    if (column.name === 'tenant_id') row.tenant_id = tenantId;
    else if ((column.notNull && !column.hasDefault) || column.primary || inKey.has(column.name))
      row[column.name] = sampleOf(column);
  }
  return row;
}

const quoted = (name: string): string => `"${name}"`;

/**
 * Plants a row of the brand in every shared table with a `tenant_id` (or in those named), past foreign keys and triggers, as the owner.
 * Returns the ids of those that have one, by table; `remove` takes all of them away.
 */
export async function plantSharedRows(
  facts: Pick<StackFacts, 'ownerUrl'>,
  tenantId: string,
  only?: readonly string[],
): Promise<{ ids: Map<string, string>; remove(): Promise<void> }> {
  const planted: { table: string; row: Record<string, unknown> }[] = [];
  const ids = new Map<string, string>();
  const wanted = sharedTables.filter(
    (one) => ownerColumn(one) === 'tenant_id' && (only?.includes(getTableName(one)) ?? true),
  );
  for (const table of wanted) {
    const row = rowOf(table, tenantId);
    const name = getTableName(table);
    planted.push({ table: name, row });
    if (typeof row.id === 'string') ids.set(name, row.id);
  }
  await pastTheGuards(facts.ownerUrl, async (client) => {
    for (const { table, row } of planted) {
      const columns = Object.keys(row);
      await client.query(
        `insert into platform.${quoted(table)} (${columns.map(quoted).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) on conflict do nothing`,
        Object.values(row),
      );
    }
  });
  return {
    ids,
    remove: () =>
      pastTheGuards(facts.ownerUrl, async (client) => {
        for (const { table, row } of planted) {
          const key = 'id' in row ? ['id'] : Object.keys(row);
          const where = key.map((name, i) => `${quoted(name)}::text = $${i + 1}::text`).join(' and ');
          await client.query(
            `delete from platform.${quoted(table)} where ${where}`,
            key.map((name) => row[name]),
          );
        }
      }),
  };
}

/** As the owner, in one transaction without triggers and foreign keys. */
async function pastTheGuards(ownerUrl: string, run: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    await run(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
