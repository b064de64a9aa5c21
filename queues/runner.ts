import { createApi, createHouseApi } from '../domain/kernel/caller.ts';
import type { Caller } from '../domain/kernel/context.ts';
import type { House, TenantScope } from '../domain/kernel/execute.ts';
import { isProblem } from '../domain/kernel/problem.ts';
import type { Api } from '../domain/registry.ts';
import type { ScopedDb } from '../schema/index.ts';
import { type Job, type JobContext, PayloadError } from './job.ts';
import { type ClaimedJob, claimDueJobs, finishJob, type JobOutcome, nextWorkAt } from './job-rows.ts';
import { logJob } from './log.ts';
import { findJob } from './registry.ts';
import { relayOutbox } from './relay.ts';

/** Runs of one bell: enough to be worth the trip, few enough that the next tenant's bell is not kept waiting. */
const RUNS_PER_BELL = 20;
/** Handed out and run side by side; the rest is not leased before its turn. */
const RUNS_AT_ONCE = 5;
/** A bell stops taking new work then. */
const BELL_MS = 20_000;
/** A run that takes longer has failed; below the lease, so that it is not run twice. */
const RUN_MS = 50_000;
/** The cron looks every minute: no bell needs to be rung for what is further away. */
const CRON_SECONDS = 60;

export interface BellAnswer {
  relayed: number;
  ran: number;
  /** Ring again after so long: 0 = there is more now, null = nothing that the cron would not find in time. */
  nextInSeconds: number | null;
}

/**
 * Does what is due for a tenant, or for the platform (no scope; its tables have the same names): events of the outbox
 * become jobs, due jobs run. Safe to be killed anywhere and to run twice at once: what a dead worker held is handed out
 * again when its lease ends.
 */
export async function handleBell(
  house: House,
  scope: TenantScope | null,
  find: typeof findJob = findJob,
): Promise<BellAnswer> {
  const db = scope
    ? house.database.tenant({ id: scope.tenant.id, schemaKey: scope.schemaKey })
    : house.database.platform();
  const startedAt = house.now().getTime();
  let ran = 0;
  let relayed = await relayOutbox(db, house.now());
  while (ran < RUNS_PER_BELL && house.now().getTime() - startedAt < BELL_MS) {
    const claimed = await claimDueJobs(db, house.now(), Math.min(RUNS_AT_ONCE, RUNS_PER_BELL - ran));
    if (claimed.length === 0) break;
    await Promise.all(claimed.map((row) => runClaimed(house, scope, db, row, find)));
    ran += claimed.length;
    relayed += await relayOutbox(db, house.now());
  }
  return { relayed, ran, nextInSeconds: await nextInSeconds(db, house.now()) };
}

async function nextInSeconds(db: ScopedDb, now: Date): Promise<number | null> {
  const next = await nextWorkAt(db, now);
  if (next === null) return null;
  const seconds = Math.max(0, Math.ceil((next - now.getTime()) / 1000));
  return seconds > CRON_SECONDS ? null : seconds;
}

async function runClaimed(
  house: House,
  scope: TenantScope | null,
  db: ScopedDb,
  row: ClaimedJob,
  find: typeof findJob,
): Promise<void> {
  const startedAt = performance.now();
  const job = await find(row.name);
  const context = contextOf(house, scope, row);
  const outcome = job ? await tryJob(house, job, context, row) : unknownJob(house, row);
  if (job && outcome.state === 'dead') {
    await job.onDead(context, row.payload, outcome.error).catch((error: unknown) => {
      const state = 'on_dead_failed';
      logJob({
        tenantId: scope?.tenant.id ?? null,
        jobId: row.id,
        name: row.name,
        state,
        error: messageOf(error),
      });
    });
  }
  const isOurs = await finishJob(db, row, outcome, house.now());
  logJob({
    tenantId: scope?.tenant.id ?? null,
    jobId: row.id,
    name: row.name,
    attempt: row.attempts,
    state: isOurs ? outcome.state : 'lost',
    error: outcome.state === 'succeeded' ? null : outcome.error,
    ms: Math.round(performance.now() - startedAt),
  });
}

async function tryJob(house: House, job: Job, context: JobContext, row: ClaimedJob): Promise<JobOutcome> {
  if (row.attempts > job.attempts) {
    return { state: 'dead', error: 'The worker died on every try: the lease ran out each time.' };
  }
  try {
    await withinTime(job.run(context, row.payload));
    return { state: 'succeeded' };
  } catch (error) {
    const message = messageOf(error);
    if (error instanceof PayloadError || row.attempts >= job.attempts)
      return { state: 'dead', error: message };
    const waitMs = Math.max(job.backoffAfter(row.attempts), retryAfter(error)) * 1000;
    return { state: 'waiting', runAt: new Date(house.now().getTime() + waitMs), error: message };
  }
}

/** A newer version wrote it, or an older one: wait a little for a deploy to end, then give it to people. */
function unknownJob(house: House, row: ClaimedJob): JobOutcome {
  const error = `There is no job ${row.name} in this version.`;
  if (row.attempts >= 5) return { state: 'dead', error };
  return { state: 'waiting', runAt: new Date(house.now().getTime() + 60_000), error };
}

function contextOf(house: House, scope: TenantScope | null, row: ClaimedJob): JobContext {
  const caller: Caller = {
    actor: { kind: 'system', id: row.name },
    session: null,
    source: 'job',
    requestId: `${row.id}:${row.attempts}`,
    ip: '',
    origin: scope ? (house.shopOrigin?.(scope.tenant) ?? '') : '',
    cartToken: null,
    idempotencyKey: null,
    setCartToken: () => undefined,
  };
  return {
    api: scope ? createApi(house, scope, caller) : noBrand,
    houseApi: createHouseApi(house, caller),
    tenantId: scope?.tenant.id ?? null,
    attempt: row.attempts,
    now: () => house.now(),
  };
}

/** A job of the platform that reaches for a brand's operations is a mistake of ours: it says so. */
const noBrand = new Proxy({} as Api, {
  get: (_, context) => {
    throw new TypeError(`a job of the platform has no brand to run ${String(context)} in`);
  },
});

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${RUN_MS / 1000} s.`)), RUN_MS);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function retryAfter(error: unknown): number {
  return isProblem(error) ? (error.retryAfterSeconds ?? 0) : 0;
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, 500);
}
