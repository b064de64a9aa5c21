import type { TxtResolver } from '../domain/team/txt-resolver.ts';

const RESOLVERS = ['https://cloudflare-dns.com/dns-query', 'https://dns.google/resolve'] as const;
const TIMEOUT_MS = 4_000;
const TXT = 16;

interface JsonAnswer {
  Status: number;
  Answer?: { type: number; data: string }[];
}

/** Strings of a TXT record come quoted, several when it is longer than 255 bytes; together they are the record. */
function joined(data: string): string {
  const parts = [...data.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replaceAll(/\\(.)/g, '$1'),
  );
  return parts.length > 0 ? parts.join('') : data;
}

async function ask(resolver: string, name: string): Promise<string[]> {
  const response = await fetch(`${resolver}?name=${encodeURIComponent(name)}&type=TXT`, {
    headers: { accept: 'application/dns-json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${resolver} answered ${response.status}`);
  const { Status, Answer = [] } = await response.json<JsonAnswer>();
  // RFC 1035 §4.1.1: 0 = no error, 3 = the name does not exist.
  if (Status !== 0 && Status !== 3) throw new Error(`${resolver} answered with DNS status ${Status}`);
  return Answer.filter(({ type }) => type === TXT).map(({ data }) => joined(data));
}

/** TXT records over HTTPS from the first of two resolvers that answers. */
export function dnsOverHttps(): TxtResolver {
  return {
    txt: async (name) => {
      const [first, second] = RESOLVERS;
      return ask(first, name).catch(() => ask(second, name));
    },
  };
}
