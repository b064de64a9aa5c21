import { sql } from 'drizzle-orm';
import { platformTables, type Query, type ScopedDb } from '../../schema/index.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { newId } from '../kernel/ids.ts';
import { secondsLater } from './session-limits.ts';
import { at } from './sessions.ts';

/** What a one-time secret is good for; a secret of one purpose opens nothing else. */
export type OneTimePurpose =
  | 'second_factor'
  | 'sign_in_link'
  | 'sign_in_code'
  | 'step_up_code'
  | 'password_reset'
  | 'email_change'
  | 'email_undo'
  | 'provider'
  | 'passkey_create'
  | 'passkey_request';

/** Tries of one secret before it is worth nothing (10 AUTH-06). */
const MOST_ATTEMPTS = 5;

const identifierOf = (purpose: OneTimePurpose, secret: string): Promise<string> =>
  sha256Hex(`${purpose}\n${secret}`);

/**
 * Keeps `facts` under a secret: the row holds the secret's hash, so who reads the table can use none of it.
 */
export async function issue(
  db: ScopedDb,
  purpose: OneTimePurpose,
  secret: string,
  facts: object,
  now: Date,
  minutes: number,
): Promise<Query[]> {
  const query = db.q.insert(platformTables.verifications).values({
    id: newId(),
    identifier: await identifierOf(purpose, secret),
    value: JSON.stringify(facts),
    purpose,
    expiresAt: secondsLater(now, minutes * 60),
    createdAt: now,
    updatedAt: now,
  });
  // In a list: a query by itself would run when it is awaited.
  return [query];
}

interface ValueRow extends Record<string, unknown> {
  value: string;
}

/** Uses the secret up in one statement: of two at once one gets the facts, the other null (10 AUTH-06). */
export async function consume<T extends object>(
  db: ScopedDb,
  purpose: OneTimePurpose,
  secret: string,
  now: Date,
): Promise<T | null> {
  const [row] = await db.rows<ValueRow>(sql`
    update verifications set used_at = ${at(now)}, updated_at = ${at(now)}
     where identifier = ${await identifierOf(purpose, secret)} and purpose = ${purpose} and used_at is null
       and expires_at > ${at(now)} and attempts < ${MOST_ATTEMPTS} returning value`);
  return row ? (JSON.parse(row.value) as T) : null;
}

/** What a secret is good for, without using it: a page that is only looked at consumes nothing. */
export async function peek<T extends object>(
  db: ScopedDb,
  purpose: OneTimePurpose,
  secret: string,
  now: Date,
): Promise<T | null> {
  const [row] = await db.rows<ValueRow>(sql`
    select value from verifications where identifier = ${await identifierOf(purpose, secret)} and purpose = ${purpose}
       and used_at is null and expires_at > ${at(now)} and attempts < ${MOST_ATTEMPTS}`);
  return row ? (JSON.parse(row.value) as T) : null;
}

/** Counts a try and gives the facts to compare with; null after five, when used, when over. */
export async function countTry<T extends object>(
  db: ScopedDb,
  purpose: OneTimePurpose,
  secret: string,
  now: Date,
): Promise<T | null> {
  const [row] = await db.rows<ValueRow>(sql`
    update verifications set attempts = attempts + 1, updated_at = ${at(now)}
     where identifier = ${await identifierOf(purpose, secret)} and purpose = ${purpose} and used_at is null
       and expires_at > ${at(now)} and attempts < ${MOST_ATTEMPTS} returning value`);
  return row ? (JSON.parse(row.value) as T) : null;
}

/** Marks a counted secret used; false when another request was faster. */
export async function finish(
  db: ScopedDb,
  purpose: OneTimePurpose,
  secret: string,
  now: Date,
): Promise<boolean> {
  const rows = await db.rows<{ id: string }>(sql`
    update verifications set used_at = ${at(now)}, updated_at = ${at(now)}
     where identifier = ${await identifierOf(purpose, secret)} and purpose = ${purpose} and used_at is null returning id`);
  return rows.length === 1;
}

/** Six digits without modulo bias. */
export function sixDigits(): string {
  const limit = 4_294_000_000;
  for (;;) {
    const value = crypto.getRandomValues(new Uint32Array(1))[0] ?? limit;
    if (value < limit) return String(value % 1_000_000).padStart(6, '0');
  }
}
