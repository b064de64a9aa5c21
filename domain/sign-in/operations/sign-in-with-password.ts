import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { verifyPassword } from '../../access/password.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import { afterFirstFactor, SignInOutcome } from '../first-factor.ts';
import { personByEmail } from '../people.ts';
import { throttlePassword } from '../throttles.ts';

/** The same whether the address is unknown, has no password, or the password is another. */
const notThese = (): Problem =>
  new Problem({
    status: 401,
    code: 'invalid_credentials',
    title: 'This e-mail and password do not match.',
    detail: 'Try again, or reset the password.',
  });

/** Signs in by e-mail and password (10 AUTH-01, AUTH-05). */
export const signInWithPassword = houseOperation({
  name: 'auth.sign_in_password',
  summary: 'Sign in with e-mail and password',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/password',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({
    email: z.string().trim().min(1, 'Enter your e-mail address').max(254),
    /** Checked exactly as received. */
    password: z.string().min(1, 'Enter your password').max(1024),
  }),
  output: SignInOutcome,
  problems: ['invalid_credentials'],
  run: async (ctx, { email, password }) => {
    await throttlePassword(ctx, email);
    const person = await personByEmail(ctx.db, email);
    const isRight = await verifyPassword({ hash: person?.password ?? null, password });
    if (!isRight || !person) {
      await noteFailure(ctx, person?.id ?? null);
      throw notThese();
    }
    return afterFirstFactor(ctx, person, ['pwd']);
  },
});

/** For the person to see among their own activity; says nothing to whoever tried. */
async function noteFailure(ctx: HouseContext, userId: string | null): Promise<void> {
  if (userId === null) return;
  await ctx.db.run(
    ctx.db.q.execute(sql`
      insert into user_activity (id, user_id, action, metadata, ip, user_agent)
      values (gen_random_uuid(), ${userId}::uuid, 'auth.sign_in_failed', '{}'::jsonb, ${ctx.caller.ip}, ${ctx.caller.userAgent?.slice(0, 300) ?? null})`),
  );
}
