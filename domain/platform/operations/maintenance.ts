import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { normaliseRange } from '../../access/ip-ranges.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { invalidInput, notFound } from '../../kernel/problem.ts';
import { Closure, type Maintenance, readMaintenance } from '../maintenance.ts';

const MaintenanceView = z.object({
  installation: Closure.nullable(),
  brands: z.array(Closure.extend({ tenantId: z.string(), slug: z.string(), name: z.string() })),
});

interface Stored extends Record<string, unknown> {
  value: unknown;
}

const DEFAULT_MESSAGE = 'We are working on the shop. It will be back shortly.';

export const getMaintenance = houseOperation({
  name: 'platform.get_maintenance',
  summary: 'What is closed for maintenance',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/maintenance',
  input: z.object({}),
  output: MaintenanceView,
  run: async (ctx) => {
    const [row] = await ctx.db.rows<Stored>(sql`select value from platform_config where key = 'maintenance'`);
    const { installation, brands } = readMaintenance(row?.value);
    const names = await ctx.db.rows<{ id: string; slug: string; name: string }>(sql`
      select id, slug, name from tenants where id in (select value::uuid from json_array_elements_text(${JSON.stringify(Object.keys(brands))}::json)) order by name`);
    return {
      installation,
      brands: names.flatMap(({ id, slug, name }) => {
        const closure = brands[id];
        return closure ? [{ ...closure, tenantId: toExternalId('tenant', id), slug, name }] : [];
      }),
    };
  },
});

/** Closes the installation or one brand for visitors, or opens it again (10 DEP-04). */
export const setMaintenance = houseOperation({
  name: 'platform.set_maintenance',
  summary: 'Close the installation or a brand for maintenance, or open it again',
  kind: 'command',
  permission: 'platform.maintenance.toggle',
  route: 'PUT /platform/maintenance',
  auditCategory: 'platform',
  input: z.object({
    tenantId: idInput('tenant').optional().describe('absent: the whole installation'),
    isOn: z.boolean(),
    message: z.string().trim().max(300).optional(),
    until: z.iso.datetime({ offset: true, error: 'Enter a date and time' }).optional(),
    allowedRanges: z.array(z.string().max(60)).max(50).default([]),
    isAdminOpen: z.boolean().default(true),
  }),
  output: z.object({ isOn: z.boolean() }),
  run: async (ctx, input) => {
    const { tenantId, isOn } = input;
    const ranges = input.allowedRanges.map((range) => ({ range, plain: normaliseRange(range) }));
    const wrong = ranges.find(({ plain }) => plain === null);
    if (wrong)
      throw invalidInput([
        { path: 'allowedRanges', message: `“${wrong.range}” is neither an address nor a range` },
      ]);
    if (input.until && Date.parse(input.until) <= ctx.now().getTime())
      throw invalidInput([{ path: 'until', message: 'Choose a moment in the future' }]);
    const [[row], [brand]] = await Promise.all([
      ctx.db.rows<Stored>(sql`select value from platform_config where key = 'maintenance'`),
      ctx.db.rows<{ slug: string }>(
        tenantId
          ? sql`select slug from tenants where id = ${tenantId}::uuid and status <> 'deleted'`
          : sql`select '' as slug`,
      ),
    ]);
    if (!brand) throw notFound('brand');
    const closure: Closure = {
      message: input.message || DEFAULT_MESSAGE,
      until: input.until ?? null,
      allowedRanges: ranges.flatMap(({ plain }) => plain ?? []),
      isAdminOpen: input.isAdminOpen,
      since: ctx.now().toISOString(),
    };
    const next = changed(readMaintenance(row?.value), tenantId ?? null, isOn ? closure : null);
    ctx.write(
      ctx.db.q.execute(sql`
        insert into platform_config (key, value, updated_by) values ('maintenance', ${JSON.stringify(next)}::jsonb, ${ctx.caller.session?.userId ?? null}::uuid)
        on conflict (key) do update set ${patchOf(tenantId ?? null, isOn ? closure : null)}, version = platform_config.version + 1, updated_by = excluded.updated_by, updated_at = now()`),
    );
    ctx.audit({
      kind: tenantId ? 'tenant' : 'installation',
      id: tenantId ? toExternalId('tenant', tenantId) : 'installation',
      tenantId,
      detail: { isOn, ...(isOn ? { message: closure.message, until: closure.until } : {}) },
    });
    ctx.emit({
      type: isOn ? 'maintenance.started' : 'maintenance.ended',
      payload: { tenantId: tenantId ?? null },
    });
    await ctx.commit();
    const [saved] = await ctx.db.rows<Stored>(
      sql`select value from platform_config where key = 'maintenance'`,
    );
    await ctx.ports.maintenance.publish(readMaintenance(saved?.value));
    return { isOn };
  },
});

/** Only the part that was asked for changes, whatever somebody else does to another brand at the same time. */
function patchOf(tenantId: string | null, closure: Closure | null) {
  const value = closure === null ? null : JSON.stringify(closure);
  if (tenantId === null)
    return sql`value = jsonb_set(platform_config.value, '{installation}', coalesce(${value}::jsonb, 'null'::jsonb))`;
  return closure === null
    ? sql`value = platform_config.value #- array['brands', ${tenantId}]`
    : sql`value = jsonb_set(platform_config.value, array['brands', ${tenantId}], ${value}::jsonb)`;
}

function changed(before: Maintenance, tenantId: string | null, closure: Closure | null): Maintenance {
  if (tenantId === null) return { ...before, installation: closure };
  const { [tenantId]: _, ...others } = before.brands;
  return { ...before, brands: closure ? { ...others, [tenantId]: closure } : others };
}
