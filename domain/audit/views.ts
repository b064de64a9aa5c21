import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';

export const AUDIT_CATEGORIES = [
  'auth',
  'team',
  'access',
  'settings',
  'tenant',
  'data',
  'domain',
  'billing',
  'security',
  'platform',
] as const;

/** An event as lists show it. */
export const AuditRow = z.object({
  id: idOutput('audit'),
  /** Number in its chain. */
  seq: z.int(),
  at: z.iso.datetime(),
  category: z.enum(AUDIT_CATEGORIES),
  action: z.string(),
  actor: z.object({
    kind: z.string(),
    id: z.string().nullable(),
    /** Null when it was erased, or nobody with a name acted. */
    label: z.string().nullable(),
  }),
  /** The platform's person behind an impersonation. */
  impersonatorId: z.string().nullable(),
  source: z.string(),
  target: z.object({ kind: z.string(), id: z.string() }).nullable(),
  ip: z.string().nullable(),
  requestId: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** An event whole. */
export const AuditEventView = AuditRow.extend({
  country: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** What was done, masked; often `before` and `after`. */
  detail: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditEventView = z.infer<typeof AuditEventView>;

/** What a look along the chain found. */
export const ChainReport = z.object({
  isWhole: z.boolean(),
  firstSeq: z.int(),
  lastSeq: z.int(),
  checked: z.int(),
  /** The first event that does not hold. */
  brokenSeq: z.int().nullable(),
  reason: z.enum(['missing', 'out_of_order', 'unlinked', 'altered', 'cut_off']).nullable(),
  /** Newest number of the chain when it was looked at. */
  headSeq: z.int(),
  /** The last link that was written down outside of the database; null before the first daily check. */
  anchor: z.object({ seq: z.int(), hash: z.string(), at: z.string() }).nullable(),
  checkedAt: z.iso.datetime(),
});
export type ChainReport = z.infer<typeof ChainReport>;
