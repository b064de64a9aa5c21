import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** An address or range in canonical form (`203.0.113.0/24`, `2001:db8::/32`); null for what is neither. */
export function canonicalCidr(text: string): string | null {
  const trimmed = text.trim();
  try {
    if (trimmed.includes('/')) {
      const [address, bits] = ipaddr.parseCIDR(trimmed);
      const family = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
      const network = family.networkAddressFromCIDR(`${address.toString()}/${bits}`);
      return `${network.toString()}/${bits}`;
    }
    if (!ipaddr.IPv4.isValidFourPartDecimal(trimmed) && !ipaddr.IPv6.isValid(trimmed)) return null;
    const address = ipaddr.process(trimmed);
    return `${address.toString()}/${address.kind() === 'ipv4' ? 32 : 128}`;
  } catch {
    return null;
  }
}

/** True when no range is set or one of them holds the address; IPv4 inside IPv6 (RFC 4291 §2.5.5.2) counts as IPv4. */
export function isIpAllowed(ip: string, cidrs: readonly string[]): boolean {
  if (cidrs.length === 0) return true;
  let address: ipaddr.IPv4 | ipaddr.IPv6;
  try {
    address = ipaddr.process(ip);
  } catch {
    return false;
  }
  return cidrs.some((cidr) => {
    try {
      const range = ipaddr.parseCIDR(cidr);
      return address.kind() === range[0].kind() && address.match(range);
    } catch {
      return false;
    }
  });
}

/** Input schema of one range; yields its canonical form. */
export const CidrInput = z
  .string()
  .max(64)
  .transform((text, ctx) => {
    const cidr = canonicalCidr(text);
    if (cidr === null) {
      ctx.addIssue({ code: 'custom', message: 'Enter an address or a range, e.g. 203.0.113.0/24' });
      return z.NEVER;
    }
    return cidr;
  });
