import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { randomToken } from '../../kernel/hash.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import {
  challengeOf,
  consume,
  hasFactor,
  issue,
  notify,
  passkeysOf,
  steppedUpSession,
  stepUpSession,
} from '../../sign-in/index.ts';
import { ownPerson, personForFactors, recoveryCodeWrites, refuseLastFactor } from './factors.ts';

const CHALLENGE_MINUTES = 5;

/** What the browser's authenticator is asked to make. */
export const beginPasskey = houseOperation({
  name: 'accounts.begin_passkey',
  summary: 'Begin to add a passkey: the options for the browser',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/factors/passkeys/options',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ options: z.record(z.string(), z.unknown()) }),
  problems: ['step_up_required'],
  run: async (ctx) => {
    const person = await personForFactors(ctx);
    const challenge = randomToken(32);
    ctx.write(
      ...(await issue(
        ctx.db,
        'passkey_create',
        challenge,
        { userId: person.id },
        ctx.now(),
        CHALLENGE_MINUTES,
      )),
    );
    const { authHost, passkeys } = ctx.ports.auth;
    const options = await passkeys.creationOptions({
      rpId: authHost,
      user: { id: person.id, email: person.email, name: person.name },
      challenge,
      known: await passkeysOf(ctx, person.id),
    });
    return { options };
  },
});

/** Adds the passkey that the authenticator made. */
export const addPasskey = houseOperation({
  name: 'accounts.add_passkey',
  summary: 'Add a passkey',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/factors/passkeys',
  successStatus: 201,
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({
    name: z.string().trim().max(60).default(''),
    /** `PublicKeyCredential.toJSON()`. */
    response: z.record(z.string(), z.unknown()),
  }),
  output: z.object({ id: z.string(), recoveryCodes: z.array(z.string()) }),
  problems: ['step_up_required', 'passkey_refused'],
  run: async (ctx, { name, response }) => {
    const session = steppedUpSession(ctx);
    const person = await ownPerson(ctx, session.userId);
    const challenge = challengeOf(response);
    const asked =
      challenge === null
        ? null
        : await consume<{ userId: string }>(ctx.db, 'passkey_create', challenge, ctx.now());
    const made =
      challenge !== null && asked?.userId === person.id
        ? await ctx.ports.auth.passkeys.verifyCreation({
            response,
            challenge,
            origin: ctx.caller.origin,
            rpId: ctx.ports.auth.authHost,
          })
        : null;
    if (!made)
      throw new Problem({
        status: 422,
        code: 'passkey_refused',
        title: 'This passkey could not be added',
        detail: 'It took too long, or the device did not answer as it should. Try again.',
      });
    const id = newId();
    ctx.write(
      ctx.db.q.insert(platformTables.passkeys).values({
        id,
        userId: person.id,
        name: name || 'Passkey',
        credentialID: made.credentialId,
        publicKey: made.publicKey,
        counter: made.counter,
        deviceType: made.deviceType,
        backedUp: made.isBackedUp,
        transports: made.transports.join(','),
        aaguid: made.aaguid,
      }),
    );
    const { codes, writes } =
      person.recovery_codes > 0 ? { codes: [], writes: [] } : await recoveryCodeWrites(ctx, person.id);
    ctx.write(...writes);
    await stepUpSession(ctx, session.id, ['hwk'], 2);
    notify(ctx, person.email, 'passkey_added');
    ctx.audit({
      kind: 'user',
      id: toExternalId('user', person.id),
      detail: { factor: 'passkey', isFirst: !hasFactor(person) },
    });
    ctx.emit({ type: 'auth.mfa_enrolled', payload: { userId: person.id, factor: 'passkey' } });
    return { id: toExternalId('passkey', id), recoveryCodes: codes };
  },
});

/** Takes one passkey away; the device's copy stays and opens nothing. */
export const removePasskey = houseOperation({
  name: 'accounts.remove_passkey',
  summary: 'Remove a passkey',
  kind: 'command',
  permission: 'person',
  route: 'DELETE /account/factors/passkeys/:passkeyId',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ passkeyId: idInput('passkey') }),
  output: z.object({}),
  problems: ['step_up_required', 'factor_required', 'not_found'],
  run: async (ctx, { passkeyId }) => {
    const person = await personForFactors(ctx);
    const [own] = await ctx.db.rows<{ id: string }>(
      sql`select id from passkeys where id = ${passkeyId}::uuid and user_id = ${person.id}::uuid`,
    );
    if (!own) throw notFound('passkey');
    await refuseLastFactor(ctx, person);
    ctx.write(
      ctx.db.q.execute(
        sql`delete from passkeys where id = ${passkeyId}::uuid and user_id = ${person.id}::uuid`,
      ),
    );
    notify(ctx, person.email, 'passkey_removed');
    ctx.audit({ kind: 'user', id: toExternalId('user', person.id), detail: { factor: 'passkey' } });
    ctx.emit({ type: 'auth.mfa_removed', payload: { userId: person.id, factor: 'passkey' } });
    return {};
  },
});
