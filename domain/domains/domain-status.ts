export type DomainStatus =
  | 'pending_dns'
  | 'verifying'
  | 'issuing'
  | 'active'
  | 'degraded'
  | 'failed'
  | 'expired'
  | 'removing'
  | 'removed';

/** Which states may follow which (10 §4.7). */
const NEXT: Readonly<Record<DomainStatus, readonly DomainStatus[]>> = {
  pending_dns: ['verifying', 'expired', 'removing'],
  verifying: ['issuing', 'failed', 'removing'],
  issuing: ['active', 'failed', 'removing'],
  active: ['degraded', 'removing'],
  degraded: ['active', 'failed', 'removing'],
  failed: ['removing'],
  expired: ['removing'],
  removing: ['removed'],
  removed: [],
};

export const canBecome = (from: DomainStatus, to: DomainStatus): boolean => NEXT[from].includes(to);

/** Traffic goes to a host in these states only: hostname and certificate both stood (10 DOM-05). */
export const isRouted = (status: DomainStatus): boolean => status === 'active' || status === 'degraded';

/** What a check saw. `unknown` = whoever was asked did not answer: it decides nothing (10 DOM-05). */
export interface Observation {
  /** Whether the records that are wanted stand in DNS. */
  dns: 'present' | 'absent' | 'unknown';
  /** State of the hostname and of the certificate at the provider; two things. */
  hostname: 'pending' | 'active' | 'failed' | 'unknown';
  certificate: 'pending' | 'active' | 'failed' | 'unknown';
  /** Whole days that the certificate still holds; null when not known. */
  certificateDays: number | null;
  /** Another brand proved this host first (10 DOM-06). */
  isClaimedElsewhere: boolean;
  /** Seconds since the domain was added, or since it became degraded. */
  ageSeconds: number;
}

const DAY_SECONDS = 86_400;
/** A domain whose records never come is given up then. */
export const EXPIRES_SECONDS = 7 * DAY_SECONDS;
/** A certificate that is not renewed so many days before its end is a fault. */
export const RENEWAL_DAYS = 14;

/** The state after a check, one step of table 4.7 at a time; the same state when nothing is decided. */
export function statusAfter(status: DomainStatus, seen: Observation): DomainStatus {
  switch (status) {
    case 'pending_dns':
      if (seen.dns === 'present') return 'verifying';
      return seen.ageSeconds >= EXPIRES_SECONDS ? 'expired' : status;
    case 'verifying':
      if (seen.isClaimedElsewhere || seen.hostname === 'failed') return 'failed';
      return seen.hostname === 'active' ? 'issuing' : status;
    case 'issuing':
      if (seen.isClaimedElsewhere || seen.hostname === 'failed' || seen.certificate === 'failed')
        return 'failed';
      return seen.hostname === 'active' && seen.certificate === 'active' ? 'active' : status;
    case 'active':
      return isWeak(seen) ? 'degraded' : status;
    case 'degraded':
      if (isWhole(seen)) return 'active';
      return isWeak(seen) && seen.ageSeconds >= EXPIRES_SECONDS ? 'failed' : status;
    default:
      return status;
  }
}

/** DNS moved away, or the certificate ends soon: seen, not guessed. */
const isWeak = ({ dns, hostname, certificate, certificateDays }: Observation): boolean =>
  dns === 'absent' ||
  hostname === 'failed' ||
  certificate === 'failed' ||
  (certificateDays !== null && certificateDays < RENEWAL_DAYS);

const isWhole = ({ dns, hostname, certificate, certificateDays }: Observation): boolean =>
  dns === 'present' &&
  hostname === 'active' &&
  certificate === 'active' &&
  (certificateDays === null || certificateDays >= RENEWAL_DAYS);

/** Checks after adding: each row so many, so many seconds apart (10 §4.7: 10 + 22 + 44 + 144). */
const POLLING = [
  { checks: 10, seconds: 60 },
  { checks: 22, seconds: 300 },
  { checks: 44, seconds: 1_800 },
  { checks: 144, seconds: 3_600 },
] as const;

/** The most checks that one added domain costs: 220. */
export const MOST_CHECKS = POLLING.reduce((sum, { checks }) => sum + checks, 0);

/** Seconds until the next check after `done` of them; null when all are used up. */
export function secondsToNextCheck(done: number): number | null {
  let until = 0;
  for (const { checks, seconds } of POLLING) {
    until += checks;
    if (done < until) return seconds;
  }
  return null;
}

/** "Check now" may be pressed so often. */
export const CHECK_NOW_SECONDS = 15;
