import { z } from 'zod';
import type { ScopedDb } from '../../schema/index.ts';
import { GENESIS } from '../access/audit-chain.ts';
import type { AuditTarget, DomainEvent, JobRequest } from '../kernel/context.ts';
import type { Ports } from '../kernel/ports.ts';
import { readAnchor, writeAnchor } from './chain-report.ts';
import { anchorBreak, headOf, verifyRange } from './verify-chain.ts';

/** Events of one run of the daily check; a longer chain goes on in the next run. */
const PART = 100_000;

export const CheckInput = z.object({ fromSeq: z.int().min(1).default(1) });
export const CheckOutput = z.object({
  isWhole: z.boolean(),
  checked: z.int(),
  brokenSeq: z.int().nullable(),
});

/** What the check needs of either kind of context. */
interface CheckContext {
  db: ScopedDb;
  ports: Ports;
  now(): Date;
  audit(target: AuditTarget): void;
  emit(event: DomainEvent): void;
  enqueue(job: JobRequest): void;
  commit(): Promise<void>;
}

/**
 * The daily look at a whole chain (10 AUD-01). A break is an event `audit.chain_broken`, a row of the log itself and an
 * error of the job's log; a whole chain is anchored outside of the database.
 */
export async function checkChain(
  ctx: CheckContext,
  tenantId: string | null,
  jobName: string,
  fromSeq: number,
): Promise<z.output<typeof CheckOutput>> {
  const head = await headOf(ctx.db, tenantId);
  const anchor = await readAnchor(ctx.ports, tenantId);
  const toSeq = Math.min(head.seq, fromSeq + PART - 1);
  const verdict =
    head.seq === 0
      ? { checked: 0, last: GENESIS, broken: null }
      : await verifyRange(ctx.db, tenantId, { fromSeq, toSeq });
  const broken = verdict.broken ?? (anchor ? await anchorBreak(ctx.db, tenantId, anchor) : null);
  const day = ctx.now().toISOString().slice(0, 10);
  if (broken) {
    const detail = { brokenSeq: broken.brokenSeq, reason: broken.reason, headSeq: head.seq };
    ctx.emit({ type: 'audit.chain_broken', payload: { tenantId, ...detail } });
    ctx.audit({ kind: 'audit_chain', id: String(broken.brokenSeq), detail });
    await ctx.commit();
    return { isWhole: false, checked: verdict.checked, brokenSeq: broken.brokenSeq };
  }
  if (toSeq < head.seq) {
    ctx.enqueue({ name: jobName, key: `${day}:${toSeq + 1}`, payload: { fromSeq: toSeq + 1 } });
    await ctx.commit();
  } else if (head.seq > 0) {
    await writeAnchor(ctx.ports, tenantId, { seq: head.seq, hash: head.hash, at: ctx.now().toISOString() });
  }
  return { isWhole: true, checked: verdict.checked, brokenSeq: null };
}
