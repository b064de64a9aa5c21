import { z } from 'zod';

const Value = z.record(z.string(), z.unknown());

export const FieldIssue = z.object({ path: z.string(), message: z.string() });

/** A group on the index page. */
export const GroupSummary = z.object({
  key: z.string(),
  title: z.string(),
  summary: z.string(),
  module: z.string(),
  isModuleOn: z.boolean(),
  canEdit: z.boolean(),
  version: z.int().describe('0: nothing published, the defaults hold'),
  publishedAt: z.iso.datetime().nullable(),
  draft: z.object({ author: z.string().nullable(), savedAt: z.iso.datetime() }).nullable(),
});
export type GroupSummary = z.infer<typeof GroupSummary>;

/** A group with all that a form or a program needs. */
export const GroupView = z.object({
  key: z.string(),
  title: z.string(),
  summary: z.string(),
  module: z.string(),
  canEdit: z.boolean(),
  consumers: z.array(z.string()).describe('where it takes effect; empty: nothing reads it yet'),
  value: Value.describe('what is published'),
  version: z.int(),
  publishedAt: z.iso.datetime().nullable(),
  draft: z
    .object({
      value: Value,
      author: z.string().nullable(),
      savedAt: z.iso.datetime(),
      baseVersion: z.int().describe('the published version it was begun from'),
    })
    .nullable(),
  revision: z.string().describe('names this state; send it with a change'),
  schema: Value.describe('JSON Schema of the value, with titles, help and widgets'),
  issues: z.array(FieldIssue).describe('what has to be mended in the draft, or the value, before publishing'),
  secrets: z.array(z.object({ name: z.string(), label: z.string(), help: z.string() })),
});
export type GroupView = z.infer<typeof GroupView>;

export const DiffView = z.object({
  revision: z.string(),
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  issues: z.array(FieldIssue),
});
export type DiffView = z.infer<typeof DiffView>;

/** A version that is kept: the last fifty of each group. */
export const VersionSummary = z.object({
  version: z.int(),
  author: z.string().nullable(),
  note: z.string(),
  isRevert: z.boolean().describe('made by going back to an earlier version'),
  isCurrent: z.boolean(),
  at: z.iso.datetime(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;
