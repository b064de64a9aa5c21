import { sql } from 'drizzle-orm';
import { recoveryCodeHash } from '../access/recovery-codes.ts';
import { verifyTotp } from '../access/totp.ts';
import type { HouseContext } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import { at } from './sessions.ts';

/** `purpose` of the seal around TOTP secrets. */
export const TOTP_SEAL = 'totp';

export const codeInvalid = (detail = 'Check the code and try again.'): Problem =>
  new Problem({ status: 422, code: 'code_invalid', title: 'This code is not right.', detail });

/**
 * Checks a code of the authenticator app and uses its step up: the step is moved in one statement that only goes
 * forward, so of two calls with the same code one wins (10 MFA-01).
 */
export async function showTotp(ctx: HouseContext, userId: string, code: string): Promise<boolean> {
  const [row] = await ctx.db.rows<{ secret: string; last_step: string }>(
    sql`select secret, last_step from mfa_totp where user_id = ${userId}::uuid and verified_at is not null`,
  );
  const secret = row && (await ctx.ports.auth.open(TOTP_SEAL, row.secret));
  if (!row || !secret) return false;
  const verdict = await verifyTotp({ secret, code, now: ctx.now(), lastStep: Number(row.last_step) });
  if (!verdict.isValid) return false;
  const moved = await ctx.db.rows<{ id: string }>(sql`
    update mfa_totp set last_step = ${verdict.step}, updated_at = ${at(ctx.now())}
     where user_id = ${userId}::uuid and last_step < ${verdict.step} returning id`);
  return moved.length === 1;
}

/** Uses a recovery code up, once. */
export async function showRecoveryCode(ctx: HouseContext, userId: string, typed: string): Promise<boolean> {
  const hash = await recoveryCodeHash(typed);
  if (hash === null) return false;
  const used = await ctx.db.rows<{ id: string }>(sql`
    update mfa_recovery_codes set used_at = ${at(ctx.now())}, updated_at = ${at(ctx.now())}
     where user_id = ${userId}::uuid and code_hash = ${hash} and used_at is null returning id`);
  return used.length === 1;
}
