import { z } from 'zod';
import type { HouseContext } from '../kernel/context.ts';
import { randomToken } from '../kernel/hash.ts';
import { toExternalId } from '../kernel/ids.ts';
import { issue } from './one-time.ts';
import { hasFactor, type Person } from './people.ts';
import { type Amr, startSession } from './sessions.ts';

const SECOND_FACTOR_MINUTES = 10;

export const Factor = z.enum(['totp', 'passkey', 'recovery']);

export const SignInOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed_in'), userId: z.string() }),
  /** The browser keeps a secret for `/auth/mfa/verify`; it is signed in only after that. */
  z.object({ state: z.literal('second_factor'), factors: z.array(Factor) }),
]);
export type SignInOutcome = z.output<typeof SignInOutcome>;

/** What a sign-in that waits for its second factor remembers. */
export interface PendingSignIn {
  userId: string;
  amr: Amr[];
}

/** The factors that somebody can show after a password, link or code. */
export const factorsOf = (person: Person): z.output<typeof Factor>[] => [
  ...(person.passkeys > 0 ? (['passkey'] as const) : []),
  ...(person.has_totp ? (['totp'] as const) : []),
  ...(person.recovery_codes > 0 ? (['recovery'] as const) : []),
];

/**
 * After a first factor: people with a second one show it first, everybody else is signed in. A mailed link or code and
 * an outside account never count as fresh for sensitive acts; a password does while there is no second factor.
 */
export async function afterFirstFactor(
  ctx: HouseContext,
  person: Person,
  amr: readonly Amr[],
): Promise<SignInOutcome> {
  if (hasFactor(person)) {
    const secret = randomToken(32);
    const pending: PendingSignIn = { userId: person.id, amr: [...amr] };
    ctx.write(...(await issue(ctx.db, 'second_factor', secret, pending, ctx.now(), SECOND_FACTOR_MINUTES)));
    ctx.caller.browser?.keep('flow', secret, SECOND_FACTOR_MINUTES * 60);
    return { state: 'second_factor', factors: factorsOf(person) };
  }
  return signInWith(ctx, person, amr, { aal: 1, isSteppedUp: amr.includes('pwd') });
}

/** Starts the session and leaves the traces of it: audit, event. */
export async function signInWith(
  ctx: HouseContext,
  person: Pick<Person, 'id' | 'email'>,
  amr: readonly Amr[],
  { aal, isSteppedUp }: { aal: 1 | 2; isSteppedUp: boolean },
): Promise<SignInOutcome> {
  const sessionId = await startSession(ctx, { userId: person.id, amr, aal, isSteppedUp });
  const userId = toExternalId('user', person.id);
  ctx.audit({ kind: 'user', id: userId, detail: { amr, aal } });
  ctx.emit({ type: 'auth.signed_in', payload: { userId: person.id, sessionId, amr, aal } });
  return { state: 'signed_in', userId };
}
