import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows, fieldErrors } from '../../kernel/execute.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { CONFIG_KEYS, CONFIG_SCHEMAS, type ConfigKey, readConfig } from '../config-groups.ts';
import { isoText } from '../iso-text.ts';

const ConfigView = z.object({
  key: z.enum(CONFIG_KEYS),
  value: z.record(z.string(), z.unknown()),
  /** 0 = the defaults, nothing saved yet. Send it back with a change. */
  version: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
});

interface Row extends Record<string, unknown> {
  key: ConfigKey;
  value: unknown;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

const stored = sql`
  select c.key, c.value, c.version, ${isoText(sql`c.updated_at`)} as updated_at,
         (select u.name from users u where u.id = c.updated_by) as updated_by from platform_config c`;

const viewOf = (key: ConfigKey, row: Row | undefined): z.infer<typeof ConfigView> => ({
  key,
  value: readConfig(key, row?.value),
  version: row?.version ?? 0,
  updatedAt: row?.updated_at ?? null,
  updatedBy: row?.updated_by ?? null,
});

export const listConfig = houseOperation({
  name: 'platform.list_config',
  summary: 'All groups of the installation’s settings',
  kind: 'query',
  permission: 'platform.settings.view',
  route: 'GET /platform/config',
  input: z.object({}),
  output: z.object({ groups: z.array(ConfigView) }),
  run: async (ctx) => {
    const rows = await ctx.db.rows<Row>(stored);
    return {
      groups: CONFIG_KEYS.map((key) =>
        viewOf(
          key,
          rows.find((row) => row.key === key),
        ),
      ),
    };
  },
});

export const getConfig = houseOperation({
  name: 'platform.get_config',
  summary: 'One group of the installation’s settings',
  kind: 'query',
  permission: 'platform.settings.view',
  route: 'GET /platform/config/:key',
  input: z.object({ key: z.enum(CONFIG_KEYS) }),
  output: ConfigView,
  run: async (ctx, { key }) => {
    const [row] = await ctx.db.rows<Row>(sql`${stored} where c.key = ${key}`);
    return viewOf(key, row);
  },
});

/** Saves a group; 412 `version_conflict` when somebody else saved it since. */
export const updateConfig = houseOperation({
  name: 'platform.update_config',
  summary: 'Change a group of the installation’s settings',
  kind: 'command',
  permission: 'platform.settings.edit',
  route: 'PATCH /platform/config/:key',
  auditCategory: 'settings',
  input: z.object({
    key: z.enum(CONFIG_KEYS),
    value: z.record(z.string(), z.unknown()),
    version: z.coerce.number().int().min(0),
  }),
  output: z.object({ version: z.int() }),
  problems: ['version_conflict'],
  run: async (ctx, { key, value, version }) => {
    const [row] = await ctx.db.rows<Row>(sql`${stored} where c.key = ${key}`);
    const before = readConfig(key, row?.value);
    const parsed = CONFIG_SCHEMAS[key].safeParse({ ...before, ...value });
    if (!parsed.success)
      throw invalidInput(
        fieldErrors(parsed.error).map(({ path, message }) => ({ path: path || 'value', message })),
      );
    const by = ctx.caller.session?.userId ?? null;
    const next = JSON.stringify(parsed.data);
    ctx.write(
      expectRows(
        ctx.db,
        version === 0
          ? sql`insert into platform_config (key, value, version, updated_by) values (${key}, ${next}::jsonb, 1, ${by}::uuid) on conflict (key) do nothing returning key`
          : sql`update platform_config set value = ${next}::jsonb, version = version + 1, updated_by = ${by}::uuid, updated_at = now()
                 where key = ${key} and version = ${version} returning key`,
        1,
        'version_conflict',
      ),
    );
    const after: Record<string, unknown> = parsed.data;
    const old: Record<string, unknown> = before;
    const changed = Object.keys(after).filter(
      (name) => JSON.stringify(after[name]) !== JSON.stringify(old[name]),
    );
    ctx.audit({
      kind: 'platform_config',
      id: key,
      detail: {
        before: Object.fromEntries(changed.map((name) => [name, old[name]])),
        after: Object.fromEntries(changed.map((name) => [name, after[name]])),
      },
    });
    ctx.emit({ type: 'settings.changed', payload: { key, changed } });
    await ctx.commit();
    return { version: version + 1 };
  },
});
