import { bigint, date, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, currency, instant, updatedAt } from '../columns.ts';
import { platform } from './schema.ts';
import { tenants } from './tenants.ts';

/** What a brand sold a day of its own zone; written by `platform.rollup`, so that nobody reads over schemas (10 TEN-09). */
export const tenantDailyFigures = platform.table(
  'tenant_daily_figures',
  {
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    currency: currency(),
    gmvMinor: bigint('gmv_minor', { mode: 'number' }).notNull(),
    orders: integer('orders').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.day, t.currency] }),
    index('tenant_daily_figures_day').on(t.day),
  ],
);

/** A brand's background work as it last told; null counts until the first telling. */
export const tenantRollups = platform.table('tenant_rollups', {
  tenantId: uuid('tenant_id')
    .primaryKey()
    .references(() => tenants.id, { onDelete: 'cascade' }),
  ordersToday: integer('orders_today').notNull().default(0),
  pendingJobs: integer('pending_jobs').notNull().default(0),
  failedJobsDay: integer('failed_jobs_day').notNull().default(0),
  deadJobs: integer('dead_jobs').notNull().default(0),
  /** Run time of the oldest job that is overdue. */
  oldestDueAt: instant('oldest_due_at'),
  /** Why the last telling failed; the figures are those of the one before. */
  error: text('error'),
  refreshedAt: instant('refreshed_at').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
