/** What a browser downloads for a page: its HTML, its style, the scripts that run without being asked for. */
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes; scripts and style as an edge keeps them (brotli 11), HTML as an edge makes it while it answers (brotli 4). */
export interface PageWeight {
  path: string;
  status: number;
  html: number;
  htmlBrotli: number;
  /** Inline and linked. */
  cssBrotli: number;
  scriptBrotli: number;
  scripts: string[];
  /** Database round trips of a first, uncached answer and of the next, cached one; null when the Worker does not say. */
  roundTrips: number | null;
  roundTripsCached: number | null;
}

export interface Shop {
  port: number;
  host: string;
}

const brotli = (text: string | Buffer, quality: number): number =>
  text.length === 0
    ? 0
    : brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

/** Host names `*.localhost` resolve on every system when the name is in the header and the address in the URL. */
export async function get(shop: Shop, path: string, cookie = ''): Promise<Response> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const headers = { host: `${shop.host}:${shop.port}`, ...(cookie === '' ? {} : { cookie }) };
    const outgoing = request({ host: '127.0.0.1', port: shop.port, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const answer = new Headers();
        for (const [name, value] of Object.entries(incoming.headers)) answer.set(name, String(value));
        resolve(new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 500, headers: answer }));
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

export function roundTripsOf(response: Response): number | null {
  const told = /\bdb;desc="?(\d+)/.exec(response.headers.get('server-timing') ?? '');
  return told ? Number(told[1]) : null;
}

/** Modules a page's scripts load at once: static imports, followed; `import()` is left out. */
async function scriptClosure(shop: Shop, entries: string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    const bytes = Buffer.from(await (await get(shop, path)).arrayBuffer());
    found.set(path, bytes);
    for (const [, from] of bytes
      .toString('utf8')
      .matchAll(/(?:^|[;}\s])(?:import|export)\b[^;'"()]*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
      if (from) queue.push(new URL(from, `http://shop${path}`).pathname);
    }
  }
  return found;
}

/** Weighs a page. `isUnique`: ask past the cache for the first answer. */
export async function weigh(shop: Shop, path: string, cookie = ''): Promise<PageWeight> {
  const fresh = `${path}${path.includes('?') ? '&' : '?'}weigh=${Date.now()}`;
  const response = await get(shop, fresh, cookie);
  const again = await get(shop, fresh, cookie);
  const html = await response.text();
  const tags = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
  const entries = [
    ...tags(/<script[^>]+src="([^"]+)"/g),
    ...tags(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
  ].filter((entry) => entry.startsWith('/'));
  const scripts = await scriptClosure(shop, entries);
  const inlineScripts = tags(
    /<script(?![^>]+src=)(?![^>]+application\/(?:ld\+)?json)[^>]*>([\s\S]*?)<\/script>/g,
  ).join('');
  const sheets = await Promise.all(
    tags(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g).map(async (href) =>
      (await get(shop, href)).text(),
    ),
  );
  const style = tags(/<style[^>]*>([\s\S]*?)<\/style>/g).join('') + sheets.join('');
  return {
    path,
    status: response.status,
    html: Buffer.byteLength(html),
    htmlBrotli: brotli(html, 4),
    cssBrotli: brotli(style, 11),
    scriptBrotli: [...scripts.values()].reduce(
      (sum, bytes) => sum + brotli(bytes, 11),
      brotli(inlineScripts, 11),
    ),
    scripts: [...scripts.keys()],
    roundTrips: roundTripsOf(response),
    roundTripsCached: again.headers.get('x-cache') === 'HIT' ? roundTripsOf(again) : null,
  };
}
