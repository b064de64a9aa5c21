import { readSetup } from '../../domain/setup/setup-state.ts';
import type { Database } from '../../schema/index.ts';
import type { Env } from '../env.ts';

/** Completed is for good: an isolate that saw it once asks no more (10 WIZ-01). */
let isKnownComplete = false;

export async function isSetUp(database: Database): Promise<boolean> {
  if (isKnownComplete) return true;
  try {
    isKnownComplete = (await readSetup(database.platform())).completedAt !== null;
  } catch {
    // Without its tables an installation is not set up.
    return false;
  }
  return isKnownComplete;
}

export const lockOf = (env: Env) => env.SETUP_LOCK.get(env.SETUP_LOCK.idFromName('setup'));

export async function closeLock(env: Env): Promise<void> {
  await lockOf(env).close();
  isKnownComplete = true;
}
