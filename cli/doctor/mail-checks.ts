/** Whether the domain that mail is sent from says who may send for it (SPF RFC 7208, DMARC RFC 7489). */
import { resolve4, resolveMx, resolveTxt } from 'node:dns/promises';
import { type Check, pass, warn } from './check.ts';

/** The part of DNS that is asked; injected in tests. */
export interface DnsLookup {
  resolveTxt(name: string): Promise<string[][]>;
  resolveMx(name: string): Promise<{ exchange: string }[]>;
  resolve4(name: string): Promise<string[]>;
}

const LIMIT_MS = 5_000;
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);
const node: DnsLookup = { resolveTxt, resolveMx, resolve4 };

export async function checkMailDns(domain: string | null, dns: DnsLookup = node): Promise<Check> {
  const topic = 'mail-dns';
  if (domain === null) return pass(topic, 'no sender yet: mail goes to the development mailbox');
  try {
    const [spf, dmarc, mx, hosts] = await Promise.all([
      texts(dns, domain),
      texts(dns, `_dmarc.${domain}`),
      orNothing(dns.resolveMx(domain)),
      orNothing(dns.resolve4(domain)),
    ]);
    const missing = [
      ...(spf.some((text) => /^v=spf1(\s|$)/i.test(text)) ? [] : ['SPF (TXT v=spf1 …)']),
      ...(dmarc.some((text) => /^v=DMARC1\s*;/i.test(text)) ? [] : [`DMARC (TXT at _dmarc.${domain})`]),
      ...(mx.length > 0 || hosts.length > 0 ? [] : ['MX or an address, for what bounces']),
    ];
    if (missing.length === 0) return pass(topic, `${domain}: SPF, DMARC and a way back`);
    return warn(
      topic,
      `${domain} lacks ${missing.join(', ')}`,
      'Add the records that your mail provider shows.',
    );
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return warn(topic, `${domain} could not be looked up: ${words}`, 'Check the network, then try again.');
  }
}

async function texts(dns: DnsLookup, name: string): Promise<string[]> {
  const records = await orNothing(dns.resolveTxt(name));
  return records.map((parts) => parts.join(''));
}

/** An answer that there is nothing is an answer. */
async function orNothing<T>(lookup: Promise<T[]>): Promise<T[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    return await Promise.race([lookup, tooLong]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOTHING.has(String(error.code))) return [];
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
