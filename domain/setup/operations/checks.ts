import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import type { InstallationCheck } from '../installation-checks.ts';
import { finishStep } from '../setup-state.ts';

const Check = z.object({
  key: z.string(),
  label: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  detail: z.string(),
  fix: z.string().nullable(),
});
const Checks = z.object({ checks: z.array(Check), isPassed: z.boolean() });

const passed = (checks: readonly InstallationCheck[]) => checks.every(({ state }) => state !== 'failed');

/** Step 1: the variables and secrets that the Worker needs. */
export const checkEnvironment = houseOperation({
  name: 'setup.check_environment',
  summary: 'Whether the Worker has its variables and secrets',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/environment',
  input: z.object({}),
  output: Checks,
  run: async (ctx) => {
    const checks = await ctx.ports.installation.environment();
    if (passed(checks)) ctx.write(finishStep(ctx.db, 'environment', ctx.now()));
    return { checks, isPassed: passed(checks) };
  },
});

const OLDEST_POSTGRES = 15;

/** Step 2: the database answers, is new enough, and the Worker's login has no rights of its own (10 DBX-01). */
export const checkDatabase = houseOperation({
  name: 'setup.check_database',
  summary: 'Whether the database is reachable, new enough and has its roles',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/database',
  input: z.object({}),
  output: Checks,
  run: async (ctx) => {
    const startedAt = performance.now();
    const [row] = await ctx.db.rows<{
      version: string;
      number: number;
      login: string;
      is_super: boolean;
    }>(sql`
      select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as number, session_user::text as login,
             (select rolsuper or rolbypassrls from pg_roles where rolname = session_user) as is_super`);
    const milliseconds = Math.round(performance.now() - startedAt);
    const isNewEnough = (row?.number ?? 0) >= OLDEST_POSTGRES;
    const checks: InstallationCheck[] = [
      {
        key: 'reachable',
        label: 'Database answers',
        state: 'ok',
        detail: `in ${milliseconds} ms`,
        fix: null,
      },
      {
        key: 'version',
        label: 'Postgres version',
        state: isNewEnough ? 'ok' : 'failed',
        detail: `${row?.version ?? 'unknown'}; ${OLDEST_POSTGRES} or newer is needed`,
        fix: null,
      },
      {
        key: 'login',
        label: 'The Worker’s login',
        state: row?.is_super ? 'failed' : 'ok',
        detail: row?.is_super
          ? `${row.login} may read past every rule: brands would not be apart. Use the login cgk_app.`
          : `${row?.login ?? ''} has no rights of its own`,
        fix: row?.is_super ? 'wrangler secret put DATABASE_URL' : null,
      },
    ];
    if (passed(checks)) ctx.write(finishStep(ctx.db, 'database', ctx.now()));
    return { checks, isPassed: passed(checks) };
  },
});

/** Step 3: files, routes, queue and objects. */
export const checkStorage = houseOperation({
  name: 'setup.check_storage',
  summary: 'Whether storage, cache, queue and objects answer',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/storage',
  input: z.object({}),
  output: Checks,
  run: async (ctx) => {
    const checks = await ctx.ports.installation.storage();
    if (passed(checks)) ctx.write(finishStep(ctx.db, 'storage', ctx.now()));
    return { checks, isPassed: passed(checks) };
  },
});

/** Step 4: how far the shared schema is; asked again and again while `cgk migrate` runs. */
export const checkMigrations = houseOperation({
  name: 'setup.check_migrations',
  summary: 'How many migrations of the shared schema are applied',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/migrate',
  input: z.object({}),
  output: z.object({ applied: z.int(), total: z.int(), isPassed: z.boolean() }),
  run: async (ctx) => {
    const [row] = await ctx.db.rows<{ applied: number }>(
      sql`select count(*)::int as applied from platform._migrations`,
    );
    const applied = row?.applied ?? 0;
    const total = ctx.ports.installation.platformMigrations;
    const isPassed = applied >= total;
    if (isPassed) ctx.write(finishStep(ctx.db, 'migrations', ctx.now()));
    return { applied, total, isPassed };
  },
});
