import ipaddr from 'ipaddr.js';

/** A range in its plain form (`203.0.113.0/24`, `2001:db8::/32`); one address is a range of one. Null when it is neither. */
export function normaliseRange(text: string): string | null {
  const given = text.trim();
  // The library also reads `203.0.113` as 203.0.0.113, as old C functions do; people who write it mean something else.
  const [host = ''] = given.split('/');
  if (!host.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(host)) return null;
  try {
    if (!given.includes('/')) {
      const address = ipaddr.process(given);
      return `${address.toString()}/${address.kind() === 'ipv4' ? 32 : 128}`;
    }
    const [address, length] = ipaddr.parseCIDR(given);
    const range = `${address.toString()}/${length}`;
    const network =
      address.kind() === 'ipv4'
        ? ipaddr.IPv4.networkAddressFromCIDR(range)
        : ipaddr.IPv6.networkAddressFromCIDR(range);
    return `${network.toString()}/${length}`;
  } catch {
    return null;
  }
}

/** Whether an address lies in one of the ranges; an IPv4 address may come mapped into IPv6 (RFC 4291 §2.5.5.2). */
export function isWithinRanges(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = ipaddr.process(address);
  return ranges.some((range) => {
    try {
      const [network, length] = ipaddr.parseCIDR(range);
      return network.kind() === found.kind() && found.match(network, length);
    } catch {
      return false;
    }
  });
}
