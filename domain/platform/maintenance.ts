import { z } from 'zod';

/** A closure: of the whole installation, or of one brand. */
export const Closure = z.object({
  message: z.string(),
  /** When it is meant to end: the `Retry-After` of the page. Null = nobody said. */
  until: z.string().nullable(),
  /** Ranges that are let in. */
  allowedRanges: z.array(z.string()),
  /** Whether brands' admins stay open for their teams. */
  isAdminOpen: z.boolean(),
  since: z.string(),
});
export type Closure = z.infer<typeof Closure>;

/** All closures of the installation; what the edge keeps in memory. Brands by UUID. */
export const Maintenance = z.object({
  installation: Closure.nullable(),
  brands: z.record(z.string(), Closure),
});
export type Maintenance = z.infer<typeof Maintenance>;

export const NO_MAINTENANCE: Maintenance = { installation: null, brands: {} };

/** What is stored, or nothing where it cannot be read. */
export const readMaintenance = (stored: unknown): Maintenance => {
  const parsed = Maintenance.safeParse(stored);
  return parsed.success ? parsed.data : NO_MAINTENANCE;
};

/** The closure a brand is under, the installation's before its own. */
export const closureOf = (maintenance: Maintenance, tenantId: string): Closure | null =>
  maintenance.installation ?? maintenance.brands[tenantId] ?? null;

/** Seconds until the announced end, between a minute and a day; ten minutes when nobody said. */
export function retryAfterSeconds(closure: Closure, now: Date): number {
  if (closure.until === null) return 600;
  const seconds = Math.ceil((Date.parse(closure.until) - now.getTime()) / 1000);
  return Math.min(86_400, Math.max(60, seconds));
}

/** Tells the edge what is closed; each isolate believes it for three seconds. `workers/` wires it. */
export interface MaintenanceBoard {
  publish(maintenance: Maintenance): Promise<void>;
}
