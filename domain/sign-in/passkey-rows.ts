import { sql } from 'drizzle-orm';
import type { HouseContext } from '../kernel/context.ts';
import type { PasskeyRecord } from './auth-port.ts';
import { consume } from './one-time.ts';
import { at } from './sessions.ts';

interface Row extends Record<string, unknown> {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: string;
  counter: string;
  transports: string | null;
}

const columns = sql`k.id, k.user_id, k.credential_id, k.public_key, k.counter, k.transports`;

const recordOf = (row: Row): PasskeyRecord => ({
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: Number(row.counter),
  transports: row.transports ? row.transports.split(',') : [],
});

export async function passkeysOf(ctx: HouseContext, userId: string): Promise<PasskeyRecord[]> {
  const rows = await ctx.db.rows<Row>(
    sql`select ${columns} from passkeys k where k.user_id = ${userId}::uuid order by k.id limit 20`,
  );
  return rows.map(recordOf);
}

/** The challenge that an authenticator signed, as the browser says it; the one-time row says whether it was ours. */
export function challengeOf(response: unknown): string | null {
  const inner =
    typeof response === 'object' && response !== null && 'response' in response ? response.response : null;
  const encoded =
    typeof inner === 'object' && inner !== null && 'clientDataJSON' in inner ? inner.clientDataJSON : null;
  if (typeof encoded !== 'string') return null;
  try {
    const data: unknown = JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof data === 'object' &&
      data !== null &&
      'challenge' in data &&
      typeof data.challenge === 'string'
      ? data.challenge
      : null;
  } catch {
    return null;
  }
}

const credentialIdOf = (response: unknown): string | null =>
  typeof response === 'object' && response !== null && 'id' in response && typeof response.id === 'string'
    ? response.id
    : null;

/**
 * Checks what an authenticator answered to a challenge of ours, once: the UUID of whose passkey it is, or null. The
 * counter only goes forward (WebAuthn 7.2, step 22): a cloned authenticator is noticed.
 */
export async function showPasskey(ctx: HouseContext, response: unknown): Promise<string | null> {
  const challenge = challengeOf(response);
  const credentialId = credentialIdOf(response);
  if (challenge === null || credentialId === null) return null;
  const asked = await consume<{ userId: string | null }>(ctx.db, 'passkey_request', challenge, ctx.now());
  if (!asked) return null;
  const [row] = await ctx.db.rows<Row>(sql`
    select ${columns} from passkeys k join users u on u.id = k.user_id and u.status = 'active'
     where k.credential_id = ${credentialId}`);
  if (!row || (asked.userId !== null && asked.userId !== row.user_id)) return null;
  const verified = await ctx.ports.auth.passkeys.verifyRequest({
    response,
    challenge,
    origin: ctx.caller.origin,
    rpId: ctx.ports.auth.authHost,
    passkey: recordOf(row),
  });
  if (!verified) return null;
  const now = at(ctx.now());
  const moved = await ctx.db.rows<{ id: string }>(sql`
    update passkeys set counter = ${verified.counter}, last_used_at = ${now}, updated_at = ${now}
     where id = ${row.id}::uuid and (counter < ${verified.counter} or (counter = 0 and ${verified.counter} = 0)) returning id`);
  return moved.length === 1 ? row.user_id : null;
}
