import { z } from 'zod';

export const SalesDay = z.object({
  day: z.string(),
  gmv: z.int(),
  previousGmv: z.int(),
  orders: z.int(),
});

/** Sums of one currency; currencies are never added up. */
export const CurrencySales = z.object({
  currency: z.string(),
  gmv: z.int(),
  previousGmv: z.int(),
  orders: z.int(),
  previousOrders: z.int(),
  brands: z.int(),
  series: z.array(SalesDay),
});
export type CurrencySales = z.infer<typeof CurrencySales>;

export const Trouble = z.object({
  tenantId: z.string(),
  slug: z.string(),
  name: z.string(),
  reasons: z.array(z.string()),
});

export const DashboardView = z.object({
  asOf: z.string(),
  brands: z.object({
    total: z.int(),
    active: z.int(),
    byStatus: z.array(z.object({ status: z.string(), count: z.int() })),
  }),
  /** Null without `platform.analytics.view`. */
  sales: z
    .object({
      ordersToday: z.int(),
      currencies: z.array(CurrencySales),
      /** When the brand that was asked longest ago was asked; null when none was yet. */
      asOf: z.string().nullable(),
      missing: z.int(),
    })
    .nullable(),
  /** Null without `platform.health.view`. */
  work: z
    .object({
      openOperations: z.int(),
      failedOperationsDay: z.int(),
      pendingJobs: z.int(),
      failedJobsDay: z.int(),
      deadJobs: z.int(),
      oldestDueAt: z.string().nullable(),
      newestSchemaVersion: z.int(),
      brandsBehind: z.int(),
      failedMigrations: z.int(),
      troubles: z.array(Trouble),
    })
    .nullable(),
  status: z.enum(['healthy', 'degraded', 'critical']),
  /** Why it is not healthy, in words. */
  reasons: z.array(z.string()),
});
export type DashboardView = z.infer<typeof DashboardView>;
