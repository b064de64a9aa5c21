import type { MigrationClient } from './migrate.ts';

/** One object of a schema in one line, without the schema's own name: equal lines mean equal objects. */
export interface CatalogueLine {
  /** `table orders`, `column orders.total_minor`, `index orders_number`, … */
  object: string;
  definition: string;
}

/**
 * Everything a migration can make in a schema: tables, columns, constraints, indexes, views, functions, triggers and the
 * rights of its role (10 MIG-09). Reads `pg_catalog` by namespace: `information_schema` looks at every schema there is.
 */
export async function catalogueOf(client: MigrationClient, schema: string): Promise<CatalogueLine[]> {
  const { rows } = await client.query<CatalogueLine>(
    `with ns as (select oid from pg_namespace where nspname = $1)
     select 'table ' || c.relname as object, c.relkind::text as definition
       from pg_class c, ns where c.relnamespace = ns.oid and c.relkind in ('r', 'p', 'S')
     union all
     select 'column ' || c.relname || '.' || a.attname,
            format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || case a.attgenerated when 's' then ' stored' else '' end
       from pg_attribute a join pg_class c on c.oid = a.attrelid join ns on c.relnamespace = ns.oid
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
     union all
     select 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
       from pg_constraint k join pg_class c on c.oid = k.conrelid join ns on c.relnamespace = ns.oid where k.contype <> 'n'
     union all
     select 'index ' || i.relname, pg_get_indexdef(x.indexrelid) || case when x.indisvalid then '' else ' invalid' end
       from pg_index x join pg_class i on i.oid = x.indexrelid join ns on i.relnamespace = ns.oid
     union all
     select 'view ' || c.relname, pg_get_viewdef(c.oid) from pg_class c join ns on c.relnamespace = ns.oid where c.relkind = 'v'
     union all
     select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_functiondef(p.oid)
       from pg_proc p join ns on p.pronamespace = ns.oid where p.prokind = 'f'
     union all
     select 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid)
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join ns on c.relnamespace = ns.oid where not t.tgisinternal
     union all
     select 'rights ' || c.relname, string_agg(case when g.grantee = c.relowner then 'owner' else pg_get_userbyid(g.grantee) end || ':' || g.privilege_type, ' '
            order by (g.grantee = c.relowner), pg_get_userbyid(g.grantee), g.privilege_type)
       from pg_class c join ns on c.relnamespace = ns.oid cross join aclexplode(c.relacl) g where c.relkind in ('r', 'p', 'v', 'S') group by c.relname`,
    [schema],
  );
  const key = schema.replace(/^tenant_/, '');
  const plain = (text: string): string =>
    text
      .replaceAll(new RegExp(`\\b"?${schema}"?\\.`, 'g'), '')
      .replaceAll(new RegExp(`\\bcgk_t_${key}\\b`, 'g'), 'cgk_t')
      .replaceAll(/\s+/g, ' ')
      .trim();
  return rows
    .map(({ object, definition }) => ({ object, definition: plain(definition) }))
    .sort((a, b) => (a.object < b.object ? -1 : a.object > b.object ? 1 : 0));
}

export interface Difference {
  object: string;
  wanted: string | null;
  found: string | null;
}

/** What `found` lacks, has too much or has otherwise. */
export function compareCatalogues(
  wanted: readonly CatalogueLine[],
  found: readonly CatalogueLine[],
): Difference[] {
  const byObject = new Map(found.map((line) => [line.object, line.definition]));
  const differences: Difference[] = [];
  for (const { object, definition } of wanted) {
    const other = byObject.get(object) ?? null;
    if (other !== definition) differences.push({ object, wanted: definition, found: other });
    byObject.delete(object);
  }
  for (const [object, definition] of byObject) differences.push({ object, wanted: null, found: definition });
  return differences;
}
