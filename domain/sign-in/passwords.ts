import { sql } from 'drizzle-orm';
import { platformTables, type Query } from '../../schema/index.ts';
import { checkPassword } from '../access/password-policy.ts';
import type { HouseContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';
import { invalidInput } from '../kernel/problem.ts';

/** @throws Problem 422 with what is wrong with a new password (10 AUTH-03). */
export async function acceptablePassword(password: string, email: string, field = 'password'): Promise<void> {
  const { problems } = await checkPassword({ password, email });
  if (problems.length > 0) throw invalidInput(problems.map(({ message }) => ({ path: field, message })));
}

/** Writes that make this hash the person's password, whether they had one or not. */
export function setPassword(ctx: HouseContext, userId: string, hash: string): Query[] {
  const { accounts } = platformTables;
  const now = ctx.now();
  return [
    ctx.db.q
      .insert(accounts)
      .values({ id: newId(), accountId: userId, providerId: 'credential', userId, password: hash })
      .onConflictDoUpdate({
        target: [accounts.providerId, accounts.accountId],
        set: { password: hash, updatedAt: now },
      }),
    ctx.db.q.execute(
      sql`update users set password_changed_at = ${now.toISOString()}::timestamptz, auth_epoch = auth_epoch + 1 where id = ${userId}::uuid`,
    ),
  ];
}
