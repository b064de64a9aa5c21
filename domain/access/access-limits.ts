import type { RateLimit } from '../kernel/ports.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits of the foundation (10 §4.8). The name says what is counted and by what: action, then key. */
export const ACCESS_LIMITS = {
  /** Sign-in with a password, by account, by address, and by network (IPv4 /24, IPv6 /48). */
  passwordAccount: { limit: 5, periodSeconds: MINUTE, burst: 5 },
  passwordIp: { limit: 30, periodSeconds: MINUTE },
  passwordIpPrefix: { limit: 300, periodSeconds: MINUTE },
  /** Requests for a sign-in link, a code or a reset, by the e-mail they go to and by who asks. */
  secretRequestEmail: { limit: 3, periodSeconds: 10 * MINUTE },
  secretRequestIp: { limit: 20, periodSeconds: HOUR },
  /** Tries at a code, TOTP or recovery code over all challenges; one challenge takes five (`MAX_ATTEMPTS`). */
  factorAccount: { limit: 10, periodSeconds: 15 * MINUTE },
  signUpIp: { limit: 10, periodSeconds: HOUR },
  inviteTenant: { limit: 50, periodSeconds: DAY },
  inviteEmail: { limit: 5, periodSeconds: 7 * DAY },
  platformStaff: { limit: 100, periodSeconds: MINUTE },
  platformStaffSensitive: { limit: 20, periodSeconds: MINUTE },
  /** The API for signed-in staff; the brand's plan may allow less. */
  staffUser: { limit: 600, periodSeconds: MINUTE },
  /** A key without a `rate_per_min` of its own. */
  apiKey: { limit: 120, periodSeconds: MINUTE },
  /** The storefront for somebody not signed in, by address and brand. */
  storefrontIp: { limit: 300, periodSeconds: MINUTE },
  setupTokenIp: { limit: 5, periodSeconds: HOUR },
  slugCheckSession: { limit: 30, periodSeconds: MINUTE },
  domainCheckSession: { limit: 4, periodSeconds: MINUTE },
  exportTenant: { limit: 5, periodSeconds: DAY },
} as const satisfies Record<string, RateLimit>;

export type AccessLimit = keyof typeof ACCESS_LIMITS;

/** Failed sign-ins of one account after which each further try waits longer and asks for a CAPTCHA (10 AUTH-10). */
export const SIGN_IN_FAILURES = { count: 10, periodSeconds: 15 * MINUTE } as const;
