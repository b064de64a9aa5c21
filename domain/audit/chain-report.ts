import { z } from 'zod';
import type { ScopedDb } from '../../schema/index.ts';
import type { Ports } from '../kernel/ports.ts';
import { anchorBreak, headOf, verifyRange } from './verify-chain.ts';
import type { ChainReport } from './views.ts';

/** Looked at when no range is named: the newest so many. */
export const USUAL_RANGE = 5_000;
export const LONGEST_RANGE = 50_000;

const ANCHOR_KEY = 'audit/anchor.json';
const Anchor = z.object({ seq: z.int(), hash: z.string(), at: z.string() });
export type Anchor = z.output<typeof Anchor>;

/** The newest link of a chain as it was written down outside of the database at the last daily check (15 SUP-09). */
export async function readAnchor(ports: Ports, tenantId: string | null): Promise<Anchor | null> {
  const bytes = await ports.records.get(tenantId, ANCHOR_KEY);
  return bytes === null ? null : Anchor.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

export async function writeAnchor(ports: Ports, tenantId: string | null, anchor: Anchor): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(anchor));
  await ports.records.put(tenantId, ANCHOR_KEY, bytes, 'application/json');
  await ports.records.put(
    tenantId,
    `audit/anchors/${anchor.at.slice(0, 10)}.json`,
    bytes,
    'application/json',
  );
}

/** Looks along a range of a chain and at its anchor. */
export async function reportChain(
  db: ScopedDb,
  ports: Ports,
  tenantId: string | null,
  range: { fromSeq?: number | undefined; toSeq?: number | undefined },
  now: Date,
): Promise<ChainReport> {
  const [head, anchor] = await Promise.all([headOf(db, tenantId), readAnchor(ports, tenantId)]);
  const toSeq = Math.min(range.toSeq ?? head.seq, head.seq);
  const fromSeq = Math.max(1, range.fromSeq ?? toSeq - USUAL_RANGE + 1, toSeq - LONGEST_RANGE + 1);
  const verdict = await verifyRange(db, tenantId, { fromSeq, toSeq });
  const broken = verdict.broken ?? (anchor ? await anchorBreak(db, tenantId, anchor) : null);
  return {
    isWhole: broken === null,
    firstSeq: fromSeq,
    lastSeq: toSeq,
    checked: verdict.checked,
    brokenSeq: broken?.brokenSeq ?? null,
    reason: broken?.reason ?? null,
    headSeq: head.seq,
    anchor,
    checkedAt: now.toISOString(),
  };
}
