import { z } from 'zod';
import { isWithinRanges, normaliseRange } from '../access/ip-ranges.ts';

/** True when no range is set or one of them holds the address. */
export const isIpAllowed = (ip: string, cidrs: readonly string[]): boolean =>
  cidrs.length === 0 || isWithinRanges(ip, cidrs);

/** Input schema of one range; yields its canonical form. */
export const CidrInput = z
  .string()
  .max(64)
  .transform((text, ctx) => {
    const cidr = normaliseRange(text);
    if (cidr === null) {
      ctx.addIssue({ code: 'custom', message: 'Enter an address or a range, e.g. 203.0.113.0/24' });
      return z.NEVER;
    }
    return cidr;
  });
