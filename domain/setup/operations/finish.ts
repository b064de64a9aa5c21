import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows, fieldErrors } from '../../kernel/execute.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, invalidInput } from '../../kernel/problem.ts';
import { finishStep, nextStep, readSetup, SETUP_STEPS, SetupStep } from '../setup-state.ts';
import { FIRST_SETTINGS } from '../views.ts';

/** Where the set-up stands. */
export const getSetup = houseOperation({
  name: 'setup.status',
  summary: 'Which steps of the set-up are finished',
  kind: 'query',
  permission: 'setup',
  route: 'GET /setup/status',
  input: z.object({}),
  output: z.object({
    steps: z.array(z.object({ step: SetupStep, finishedAt: z.string().nullable() })),
    next: SetupStep,
    owner: z.string().nullable(),
  }),
  run: async (ctx) => {
    const [state, [owner]] = await Promise.all([
      readSetup(ctx.db),
      ctx.db.rows<{ email: string }>(sql`
        select u.email from platform_admins a join users u on u.id = a.user_id where a.role = 'platform_owner' and a.is_active order by a.created_at limit 1`),
    ]);
    return {
      steps: SETUP_STEPS.map((step) => ({ step, finishedAt: state.steps[step] ?? null })),
      next: nextStep(state),
      owner: owner?.email ?? null,
    };
  },
});

/** Step 6: name, zone, currency and mail of the installation. */
export const saveSettings = houseOperation({
  name: 'setup.save_settings',
  summary: 'First settings of the installation',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/config',
  auditCategory: 'settings',
  input: z.object({ platform: z.record(z.string(), z.unknown()), mail: z.record(z.string(), z.unknown()) }),
  output: z.object({ saved: z.array(z.string()) }),
  run: async (ctx, input) => {
    const keys = ['platform', 'mail'] as const;
    for (const key of keys) {
      const parsed = FIRST_SETTINGS[key].safeParse(input[key]);
      if (!parsed.success)
        throw invalidInput(
          fieldErrors(parsed.error).map(({ path, message }) => ({ path: `${key}.${path}`, message })),
        );
      ctx.write(
        ctx.db.q.execute(sql`
          insert into platform_config (key, value) values (${key}, ${JSON.stringify(parsed.data)}::jsonb)
          on conflict (key) do update set value = excluded.value, version = platform_config.version + 1, updated_at = now()`),
      );
    }
    ctx.write(finishStep(ctx.db, 'platform', ctx.now()));
    ctx.audit({ kind: 'platform_config', id: 'setup', detail: { groups: [...keys] } });
    await ctx.commit();
    return { saved: [...keys] };
  },
});

/** Step 7: the installation is set up; nobody opens the set-up again (10 WIZ-01). */
export const completeSetup = houseOperation({
  name: 'setup.complete',
  summary: 'Finish the set-up for good',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/complete',
  auditCategory: 'platform',
  input: z.object({}),
  output: z.object({ completedAt: z.string() }),
  problems: ['setup_incomplete', 'setup_completed'],
  run: async (ctx) => {
    const state = await readSetup(ctx.db);
    if (state.completedAt) throw conflict('setup_completed', 'The set-up is finished.');
    const open = nextStep(state);
    if (open !== 'done')
      throw conflict('setup_incomplete', `The step “${open}” is not finished.`, { step: open });
    const completedAt = ctx.now().toISOString();
    ctx.write(
      expectRows(
        ctx.db,
        sql`update platform_config set value = jsonb_set(value, '{completedAt}', to_jsonb(${completedAt}::text)), version = version + 1, updated_at = now()
             where key = 'setup' and value ->> 'completedAt' is null returning key`,
        1,
        'setup_completed',
      ),
    );
    ctx.audit({ kind: 'installation', id: 'setup' });
    ctx.emit({ type: 'platform.setup_completed', payload: { completedAt } });
    await ctx.commit();
    await ctx.ports.installation.closeSetup();
    return { completedAt };
  },
});
