import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ScopedDb } from '../../schema/index.ts';
import type { JobRequest } from '../kernel/context.ts';
import type { Ports } from '../kernel/ports.ts';
import { eventsWithLabels, viewEvent, type WholeRow, wholeColumns } from './event-rows.ts';
import { jsonLine } from './export-format.ts';
import { chainIs } from './filters.ts';

/** Events of one file of the archive, and of one run of the job. */
const PART = 20_000;
const PAGE = 2_000;

const Part = z.object({
  key: z.string(),
  rows: z.int(),
  firstSeq: z.int(),
  lastSeq: z.int(),
  lastHash: z.string(),
  /** SHA-256 of the compressed file. */
  sha256: z.string(),
});

export const ArchiveInput = z.object({
  /** `2026-10`; the month before the current one unless told. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  afterSeq: z.int().default(0),
  parts: z.array(Part).default([]),
});
export const ArchiveOutput = z.object({ month: z.string(), rows: z.int(), isDone: z.boolean() });

interface ArchiveContext {
  db: ScopedDb;
  ports: Ports;
  now(): Date;
  enqueue(job: JobRequest): void;
  commit(): Promise<void>;
}

function monthBefore(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Copies a month of a chain to the archive: gzip JSONL in parts and, last, a manifest (10 AUD-01). It copies: the rows
 * stay, since the database lets nobody remove one. A month with a manifest is done and left alone.
 */
export async function archiveMonth(
  ctx: ArchiveContext,
  tenantId: string | null,
  jobName: string,
  input: z.output<typeof ArchiveInput>,
): Promise<z.output<typeof ArchiveOutput>> {
  const month = input.month ?? monthBefore(ctx.now());
  const folder = `audit/${month.replace('-', '/')}`;
  const manifestKey = `${folder}/manifest.json`;
  if (await ctx.ports.records.get(tenantId, manifestKey)) return { month, rows: 0, isDone: true };
  const rows: WholeRow[] = [];
  let after = input.afterSeq;
  while (rows.length < PART) {
    const page: WholeRow[] = await ctx.db.rows<WholeRow>(sql`
      select ${wholeColumns} from ${eventsWithLabels}
       where ${chainIs(tenantId)} and e.seq > ${after} and e.created_at >= ${`${month}-01`}::date
         and e.created_at < (${`${month}-01`}::date + interval '1 month') order by e.seq limit ${PAGE}`);
    rows.push(...page);
    after = Number(page.at(-1)?.seq ?? after);
    if (page.length < PAGE) break;
  }
  const parts = [...input.parts];
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last) {
    const key = `${folder}/events-${String(parts.length + 1).padStart(4, '0')}.jsonl.gz`;
    const bytes = await gzip(rows.map(viewEvent).map(jsonLine).join(''));
    await ctx.ports.records.put(tenantId, key, bytes, 'application/gzip');
    const [firstSeq, lastSeq] = [Number(first.seq), Number(last.seq)];
    parts.push({
      key,
      rows: rows.length,
      firstSeq,
      lastSeq,
      lastHash: last.hash,
      sha256: await sha256Of(bytes),
    });
  }
  if (rows.length >= PART) {
    ctx.enqueue({ name: jobName, key: `${month}:${after}`, payload: { month, afterSeq: after, parts } });
    await ctx.commit();
    return { month, rows: rows.length, isDone: false };
  }
  const total = parts.reduce((sum, part) => sum + part.rows, 0);
  const manifest = {
    chain: tenantId ?? 'platform',
    month,
    rows: total,
    parts,
    writtenAt: ctx.now().toISOString(),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(manifest, null, 1));
  await ctx.ports.records.put(tenantId, manifestKey, bytes, 'application/json');
  return { month, rows: rows.length, isDone: true };
}
