import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type ScopedDb, tables } from '../../../schema/index.ts';
import { IMPORT_LIMITS, type ImportChunk } from '../../catalog/import/index.ts';
import { newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { dryRun } from '../dry-run.ts';
import { MOST_PROBLEMS, worstFirst } from '../run-problems.ts';
import { readRun } from '../run-view.ts';
import { ImportRunView } from '../views.ts';

const { importRuns, importChunks } = tables;

/** JSON sent in one round trip while storing a file. */
const BATCH_BYTES = 4 * 1024 * 1024;

const CheckInput = z.object({
  fileName: z.string().trim().min(1, 'Name the file').max(255),
  csv: z.string().min(1, 'The file is empty').max(IMPORT_LIMITS.fileBytes, 'The file is larger than 20 MB'),
});

export const check = operation({
  name: 'imports.check',
  summary: 'Upload a Shopify product file and see what importing it would do',
  kind: 'command',
  permission: 'products.import',
  route: 'POST /admin/imports',
  successStatus: 201,
  isHiddenFromMcp: true,
  input: CheckInput,
  output: ImportRunView,
  example: { fileName: 'products.csv', csv: 'Handle,Title,Variant Price\ncup,Cup,12.00\n' },
  run: async (ctx, { fileName, csv }) => {
    const result = await dryRun(ctx.db, csv, ctx.tenant.currency);
    const id = newId();
    const { counts, preview, parts } = result;
    await ctx.db.run(
      ctx.db.q.insert(importRuns).values({
        id,
        kind: 'shopify_products',
        fileName,
        state: 'checking',
        counts,
        problems: worstFirst(result.problems).slice(0, MOST_PROBLEMS),
        preview,
        chunkCount: parts.length,
      }),
    );
    for (const group of groupsOf(parts)) await storeParts(ctx.db, id, group);
    const now = ctx.now();
    ctx.write(
      ctx.db.q
        .update(importRuns)
        .set(result.isRefused ? { state: 'failed', finishedAt: now } : { state: 'checked', updatedAt: now })
        .where(and(eq(importRuns.id, id), eq(importRuns.state, 'checking'))),
    );
    ctx.audit({ kind: 'import', id, detail: { fileName, counts } });
    await ctx.commit();
    return readRun(ctx, id);
  },
});

async function storeParts(db: ScopedDb, runId: string, parts: readonly ImportChunk[]): Promise<void> {
  await db.run(
    db.q.insert(importChunks).values(
      parts.map(({ index, products }) => ({
        runId,
        position: index,
        drafts: products.map(({ draft }) => draft),
        productCount: products.length,
      })),
    ),
  );
}

function groupsOf(parts: readonly ImportChunk[]): ImportChunk[][] {
  const groups: ImportChunk[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (bytes + part.bytes > BATCH_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(part);
    bytes += part.bytes;
  }
  return groups;
}
