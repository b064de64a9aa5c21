import type { ScopedDb } from '../../schema/index.ts';
import {
  accountFor,
  buildProductDrafts,
  chunkDrafts,
  type ImportChunk,
  readShopifyCsv,
} from '../catalog/import/index.ts';
import { readCatalogue } from './catalogue.ts';
import { type PlannedProduct, planPart } from './plan-part.ts';
import { previewOf, previewOfRefused } from './preview.ts';
import type { RunProblem } from './run-problems.ts';
import type { ImportRunView } from './views.ts';

/** Products shown before an import; `counts` says how many there are. */
const PREVIEW_PRODUCTS = 200;
/** Of them at most so many that the file's own mistakes keep out. */
const PREVIEW_REFUSED = 50;
/** Parts compared with the catalogue at once. */
const PARTS_AT_ONCE = 3;

export interface DryRun {
  counts: ImportRunView['counts'];
  problems: RunProblem[];
  preview: ImportRunView['preview'];
  parts: readonly ImportChunk[];
  /** The file is no product file, or beyond the limits. */
  isRefused: boolean;
}

/** Reads a file and says what importing it would do now. Writes nothing. */
export async function dryRun(db: ScopedDb, text: string, currency: string): Promise<DryRun> {
  const csv = readShopifyCsv(text);
  const built = buildProductDrafts(csv, { currency });
  const account = accountFor(csv, built);
  if (account.unaccounted !== 0) {
    throw new Error(`import: ${account.unaccounted} of ${account.rows} rows are not accounted for`);
  }
  const parts = await chunkDrafts(built.drafts);
  const tally = { create: 0, update: 0, unchanged: 0 };
  const conflicts: RunProblem[] = [];
  const preview = built.refusedHandles.slice(0, PREVIEW_REFUSED).map(previewOfRefused);
  for (let first = 0; first < parts.length; first += PARTS_AT_ONCE) {
    const some = parts.slice(first, first + PARTS_AT_ONCE);
    const planned = (await Promise.all(some.map((part) => planOf(db, part)))).flat();
    for (const product of planned) {
      conflicts.push(...product.problems);
      if (product.problems.length === 0 && product.plan.kind !== 'conflict') tally[product.plan.kind] += 1;
      if (preview.length < PREVIEW_PRODUCTS) preview.push(previewOf(product));
    }
  }
  return {
    counts: {
      rows: account.rows,
      products: account.products,
      variants: account.variants,
      options: account.options,
      prices: account.prices,
      images: account.images,
      creates: tally.create,
      updates: tally.update,
      unchanged: tally.unchanged,
      errors: account.errors + conflicts.length,
      warnings: account.warnings,
    },
    problems: [...csv.problems, ...built.problems, ...conflicts],
    preview,
    parts,
    isRefused: csv.isRefused,
  };
}

async function planOf(db: ScopedDb, part: ImportChunk): Promise<PlannedProduct[]> {
  const drafts = part.products.map(({ draft }) => draft);
  return planPart(drafts, await readCatalogue(db, drafts));
}
