import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';

export const ImportProblemView = z.object({
  line: z.int().nullable(),
  handle: z.string().nullable(),
  column: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
});

export const ImportCounts = z.object({
  rows: z.int(),
  products: z.int(),
  variants: z.int(),
  options: z.int(),
  prices: z.int(),
  images: z.int(),
  creates: z.int(),
  updates: z.int(),
  unchanged: z.int(),
  errors: z.int(),
  warnings: z.int(),
});

/** A run of an import: `checked` is the dry run's end; it starts on request. */
export const ImportRunView = z.object({
  id: idOutput('importRun'),
  kind: z.literal('shopify_products'),
  fileName: z.string(),
  state: z.enum([
    'checking',
    'checked',
    'running',
    'completed',
    'completed_with_errors',
    'failed',
    'cancelled',
  ]),
  counts: ImportCounts,
  progress: z.object({
    done: z.int(),
    total: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    imagesPending: z.int(),
  }),
  problems: z.array(ImportProblemView),
  preview: z.array(
    z.object({
      handle: z.string(),
      title: z.string(),
      change: z.enum(['create', 'update', 'unchanged', 'error']),
      variants: z.int(),
      images: z.int(),
      differences: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportRunView = z.infer<typeof ImportRunView>;

export const ImportRunRow = ImportRunView.omit({ problems: true, preview: true });
