import { parse } from 'tldts';

/** A host that a brand may bring, or why it may not. */
export type HostnameVerdict =
  | { ok: true; hostname: string; registrable: string; isApex: boolean }
  | {
      ok: false;
      reason:
        | 'empty'
        | 'too_long'
        | 'ip_address'
        | 'wildcard'
        | 'not_a_host'
        | 'public_suffix'
        | 'platform_owned';
    };

/** RFC 1035 §2.3.4, in the form without the root's dot. */
const LONGEST = 253;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * What somebody typed as a host in its A-label form (UTS #46, by the URL standard's own processing), checked against
 * the public suffix list with its private part (10 DOM-02). `owned` are the platform's own names: they and all below
 * them belong to nobody else.
 */
export function readHostname(text: string, owned: readonly string[] = []): HostnameVerdict {
  const typed = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .replace(/\.$/, '');
  if (typed === '') return { ok: false, reason: 'empty' };
  if (typed.includes('*')) return { ok: false, reason: 'wildcard' };
  if (/[\s/@?#\\]/.test(typed)) return { ok: false, reason: 'not_a_host' };
  const ascii = aLabels(typed);
  if (ascii !== null && ascii.length > LONGEST) return { ok: false, reason: 'too_long' };
  if (ascii === null) return { ok: false, reason: typed.length > LONGEST ? 'too_long' : 'not_a_host' };
  const found = parse(ascii, { allowPrivateDomains: true });
  if (found.isIp) return { ok: false, reason: 'ip_address' };
  if (!ascii.includes('.') || !ascii.split('.').every((label) => LABEL.test(label)))
    return { ok: false, reason: 'not_a_host' };
  if (owned.some((name) => ascii === name || ascii.endsWith(`.${name}`)))
    return { ok: false, reason: 'platform_owned' };
  if (!found.isIcann && !found.isPrivate) return { ok: false, reason: 'not_a_host' };
  if (found.domain === null) return { ok: false, reason: 'public_suffix' };
  return { ok: true, hostname: ascii, registrable: found.domain, isApex: ascii === found.domain };
}

function aLabels(host: string): string | null {
  try {
    const url = new URL(`http://${host}`);
    return url.port === '' && url.pathname === '/' ? url.hostname : null;
  } catch {
    return null;
  }
}
