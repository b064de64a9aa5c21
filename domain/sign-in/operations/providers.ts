import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { newPkceVerifier } from '../../access/pkce.ts';
import { randomToken } from '../../kernel/hash.ts';
import { newId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem, unauthenticated } from '../../kernel/problem.ts';
import type { ProviderKey } from '../auth-port.ts';
import { afterFirstFactor, SignInOutcome } from '../first-factor.ts';
import { localPath } from '../local-path.ts';
import { authOrigin, notify } from '../notices.ts';
import { consume, issue } from '../one-time.ts';
import { requireAuthHost, steppedUpSession } from '../own-session.ts';
import { personById } from '../people.ts';

const MINUTES = 10;
const Provider = z.enum(['google', 'microsoft']);

interface ProviderFacts {
  provider: ProviderKey;
  nonce: string;
  codeVerifier: string;
  to: string;
  /** Who links the outside account; null for a sign-in. */
  linkTo: string | null;
}

const notOffered = (): Problem =>
  new Problem({ status: 404, code: 'not_found', title: 'This way to sign in is not offered here' });

/** Sends the browser to Google or Microsoft; to sign in, or to link the outside account to the one signed in. */
export const beginProvider = houseOperation({
  name: 'auth.begin_provider',
  summary: 'Sign in with Google or Microsoft: where to send the browser',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/sso',
  isHiddenFromMcp: true,
  input: z.object({
    provider: Provider,
    to: z.string().max(2000).default('/account'),
    /** Link to the account that is signed in; needs a fresh factor. */
    link: z.boolean().default(false),
  }),
  output: z.object({ url: z.string() }),
  rateLimit: { limit: 30, periodSeconds: 60, by: 'ip' },
  problems: ['not_found', 'step_up_required'],
  run: async (ctx, { provider, to, link }) => {
    requireAuthHost(ctx);
    const { providers } = ctx.ports.auth;
    if (!providers.available().some(({ key }) => key === provider)) throw notOffered();
    const state = randomToken(32);
    const facts: ProviderFacts = {
      provider,
      nonce: randomToken(16),
      codeVerifier: newPkceVerifier(),
      to: localPath(to),
      linkTo: link ? steppedUpSession(ctx).userId : null,
    };
    ctx.write(...(await issue(ctx.db, 'provider', state, facts, ctx.now(), MINUTES)));
    ctx.caller.browser?.keep('flow', state, MINUTES * 60);
    const url = await providers.authorizationUrl(provider, {
      redirectUri: `${authOrigin(ctx)}/callback/${provider}`,
      state,
      nonce: facts.nonce,
      codeVerifier: facts.codeVerifier,
    });
    return { url: url.href };
  },
});

/**
 * Takes the browser back from the provider. An outside account signs in only where its owner linked it before: the same
 * e-mail address is no proof (10 AUTH-09). State is bound to the browser by cookie, and good once.
 */
export const finishProvider = houseOperation({
  name: 'auth.finish_provider',
  summary: 'Sign in with Google or Microsoft: the way back',
  kind: 'command',
  permission: 'public',
  auditCategory: 'auth',
  input: z.object({
    provider: Provider,
    code: z.string().min(1).max(4000),
    state: z.string().min(1).max(200),
  }),
  output: z.object({ to: z.string(), outcome: SignInOutcome.or(z.object({ state: z.literal('linked') })) }),
  rateLimit: { limit: 30, periodSeconds: 60, by: 'ip' },
  problems: ['provider_refused', 'not_linked', 'already_linked'],
  run: async (ctx, { provider, code, state }) => {
    requireAuthHost(ctx);
    const refused = new Problem({
      status: 400,
      code: 'provider_refused',
      title: 'This sign-in cannot be finished',
      detail: 'It took too long, or was begun in another browser. Start again.',
    });
    if (ctx.caller.browser?.read('flow') !== state) throw refused;
    const facts = await consume<ProviderFacts>(ctx.db, 'provider', state, ctx.now());
    if (facts?.provider !== provider) throw refused;
    const identity = await ctx.ports.auth.providers.identity(provider, {
      code,
      redirectUri: `${authOrigin(ctx)}/callback/${provider}`,
      nonce: facts.nonce,
      codeVerifier: facts.codeVerifier,
    });
    if (!identity) throw refused;
    ctx.caller.browser?.forget('flow');
    const [known] = await ctx.db.rows<{ user_id: string }>(
      sql`select user_id from accounts where provider_id = ${provider} and account_id = ${identity.subject}`,
    );
    if (facts.linkTo !== null) {
      const person = await personById(ctx.db, facts.linkTo);
      if (!person || ctx.caller.session?.userId !== facts.linkTo) throw unauthenticated();
      if (!identity.isEmailVerified) throw unverified();
      if (known && known.user_id !== person.id) throw alreadyLinked();
      if (!known)
        ctx.write(
          ctx.db.q
            .insert(platformTables.accounts)
            .values({ id: newId(), providerId: provider, accountId: identity.subject, userId: person.id }),
        );
      notify(ctx, person.email, 'provider_linked');
      return { to: facts.to, outcome: { state: 'linked' as const } };
    }
    const person = known ? await personById(ctx.db, known.user_id) : null;
    if (!person) throw notLinked();
    return { to: facts.to, outcome: await afterFirstFactor(ctx, person, ['fed', provider]) };
  },
});

const unverified = (): Problem =>
  new Problem({
    status: 409,
    code: 'provider_refused',
    title: 'The provider has not verified this e-mail address',
    detail: 'Verify it there first, then link the account again.',
  });

const alreadyLinked = (): Problem =>
  new Problem({
    status: 409,
    code: 'already_linked',
    title: 'This outside account belongs to somebody else here',
  });

const notLinked = (): Problem =>
  new Problem({
    status: 403,
    code: 'not_linked',
    title: 'This outside account is not linked yet',
    detail: 'Sign in another way first, then link it under Security.',
  });
