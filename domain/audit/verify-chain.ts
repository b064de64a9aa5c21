import { sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import { type ChainedEvent, type ChainLink, GENESIS, verifyChain } from '../access/audit-chain.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import { chainIs } from './filters.ts';
import type { ChainReport } from './views.ts';

/** Events that one statement looks at. */
const WINDOW = 5_000;
/** Events that are hashed a second time here, so that a changed function in the database hides nothing for long. */
const RECHECKED = 200;

type Reason = NonNullable<ChainReport['reason']>;
type Break = { brokenSeq: number; reason: Reason };

interface WindowRow extends Record<string, unknown> {
  checked: number;
  last_seq: string | null;
  last_hash: string | null;
  broken: { seq: number; expected: number; isLinked: boolean } | null;
}

/** One window after a known link: the first event out of turn, cut off or altered, found by the database itself. */
async function lookAtWindow(db: ScopedDb, tenantId: string | null, after: ChainLink, toSeq: number) {
  const [row] = await db.rows<WindowRow>(sql`
    with part as (
      select e.seq, e.prev_hash, e.hash,
             encode(sha256(convert_to(e.prev_hash || chr(10) || platform.canonical_audit_event(e), 'UTF8')), 'hex') as computed
        from platform.audit_events e where ${chainIs(tenantId)} and e.seq > ${after.seq} and e.seq <= ${toSeq} order by e.seq limit ${WINDOW}
    ), linked as (
      select seq, hash, computed, prev_hash,
             coalesce(lag(seq) over (order by seq), ${after.seq}) + 1 as expected,
             coalesce(lag(hash) over (order by seq), ${after.hash}) as expected_prev
        from part
    )
    select (select count(*)::int from part) as checked,
           (select seq::text from part order by seq desc limit 1) as last_seq,
           (select hash from part order by seq desc limit 1) as last_hash,
           (select json_build_object('seq', seq, 'expected', expected, 'isLinked', prev_hash = expected_prev) from linked
             where seq <> expected or prev_hash <> expected_prev or hash <> computed order by seq limit 1) as broken`);
  return row;
}

interface BodyRow extends Record<string, unknown> {
  seq: string;
  at: string;
  action: string;
  actor_id: string | null;
  impersonator_id: string | null;
  request_id: string;
  target_id: string | null;
  tenant_id: string | null;
  detail: string;
  prev_hash: string;
  hash: string;
}

/** Events as the chain's pure rule wants them, their bodies built from the columns here and not by the database. */
async function eventsAfter(db: ScopedDb, tenantId: string | null, afterSeq: number, count: number) {
  const rows = await db.rows<BodyRow>(sql`
    select e.seq::text as seq, ${isoUtc(sql`e.created_at`)} as at, e.action, e.actor_id, e.impersonator_id, e.request_id, e.target_id,
           e.tenant_id, e.detail::text as detail, e.prev_hash, e.hash
      from platform.audit_events e where ${chainIs(tenantId)} and e.seq > ${afterSeq} order by e.seq limit ${count}`);
  return Promise.all(
    rows.map(async (row): Promise<ChainedEvent> => {
      const body = {
        action: row.action,
        at: row.at,
        request: row.request_id,
        seq: Number(row.seq),
        ...(row.actor_id === null ? {} : { actor: row.actor_id }),
        ...(row.detail === '{}' ? {} : { detail: await sha256Hex(row.detail) }),
        ...(row.impersonator_id === null ? {} : { impersonator: row.impersonator_id }),
        ...(row.target_id === null ? {} : { target: row.target_id }),
        ...(row.tenant_id === null ? {} : { tenant: row.tenant_id }),
      };
      return { body, prevHash: row.prev_hash, hash: row.hash };
    }),
  );
}

/** The link just before a number; that of the beginning before the first. */
async function linkBefore(db: ScopedDb, tenantId: string | null, seq: number): Promise<ChainLink | null> {
  if (seq <= 1) return GENESIS;
  const [row] = await db.rows<{ hash: string }>(
    sql`select e.hash from platform.audit_events e where ${chainIs(tenantId)} and e.seq = ${seq - 1}`,
  );
  return row ? { seq: seq - 1, hash: row.hash } : null;
}

export async function headOf(db: ScopedDb, tenantId: string | null): Promise<ChainLink> {
  const [row] = await db.rows<{ seq: string; hash: string }>(
    sql`select e.seq::text as seq, e.hash from platform.audit_events e where ${chainIs(tenantId)} order by e.seq desc limit 1`,
  );
  return row ? { seq: Number(row.seq), hash: row.hash } : GENESIS;
}

export interface Range {
  fromSeq: number;
  toSeq: number;
}

export type RangeVerdict = { checked: number; last: ChainLink } & ({ broken: null } | { broken: Break });

/** Looks along a range, window by window in the database, and hashes its newest part and any break once more here. */
export async function verifyRange(
  db: ScopedDb,
  tenantId: string | null,
  { fromSeq, toSeq }: Range,
): Promise<RangeVerdict> {
  const before = await linkBefore(db, tenantId, fromSeq);
  if (!before) return { checked: 0, last: GENESIS, broken: { brokenSeq: fromSeq - 1, reason: 'missing' } };
  let last = before;
  let checked = 0;
  while (last.seq < toSeq) {
    const row = await lookAtWindow(db, tenantId, last, toSeq);
    if (row?.broken) {
      const known = await confirm(db, tenantId, row.broken.expected);
      const { seq, expected, isLinked } = row.broken;
      const reason =
        seq > expected ? 'missing' : seq < expected ? 'out_of_order' : isLinked ? 'altered' : 'unlinked';
      return { checked: checked + row.checked, last, broken: known ?? { brokenSeq: expected, reason } };
    }
    if (!row || row.checked === 0 || row.last_seq === null || row.last_hash === null) {
      return { checked, last, broken: { brokenSeq: last.seq + 1, reason: 'missing' } };
    }
    checked += row.checked;
    last = { seq: Number(row.last_seq), hash: row.last_hash };
  }
  const startAt = Math.max(fromSeq, toSeq - RECHECKED + 1);
  return { checked, last, broken: await recheck(db, tenantId, startAt, toSeq) };
}

/** The break that the pure rule sees at the event the database named; null when it sees none there. */
async function confirm(db: ScopedDb, tenantId: string | null, seq: number): Promise<Break | null> {
  const before = await linkBefore(db, tenantId, seq);
  if (!before) return null;
  const verdict = await verifyChain(await eventsAfter(db, tenantId, before.seq, 1), before);
  return verdict.isWhole ? null : { brokenSeq: verdict.brokenSeq, reason: verdict.reason };
}

async function recheck(
  db: ScopedDb,
  tenantId: string | null,
  fromSeq: number,
  toSeq: number,
): Promise<Break | null> {
  const before = await linkBefore(db, tenantId, fromSeq);
  if (!before || toSeq < fromSeq) return null;
  const events = await eventsAfter(db, tenantId, before.seq, toSeq - before.seq);
  const verdict = await verifyChain(events, before);
  return verdict.isWhole ? null : { brokenSeq: verdict.brokenSeq, reason: verdict.reason };
}

/** Whether a link that was written down earlier is still in the chain: a cut-off end shows here alone. */
export async function anchorBreak(
  db: ScopedDb,
  tenantId: string | null,
  anchor: ChainLink,
): Promise<Break | null> {
  if (anchor.seq === 0) return null;
  const link = await linkBefore(db, tenantId, anchor.seq + 1);
  if (!link) return { brokenSeq: anchor.seq, reason: 'cut_off' };
  return link.hash === anchor.hash ? null : { brokenSeq: anchor.seq, reason: 'altered' };
}
