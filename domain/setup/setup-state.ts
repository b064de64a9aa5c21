import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query, ScopedDb } from '../../schema/index.ts';

/** The steps of a first run, in order (10 WIZ-03). */
export const SETUP_STEPS = [
  'environment',
  'database',
  'storage',
  'migrations',
  'owner',
  'platform',
  'done',
] as const;
export const SetupStep = z.enum(SETUP_STEPS);
export type SetupStep = z.infer<typeof SetupStep>;

const Stored = z.object({
  completedAt: z.string().nullable().default(null),
  /** When each finished step was finished. */
  steps: z.partialRecord(SetupStep, z.string()).default({}),
});
export type SetupState = z.infer<typeof Stored>;

/** What `platform_config.setup` says. */
export async function readSetup(db: ScopedDb): Promise<SetupState> {
  const [row] = await db.rows<{ value: unknown }>(sql`select value from platform_config where key = 'setup'`);
  const parsed = Stored.safeParse(row?.value ?? {});
  return parsed.success ? parsed.data : { completedAt: null, steps: {} };
}

/** Keeps that a step is finished; never after the set-up is. */
export const finishStep = (db: ScopedDb, step: SetupStep, at: Date): Query =>
  db.q.execute(sql`
    insert into platform_config (key, value) values ('setup', jsonb_build_object('steps', jsonb_build_object(${step}::text, ${at.toISOString()}::text)))
    on conflict (key) do update set version = platform_config.version + 1, updated_at = now(),
      value = jsonb_set(jsonb_set(platform_config.value, '{steps}', coalesce(platform_config.value -> 'steps', '{}')), array['steps', ${step}::text], to_jsonb(${at.toISOString()}::text))
      where platform_config.value ->> 'completedAt' is null`);

/** The first step that is not finished: where one goes on. */
export const nextStep = ({ steps }: SetupState): SetupStep =>
  SETUP_STEPS.find((step) => step !== 'done' && !steps[step]) ?? 'done';
