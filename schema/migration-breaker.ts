/** Failures after which a run stops: three, or one in a hundred where that is more (10 §4.5). */
export function breakerLimit(total: number): number {
  return Math.max(3, Math.ceil(0.01 * total));
}

/** Whether a run must stop: at the first failure of a canary, or at the breaker's limit (10 §4.5). */
export function mustHalt({ total, failed, canaryFailed }: Tally): boolean {
  return canaryFailed >= 1 || failed >= breakerLimit(total);
}

export interface Tally {
  total: number;
  failed: number;
  canaryFailed: number;
}

/** How many live brands go before the others: one in a hundred, at least one (10 MIG-05). */
export const canarySize = (liveTenants: number): number =>
  liveTenants === 0 ? 0 : Math.max(1, Math.ceil(liveTenants / 100));

/** Seconds before the second, third and fourth try of a tenant whose lock, connection or order of locks failed. */
export const RETRY_SECONDS = [5, 30, 120] as const;

/** Errors that another try may not meet: lock timeout, deadlock, serialization, connection loss (10 MIG-05). */
export function isPassing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['55P03', '40P01', '40001', '57P01', '57P03'].includes(code) || code.startsWith('08');
}
