import { type SQL, sql } from 'drizzle-orm';
import type { House, TenantScope } from '../domain/kernel/execute.ts';
import { jobRows } from '../domain/kernel/execute.ts';
import type { ScopedDb } from '../schema/index.ts';

/** Work that comes round by the clock, UTC (20 §7, 70 §7). */
type Schedule =
  /** Every minute, but only when the condition finds something to do (70: trigger W). */
  | { job: string; every: 'minute'; when: (instant: string) => SQL }
  /** Once a day, at this time or as soon after it as anybody looks. */
  | { job: string; every: 'day'; at: `${number}:${number}` };

/** What comes round in every brand. */
export const schedules: readonly Schedule[] = [
  {
    job: 'inventory.sweep',
    every: 'minute',
    when: (instant) =>
      sql`exists(select 1 from inventory_reservations where state = 'held' and expires_at <= ${instant}::timestamptz)`,
  },
  {
    job: 'checkout.reconcile',
    every: 'minute',
    when: (instant) => sql`(
      exists(select 1 from payments where status in ('created', 'requires_action', 'processing', 'authorized'))
      or exists(select 1 from checkouts where state in ('open', 'ready', 'failed', 'abandoned') and expires_at < ${instant}::timestamptz)
      or exists(select 1 from checkouts c left join carts k on k.id = c.cart_id where c.state = 'completed' and coalesce(k.state, 'active') = 'active'
        and c.updated_at between ${instant}::timestamptz - interval '1 hour' and ${instant}::timestamptz - interval '2 minutes'))`,
  },
  {
    job: 'invitation.expire',
    every: 'minute',
    when: (instant) =>
      sql`exists(select 1 from platform.invitations where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and status = 'pending' and expires_at <= ${instant}::timestamptz)`,
  },
  {
    job: 'membership.expire',
    every: 'minute',
    when: (instant) =>
      sql`exists(select 1 from platform.memberships where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and status = 'active' and expires_at <= ${instant}::timestamptz)`,
  },
  { job: 'membership.remind', every: 'day', at: '07:35' },
  { job: 'inventory.audit', every: 'day', at: '03:30' },
  { job: 'idempotency.gc', every: 'day', at: '05:00' },
  { job: 'audit.verify', every: 'day', at: '01:30' },
  { job: 'audit.archive', every: 'day', at: '03:30' },
  { job: 'api_keys.notice', every: 'day', at: '09:00' },
];

/** What comes round for the installation itself. */
export const houseSchedules: readonly Schedule[] = [
  { job: 'platform_audit.verify', every: 'day', at: '01:30' },
  { job: 'platform_audit.archive', every: 'day', at: '03:30' },
  { job: 'platform.idempotency_gc', every: 'day', at: '05:10' },
  { job: 'auth.prune', every: 'day', at: '03:20' },
  { job: 'auth.keys_rotate', every: 'day', at: '04:00' },
  { job: 'tenant.purge', every: 'day', at: '03:10' },
  { job: 'onboarding.nudge', every: 'day', at: '08:50' },
  {
    job: 'onboarding.expire',
    every: 'minute',
    when: (instant) =>
      sql`exists(select 1 from onboarding_sessions where status = 'in_progress' and expires_at <= ${instant}::timestamptz)`,
  },
  {
    // Hourly a brand: as soon as one was last asked an hour ago, or never.
    job: 'platform.rollup',
    every: 'minute',
    when: (instant) => sql`exists(
      select 1 from tenants t left join tenant_rollups r on r.tenant_id = t.id
       where t.status in ('onboarding', 'active', 'moving', 'suspended', 'archived') and coalesce(r.refreshed_at, '-infinity') < ${instant}::timestamptz - interval '1 hour')`,
  },
];

/**
 * Enqueues what is due for a tenant. The slot is the job's key: a tick that comes twice, late or not at all changes
 * nothing (70 JOB-10). Returns the names that are due.
 */
export async function dispatchSchedules(house: House, scope: TenantScope, now: Date): Promise<string[]> {
  const db = house.database.tenant({ id: scope.tenant.id, schemaKey: scope.schemaKey });
  return enqueueDue(db, schedules, now);
}

/** The same for the platform. */
export async function dispatchHouseSchedules(house: House, now: Date): Promise<string[]> {
  return enqueueDue(house.database.platform(), houseSchedules, now);
}

async function enqueueDue(db: ScopedDb, list: readonly Schedule[], now: Date): Promise<string[]> {
  const due = await dueSchedules(db, list, now);
  const jobs = due.map((schedule) => ({
    name: schedule.job,
    payload: {},
    key: slotOf(schedule, now),
    runAt: now,
  }));
  await db.runAll(jobRows(db, jobs, now));
  return jobs.map(({ name }) => name);
}

async function dueSchedules(db: ScopedDb, list: readonly Schedule[], now: Date): Promise<Schedule[]> {
  if (list.length === 0) return [];
  const conditions = list.map((schedule) =>
    schedule.every === 'minute' ? schedule.when(now.toISOString()) : sql`true`,
  );
  const [row] = await db.rows<{ found: boolean[] }>(
    sql`select array[${sql.join(conditions, sql`, `)}] as found`,
  );
  return list.filter(
    (schedule, index) =>
      row?.found[index] && (schedule.every === 'minute' || now.toISOString().slice(11, 16) >= schedule.at),
  );
}

/** `2026-11-20T12:34` or `2026-11-20`. */
function slotOf(schedule: Schedule, now: Date): string {
  return now.toISOString().slice(0, schedule.every === 'minute' ? 16 : 10);
}
