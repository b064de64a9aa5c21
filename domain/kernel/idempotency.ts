import { and, eq, lt, sql } from 'drizzle-orm';
import { type ScopedDb, tables } from '../../schema/index.ts';
import type { Caller } from './context.ts';
import { sha256Hex } from './hash.ts';
import { Problem } from './problem.ts';

const LOCK_SECONDS = 30;

export type IdempotencyClaim =
  | { kind: 'claimed'; scope: string; key: string }
  | { kind: 'stored'; scope: string; key: string; response: unknown };

/**
 * `Idempotency-Key` (PAT-14): same body → the stored answer, other body → 422, in flight → 409. A claim whose worker
 * died is taken over after 30 s.
 */
export async function claimIdempotencyKey(
  db: ScopedDb,
  now: Date,
  caller: Caller,
  operation: string,
  input: unknown,
): Promise<IdempotencyClaim> {
  const principal = 'id' in caller.actor ? caller.actor.id : (caller.cartToken ?? caller.ip);
  const scope = await sha256Hex(`${principal}\n${operation}`);
  const key = caller.idempotencyKey ?? '';
  const requestHash = await sha256Hex(JSON.stringify(input));
  const lockedUntil = new Date(now.getTime() + LOCK_SECONDS * 1000);
  const { idempotencyKeys: table } = tables;
  const [claimed, found] = await db.batch([
    db.q
      .insert(table)
      .values({ scope, key, requestHash, status: 'in_flight', lockedUntil })
      .onConflictDoUpdate({
        target: [table.scope, table.key],
        set: { lockedUntil, updatedAt: now },
        setWhere: sql`${table.status} = 'in_flight' and ${table.lockedUntil} < ${now.toISOString()}::timestamptz and ${table.requestHash} = ${requestHash}`,
      })
      .returning({ scope: table.scope }),
    db.q
      .select()
      .from(table)
      .where(and(eq(table.scope, scope), eq(table.key, key))),
  ]);
  const row = found[0];
  if (row && row.requestHash !== requestHash) {
    throw new Problem({
      status: 422,
      code: 'idempotency_key_reused',
      title: 'Idempotency key reused',
      detail: 'This Idempotency-Key was used with another body. Use a new key for a new request.',
    });
  }
  if (claimed.length > 0) return { kind: 'claimed', scope, key };
  if (row?.status === 'done') return { kind: 'stored', scope, key, response: row.response };
  throw new Problem({
    status: 409,
    code: 'in_progress',
    title: 'In progress',
    detail: 'The same request is being worked on. Ask again in a moment.',
    retryAfterSeconds: 1,
  });
}

export async function storeIdempotentAnswer(
  db: ScopedDb,
  claim: IdempotencyClaim,
  response: unknown,
): Promise<void> {
  const { idempotencyKeys: table } = tables;
  await db.run(
    db.q
      .update(table)
      .set({ status: 'done', response, updatedAt: sql`now()` })
      .where(and(eq(table.scope, claim.scope), eq(table.key, claim.key))),
  );
}

/** A failed request may be tried again under the same key. */
export async function releaseIdempotencyKey(db: ScopedDb, claim: IdempotencyClaim): Promise<void> {
  const { idempotencyKeys: table } = tables;
  await db.run(
    db.q
      .delete(table)
      .where(and(eq(table.scope, claim.scope), eq(table.key, claim.key), eq(table.status, 'in_flight'))),
  );
}

/** Keys are kept for 7 days (20 §2.3). */
export function expiredIdempotencyKeys(db: ScopedDb, before: Date) {
  return db.q.delete(tables.idempotencyKeys).where(lt(tables.idempotencyKeys.createdAt, before));
}
