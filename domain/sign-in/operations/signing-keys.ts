import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import type { PublicJwk } from '../../access/jwt.ts';
import {
  type JwtKeyRecord,
  OVERLAP_DAYS,
  planRotation,
  publicJwks,
  SIGNING_DAYS,
} from '../../access/jwt-keys.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { secondsLater } from '../session-limits.ts';
import { at } from '../sessions.ts';

/** `purpose` of the seal around private signing keys. */
export const JWT_SEAL = 'jwt';

interface Row extends Record<string, unknown> {
  kid: string;
  public_jwk: PublicJwk;
  status: JwtKeyRecord['status'];
  active_from: string;
  retiring_at: string | null;
}

async function keysOf(ctx: HouseContext): Promise<JwtKeyRecord[]> {
  const rows = await ctx.db.rows<Row>(sql`
    select kid, public_jwk, status, active_from, case when status <> 'active' then updated_at end as retiring_at
      from jwt_keys where status <> 'retired' order by active_from desc limit 20`);
  return rows.map((row) => ({
    kid: row.kid,
    publicJwk: row.public_jwk,
    status: row.status,
    createdAt: new Date(row.active_from),
    retiringAt: row.retiring_at === null ? null : new Date(row.retiring_at),
  }));
}

/** The keys that access tokens are checked with (RFC 7517): `/.well-known/jwks.json`. */
export const publicKeys = houseOperation({
  name: 'auth.public_keys',
  summary: 'The keys that access tokens are checked with',
  kind: 'query',
  permission: 'public',
  route: 'GET /auth/jwks',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ keys: z.array(z.record(z.string(), z.string())) }),
  run: async (ctx) => publicJwks(await keysOf(ctx)),
});

/** Daily: makes a key when the one that signs is 90 days old, and retires what is over (10 AUTH-12). */
export const rotateKeys = houseOperation({
  name: 'auth.rotate_keys',
  summary: 'Rotate the keys that sign access tokens',
  kind: 'command',
  permission: 'system',
  auditCategory: 'security',
  input: z.object({}),
  output: z.object({ made: z.string().nullable() }),
  run: async (ctx) => {
    const plan = planRotation(await keysOf(ctx), ctx.now());
    const now = ctx.now();
    const set = (status: string, kids: readonly string[]): void => {
      for (const kid of kids)
        ctx.write(
          ctx.db.q.execute(
            sql`update jwt_keys set status = ${status}, updated_at = ${at(now)} where kid = ${kid}`,
          ),
        );
    };
    set('retiring', plan.toRetiring);
    set('retired', plan.toRetired);
    if (!plan.isNewKeyNeeded) return { made: null };
    const { newSigningKey } = await import('../../access/jwt.ts');
    const { kid, publicJwk, privateJwk } = await newSigningKey();
    ctx.write(
      ctx.db.q.insert(platformTables.jwtKeys).values({
        kid,
        alg: 'EdDSA',
        publicJwk,
        privateJwk: await ctx.ports.auth.seal(JWT_SEAL, JSON.stringify(privateJwk)),
        status: 'active',
        activeFrom: now,
        retiresAt: secondsLater(now, (SIGNING_DAYS + OVERLAP_DAYS) * 86_400),
        createdAt: now,
        updatedAt: now,
      }),
    );
    ctx.audit({ kind: 'jwt_key', id: kid });
    return { made: kid };
  },
});
