/** What the platform's status is judged by. */
export interface SystemFacts {
  activeBrands: number;
  /** Brands that could not tell their figures. */
  silentBrands: number;
  brandsBehind: number;
  failedMigrations: number;
  failedOperationsDay: number;
  deadJobs: number;
  /** Minutes the oldest due work has waited. */
  oldestDueMinutes: number;
}

const OVERDUE_MINUTES = 10;
const CRITICAL_SHARE = 0.2;

/**
 * The system rule of 15 §4.2 over what is measured here: critical when a fifth of the active brands does not answer,
 * degraded on anything else that needs a person.
 */
export function systemStatus(facts: SystemFacts): {
  status: 'healthy' | 'degraded' | 'critical';
  reasons: string[];
} {
  const reasons: string[] = [];
  const brands = (count: number, words: string) => `${count} ${count === 1 ? 'brand' : 'brands'} ${words}`;
  if (facts.silentBrands > 0)
    reasons.push(brands(facts.silentBrands, 'did not answer when asked for figures'));
  if (facts.failedMigrations > 0) reasons.push(brands(facts.failedMigrations, 'with a failed migration'));
  if (facts.brandsBehind > 0) reasons.push(brands(facts.brandsBehind, 'behind the newest schema version'));
  if (facts.failedOperationsDay > 0)
    reasons.push(`${facts.failedOperationsDay} failed operations on brands in 24 hours`);
  if (facts.deadJobs > 0)
    reasons.push(`${facts.deadJobs} ${facts.deadJobs === 1 ? 'job' : 'jobs'} gave up and wait for somebody`);
  if (facts.oldestDueMinutes >= OVERDUE_MINUTES)
    reasons.push(`Background work is overdue by ${Math.floor(facts.oldestDueMinutes)} minutes`);
  const isCritical =
    facts.silentBrands > 0 && facts.silentBrands >= Math.max(1, facts.activeBrands) * CRITICAL_SHARE;
  return { status: isCritical ? 'critical' : reasons.length > 0 ? 'degraded' : 'healthy', reasons };
}
