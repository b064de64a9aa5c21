import { sql } from 'drizzle-orm';
import type { ScopedDb } from '../schema/index.ts';

/** A run that was handed out. `attempts` counts this one, and is the lease's token: a later claim has another. */
export interface ClaimedJob extends Record<string, unknown> {
  id: string;
  name: string;
  payload: unknown;
  attempts: number;
}

/** A run that is not done by then is handed out again: its worker is taken for dead. */
const LEASE_SECONDS = 60;

/** Rows looked at for a fair choice; a longer backlog is fair within its head. */
const FAIR_WINDOW = 2_000;

/**
 * Hands out up to `limit` due jobs under a lease. Turns go round by name, so that a thousand mails do not hold up the
 * one payment behind them; two bells at once never get the same row.
 */
export async function claimDueJobs(db: ScopedDb, now: Date, limit: number): Promise<ClaimedJob[]> {
  const instant = now.toISOString();
  const leaseUntil = new Date(now.getTime() + LEASE_SECONDS * 1000).toISOString();
  const rows = await db.rows<ClaimedJob & { turn: number }>(sql`
    with due as (
      select id, name, run_at from jobs
       where (state = 'waiting' and run_at <= ${instant}::timestamptz)
          or (state = 'running' and lease_until <= ${instant}::timestamptz)
       order by run_at limit ${FAIR_WINDOW}
    ), ranked as (
      select id, row_number() over (partition by name order by run_at, id) as turn, run_at from due
    ), picked as (
      select j.id, r.turn from jobs j join ranked r on r.id = j.id
       where (j.state = 'waiting' and j.run_at <= ${instant}::timestamptz)
          or (j.state = 'running' and j.lease_until <= ${instant}::timestamptz)
       order by r.turn, r.run_at, j.id limit ${limit} for update of j skip locked
    )
    update jobs j set state = 'running', attempts = j.attempts + 1, lease_until = ${leaseUntil}::timestamptz, updated_at = now()
      from picked p where p.id = j.id
    returning j.id, j.name, j.payload, j.attempts, p.turn::int as turn`);
  return rows.sort((a, b) => a.turn - b.turn || (a.id < b.id ? -1 : 1));
}

/** What becomes of a run. */
export type JobOutcome =
  | { state: 'succeeded' }
  | { state: 'waiting'; runAt: Date; error: string }
  | { state: 'dead'; error: string };

/** Ends a run that still holds its lease; false when another took it over or somebody cancelled it. */
export async function finishJob(
  db: ScopedDb,
  job: ClaimedJob,
  outcome: JobOutcome,
  now: Date,
): Promise<boolean> {
  const instant = now.toISOString();
  const runAt = outcome.state === 'waiting' ? outcome.runAt.toISOString() : null;
  const error = outcome.state === 'succeeded' ? null : outcome.error;
  const rows = await db.rows(sql`
    update jobs set state = ${outcome.state}, lease_until = null, updated_at = now(), last_error = ${error}::text,
           run_at = coalesce(${runAt}::timestamptz, run_at),
           finished_at = ${outcome.state === 'waiting' ? null : instant}::timestamptz
     where id = ${job.id}::uuid and state = 'running' and attempts = ${job.attempts}::int
    returning id`);
  return rows.length > 0;
}

interface NextRow extends Record<string, unknown> {
  has_events: boolean;
  next_ms: string | null;
}

/** When there is work again, epoch milliseconds; null = nothing is planned. */
export async function nextWorkAt(db: ScopedDb, now: Date): Promise<number | null> {
  const [row] = await db.rows<NextRow>(sql`
    select exists(select 1 from outbox where published_at is null) as has_events,
           (select (extract(epoch from min(case state when 'running' then coalesce(lease_until, run_at) else run_at end)) * 1000)::bigint
              from jobs where state in ('waiting', 'running')) as next_ms`);
  if (row?.has_events) return now.getTime();
  return row?.next_ms ? Number(row.next_ms) : null;
}
