import { z } from 'zod';
import { randomToken } from '../../kernel/hash.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import { type PendingSignIn, SignInOutcome, signInWith } from '../first-factor.ts';
import { issue, peek } from '../one-time.ts';
import { requireAuthHost } from '../own-session.ts';
import { passkeysOf, showPasskey } from '../passkey-rows.ts';
import { personById } from '../people.ts';

const CHALLENGE_MINUTES = 5;

export const passkeyRefused = (): Problem =>
  new Problem({
    status: 401,
    code: 'passkey_refused',
    title: 'This passkey does not fit',
    detail: 'It belongs to no account here, or took too long. Try again, or use another way to sign in.',
  });

/**
 * What the browser's authenticator is asked. Somebody who has shown a password, or is signed in, is asked for one of
 * their own passkeys; a visitor for any that this host made.
 */
export const passkeyOptions = houseOperation({
  name: 'auth.passkey_options',
  summary: 'Ask for a passkey: the options for the browser',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/passkey/options',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ options: z.record(z.string(), z.unknown()) }),
  rateLimit: { limit: 60, periodSeconds: 60, by: 'ip' },
  run: async (ctx) => {
    requireAuthHost(ctx);
    const flow = ctx.caller.browser?.read('flow');
    const pending = flow ? await peek<PendingSignIn>(ctx.db, 'second_factor', flow, ctx.now()) : null;
    const userId = ctx.caller.session?.userId ?? pending?.userId ?? null;
    const challenge = randomToken(32);
    ctx.write(
      ...(await issue(ctx.db, 'passkey_request', challenge, { userId }, ctx.now(), CHALLENGE_MINUTES)),
    );
    const options = await ctx.ports.auth.passkeys.requestOptions({
      rpId: ctx.ports.auth.authHost,
      challenge,
      allowed: userId === null ? [] : await passkeysOf(ctx, userId),
    });
    return { options };
  },
});

/** Signs in by a passkey: possession and user verification at once, so no second step (SP 800-63B AAL2). */
export const signInWithPasskey = houseOperation({
  name: 'auth.sign_in_passkey',
  summary: 'Sign in with a passkey',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/passkey',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({
    /** `PublicKeyCredential.toJSON()`. */
    response: z.record(z.string(), z.unknown()),
  }),
  output: SignInOutcome,
  problems: ['passkey_refused'],
  rateLimit: { limit: 30, periodSeconds: 60, by: 'ip' },
  run: async (ctx, { response }) => {
    requireAuthHost(ctx);
    const userId = await showPasskey(ctx, response);
    const person = userId === null ? null : await personById(ctx.db, userId);
    if (!person) throw passkeyRefused();
    ctx.caller.browser?.forget('flow');
    return signInWith(ctx, person, ['hwk'], { aal: 2, isSteppedUp: true });
  },
});
