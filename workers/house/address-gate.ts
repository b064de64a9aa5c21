import { sql } from 'drizzle-orm';
import type { Database } from '../../schema/index.ts';
import { housePage } from '../html.ts';

/** How long an isolate believes the list: a change is felt within five seconds. */
const BELIEF_MS = 4_000;

let known: { ranges: string[]; at: number } | null = null;

async function activeRanges(database: Database): Promise<string[]> {
  if (known && Date.now() - known.at < BELIEF_MS) return known.ranges;
  const rows = await database
    .platform()
    .rows<{ cidr: string }>(
      sql`select cidr from ip_allowlists where tenant_id is null and is_active limit 500`,
    );
  known = { ranges: rows.map(({ cidr }) => cidr), at: Date.now() };
  return known.ranges;
}

/** The 403 of an address that the console's allow-list leaves out, or null (15 SUP-05). An empty list admits all. */
export async function refusedAddress(database: Database, request: Request): Promise<Response | null> {
  const ranges = await activeRanges(database);
  if (ranges.length === 0) return null;
  const { isWithinRanges } = await import('../../domain/access/ip-ranges.ts');
  const ip = request.headers.get('cf-connecting-ip') ?? '127.0.0.1';
  if (isWithinRanges(ip, ranges)) return null;
  if (new URL(request.url).pathname.startsWith('/api/')) {
    const body = {
      type: 'https://cgk.dev/problems/address_not_allowed',
      title: 'Address not allowed',
      status: 403,
      code: 'address_not_allowed',
      detail: 'This console takes requests from listed addresses only.',
    };
    return new Response(JSON.stringify(body), {
      status: 403,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    });
  }
  return housePage(
    'Address not allowed',
    '<h1>Not from this address</h1><p>This console opens from listed addresses only. Ask a platform owner to add yours, or use a listed network.</p>',
    403,
  );
}
