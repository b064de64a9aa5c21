import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { expectRows } from '../../kernel/execute.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { GROUPS } from '../groups/index.ts';
import {
  dependantsOf,
  isSwitchedModule,
  moduleText,
  permissionsOfModule,
  requirementsOf,
  SWITCHED_MODULES,
  type SwitchedModule,
} from '../module-catalogue.ts';

const ModuleView = z.object({
  key: z.string(),
  name: z.string(),
  summary: z.string(),
  isOn: z.boolean(),
  requires: z.array(z.string()),
  requiredBy: z.array(z.string()).describe('modules that are on and need it'),
  permissions: z.array(z.string()).describe('keys that have no effect while it is off'),
  settings: z.array(z.string()).describe('groups of settings that are hidden while it is off'),
});

async function modulesOn(ctx: OperationContext): Promise<string[]> {
  const { tenants } = platformTables;
  const [row] = await ctx.db.run(
    ctx.db.q.select({ modules: tenants.modules }).from(tenants).where(eq(tenants.id, ctx.tenant.id)),
  );
  return row?.modules ?? [];
}

function moduleView(key: SwitchedModule, on: readonly string[]): z.infer<typeof ModuleView> {
  return {
    key,
    ...moduleText(key),
    isOn: on.includes(key),
    requires: [...requirementsOf(key)],
    requiredBy: dependantsOf(key).filter((other) => on.includes(other)),
    permissions: [...permissionsOfModule(key)],
    settings: GROUPS.filter((group) => group.module === key).map((group) => group.key),
  };
}

export const listModules = operation({
  name: 'settings.list_modules',
  summary: 'Parts of the product that can be switched, what each needs and what it brings',
  kind: 'query',
  permission: 'modules.view',
  route: 'GET /admin/modules',
  input: z.object({}),
  output: z.object({ items: z.array(ModuleView) }),
  run: async (ctx) => {
    const on = await modulesOn(ctx);
    return { items: SWITCHED_MODULES.map((key) => moduleView(key, on)) };
  },
});

export const setModule = operation({
  name: 'settings.set_module',
  summary: 'Switch a module on or off; its data stays either way',
  kind: 'command',
  permission: 'modules.manage',
  route: 'PUT /admin/modules/:module',
  auditCategory: 'settings',
  input: z.object({ module: z.string().max(40), isOn: z.boolean() }),
  output: ModuleView,
  problems: ['not_found', 'module_requires', 'module_required', 'settings_changed'],
  example: { module: 'payouts', isOn: true },
  run: async (ctx, { module, isOn }) => {
    if (!isSwitchedModule(module)) throw notFound('module');
    const on = await modulesOn(ctx);
    if (on.includes(module) === isOn) return moduleView(module, on);
    const names = (keys: readonly SwitchedModule[]) => keys.map((key) => moduleText(key).name).join(', ');
    const missing = requirementsOf(module).filter((key) => !on.includes(key));
    if (isOn && missing.length > 0) {
      throw conflict(
        'module_requires',
        `${moduleText(module).name} needs ${names(missing)}. Switch that on first.`,
        {
          modules: missing,
        },
      );
    }
    const dependants = dependantsOf(module).filter((key) => on.includes(key));
    if (!isOn && dependants.length > 0) {
      throw conflict(
        'module_required',
        `${names(dependants)} cannot do without ${moduleText(module).name}. Switch that off first.`,
        { modules: dependants },
      );
    }
    const { tenants } = platformTables;
    const next = isOn ? [...on, module].sort() : on.filter((key) => key !== module);
    const changed = ctx.db.q
      .update(tenants)
      .set({
        modules: next,
        // Keys of the module gain or lose their effect: what isolates believe of rights ends (10 SES-03).
        authzEpoch: sql`${tenants.authzEpoch} + 1`,
        configEpoch: sql`${tenants.configEpoch} + 1`,
        updatedAt: ctx.now(),
      })
      .where(
        sql`${tenants.id} = ${ctx.tenant.id}::uuid and ${tenants.modules} = ${sql.param(on, tenants.modules)}`,
      )
      .returning({ id: tenants.id });
    ctx.write(expectRows(ctx.db, changed, 1, 'settings_changed'));
    ctx.audit({ kind: 'module', id: module, detail: { before: { isOn: !isOn }, after: { isOn } } });
    ctx.emit({ type: isOn ? 'module.enabled' : 'module.disabled', payload: { module } });
    ctx.purgePages();
    await ctx.commit();
    return moduleView(module, next);
  },
});
