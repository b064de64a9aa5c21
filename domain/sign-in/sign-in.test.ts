import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { platformTables } from '../../schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  freshSession,
  platformStaff,
  type TestHouse,
  testHouse,
} from '../../tests/support/test-house.ts';
import { hashPassword } from '../access/password.ts';
import { pkceChallenge } from '../access/pkce.ts';
import { currentTotp } from '../access/totp.ts';
import { operations as accountOperations } from '../accounts/index.ts';
import { operations as impersonationOperations } from '../impersonation/index.ts';
import type { BrowserItem, BrowserMemory, Caller } from '../kernel/context.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { newId, toExternalId } from '../kernel/ids.ts';
import { TOTP_SEAL } from './factors.ts';
import { operations } from './index.ts';

const PASSWORD = 'seven quiet harbours';
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let db: TestDatabase;
let test: TestHouse;
let hash: string;
beforeAll(async () => {
  db = await openTestDatabase();
  hash = await hashPassword(PASSWORD);
});
afterAll(() => db.close());
beforeEach(() => {
  test = testHouse(db);
});

class Jar implements BrowserMemory {
  readonly items = new Map<BrowserItem, string>();
  read(item: BrowserItem): string | null {
    return this.items.get(item) ?? null;
  }
  keep(item: BrowserItem, value: string): void {
    this.items.set(item, value);
  }
  forget(item: BrowserItem): void {
    this.items.delete(item);
  }
}

const at = (host: string, jar: Jar, part: Partial<Caller> = {}): Partial<Caller> => ({
  ...ANONYMOUS,
  session: null,
  source: 'auth',
  origin: `http://${host}:8787`,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0',
  browser: jar,
  ...part,
});

const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  db.database.platform().rows<T>(statement);

async function person(options: { totp?: boolean; memberOf?: string } = {}) {
  const id = newId();
  const email = `${id}@example.com`;
  const platform = db.database.platform();
  const { accounts, memberships, users } = platformTables;
  await platform.runAll([
    platform.q.insert(users).values({ id, email, name: 'Ada Byron' }),
    platform.q
      .insert(accounts)
      .values({ id: newId(), accountId: id, providerId: 'credential', userId: id, password: hash }),
    ...(options.memberOf
      ? [platform.q.insert(memberships).values({ id: newId(), userId: id, tenantId: options.memberOf })]
      : []),
  ]);
  if (options.totp) {
    const secret = await test.ports.auth.seal(TOTP_SEAL, SECRET);
    await rows(
      sql`insert into mfa_totp (id, user_id, secret, verified_at) values (${newId()}::uuid, ${id}::uuid, ${secret}, now())`,
    );
  }
  return { id, email };
}

async function signedIn(options: Parameters<typeof person>[0] = {}) {
  const who = await person(options);
  const jar = new Jar();
  await test.callHouse(
    operations.signInWithPassword,
    { email: who.email, password: PASSWORD },
    at('auth.localhost', jar),
  );
  const token = jar.read('session') ?? '';
  const [row] = await rows<{ id: string }>(
    sql`select id from sessions where token = ${await sha256Hex(token)}`,
  );
  const caller = at('auth.localhost', jar, {
    actor: { kind: 'person', id: toExternalId('user', who.id), name: 'Ada Byron' },
    session: freshSession({
      id: row?.id ?? '',
      userId: who.id,
      audience: 'auth',
      stepUpAt: test.clock.now,
    }),
  });
  return { ...who, jar, token, sessionId: row?.id ?? '', caller };
}

const codeOf = async (problem: Promise<{ code: string; status: number }>) => {
  const { code, status } = await problem;
  return [status, code];
};

describe('password', () => {
  it('signs in; the table keeps the token’s hash alone', async () => {
    const { token, sessionId } = await signedIn();
    expect(token.length).toBeGreaterThanOrEqual(43);
    const [row] = await rows<{ token: string; aal: number; amr: string[]; step_up_at: string | null }>(
      sql`select token, aal, amr, step_up_at from sessions where id = ${sessionId}::uuid`,
    );
    expect(row).toMatchObject({ token: await sha256Hex(token), aal: 1, amr: ['pwd'] });
    expect(row?.step_up_at).not.toBeNull();
  });

  it('answers the same for a wrong password and an unknown address', async () => {
    const { email } = await person();
    const problems = await Promise.all(
      [
        { email, password: 'not this one at all' },
        { email: 'nobody@example.com', password: PASSWORD },
      ].map((input) =>
        test.houseProblem(operations.signInWithPassword, input, at('auth.localhost', new Jar())),
      ),
    );
    expect(problems.map(({ status, code, title, detail }) => [status, code, title, detail])).toEqual([
      [401, 'invalid_credentials', problems[0]?.title, problems[0]?.detail],
      [401, 'invalid_credentials', problems[0]?.title, problems[0]?.detail],
    ]);
  });

  it('refuses empty fields, other hosts, and the sixth try of a minute', async () => {
    const { email } = await person();
    const jar = new Jar();
    const empty = await test.houseProblem(
      operations.signInWithPassword,
      { email: '', password: '' },
      at('auth.localhost', jar),
    );
    expect([empty.status, empty.errors.map(({ path }) => path)]).toEqual([422, ['email', 'password']]);
    expect(
      await codeOf(
        test.houseProblem(
          operations.signInWithPassword,
          { email, password: PASSWORD },
          at('alpha.localhost', jar),
        ),
      ),
    ).toEqual([403, 'wrong_host']);
    for (let i = 0; i < 4; i++)
      await test.houseProblem(
        operations.signInWithPassword,
        { email, password: 'wrong' },
        at('auth.localhost', jar),
      );
    expect(
      await codeOf(
        test.houseProblem(
          operations.signInWithPassword,
          { email, password: PASSWORD },
          at('auth.localhost', jar),
        ),
      ),
    ).toEqual([429, 'rate_limited']);
  });

  it('ends the oldest of eleven sessions', async () => {
    const { email, id } = await person();
    for (let i = 0; i < 11; i++) {
      test.clock.now = new Date(test.clock.now.getTime() + 60_000);
      test.record.takes.clear();
      await test.callHouse(
        operations.signInWithPassword,
        { email, password: PASSWORD },
        at('auth.localhost', new Jar()),
      );
    }
    const [row] = await rows<{ live: number; superseded: number }>(sql`
      select count(*) filter (where revoked_at is null)::int as live, count(*) filter (where revoke_reason = 'superseded')::int as superseded
        from sessions where user_id = ${id}::uuid`);
    expect(row).toEqual({ live: 10, superseded: 1 });
  });
});

describe('second factor', () => {
  const pending = async () => {
    const who = await person({ totp: true });
    const jar = new Jar();
    const outcome = await test.callHouse(
      operations.signInWithPassword,
      { email: who.email, password: PASSWORD },
      at('auth.localhost', jar),
    );
    expect(outcome).toEqual({ state: 'second_factor', factors: ['totp'] });
    expect(jar.read('session')).toBeNull();
    return { ...who, jar };
  };

  it('a code finishes the sign-in at level 2, once', async () => {
    const { jar, email } = await pending();
    const code = await currentTotp(SECRET, test.clock.now);
    await test.callHouse(operations.verifySecondFactor, { code }, at('auth.localhost', jar));
    expect(jar.read('session')).not.toBeNull();
    const again = new Jar();
    await test.callHouse(
      operations.signInWithPassword,
      { email, password: PASSWORD },
      at('auth.localhost', again),
    );
    expect(
      await codeOf(test.houseProblem(operations.verifySecondFactor, { code }, at('auth.localhost', again))),
    ).toEqual([422, 'code_invalid']);
  });

  it('of two parallel uses of one code one signs in', async () => {
    const { jar } = await pending();
    const code = await currentTotp(SECRET, test.clock.now);
    const flow = jar.read('flow') ?? '';
    const tries = await Promise.allSettled(
      [0, 1].map(() => {
        const own = new Jar();
        own.keep('flow', flow);
        return test.callHouse(operations.verifySecondFactor, { code }, at('auth.localhost', own));
      }),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('five wrong codes end it; another browser has nothing to finish', async () => {
    const { jar } = await pending();
    for (let i = 0; i < 5; i++)
      expect(
        (
          await test.houseProblem(
            operations.verifySecondFactor,
            { code: '000000' },
            at('auth.localhost', jar),
          )
        ).code,
      ).toBe('code_invalid');
    const code = await currentTotp(SECRET, test.clock.now);
    expect(
      await codeOf(test.houseProblem(operations.verifySecondFactor, { code }, at('auth.localhost', jar))),
    ).toEqual([401, 'sign_in_expired']);
    expect(
      (await test.houseProblem(operations.verifySecondFactor, { code }, at('auth.localhost', new Jar())))
        .code,
    ).toBe('sign_in_expired');
  });
});

const mailTo = async (email: string, kind: string): Promise<string> => {
  const [row] = await rows<{ text: string }>(
    sql`select text from mail_messages where to_email = ${email} and kind = ${kind} order by created_at desc, id desc limit 1`,
  );
  return row?.text ?? '';
};
const tokenIn = (text: string): string => /token=([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? '';

describe('link, code, reset', () => {
  it('a link signs in once; looking at it uses nothing', async () => {
    const { email } = await person();
    await test.callHouse(operations.requestLink, { email }, at('auth.localhost', new Jar()));
    const token = tokenIn(await mailTo(email, 'sign_in_link'));
    const jar = new Jar();
    expect(await test.callHouse(operations.describeLink, { token }, at('auth.localhost', jar))).toMatchObject(
      { device: 'Firefox on Linux' },
    );
    const both = await Promise.allSettled(
      [0, 1].map(() => test.callHouse(operations.signInWithLink, { token }, at('auth.localhost', new Jar()))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await codeOf(test.houseProblem(operations.describeLink, { token }, at('auth.localhost', jar))),
    ).toEqual([410, 'link_invalid']);
  });

  it('says nothing of addresses without account, and mails them nothing', async () => {
    for (const operation of [operations.requestLink, operations.requestCode, operations.requestReset])
      expect(
        await test.callHouse(operation, { email: 'stranger@example.com' }, at('auth.localhost', new Jar())),
      ).toEqual({});
    expect(await rows(sql`select id from mail_messages where to_email = 'stranger@example.com'`)).toEqual([]);
  });

  it('a code works in the browser that asked, and an hour later not at all', async () => {
    const { email } = await person();
    const jar = new Jar();
    await test.callHouse(operations.requestCode, { email }, at('auth.localhost', jar));
    const code = /Your code:\n(\d{6})/.exec(await mailTo(email, 'sign_in_code'))?.[1] ?? '';
    expect(
      (await test.houseProblem(operations.signInWithCode, { code }, at('auth.localhost', new Jar()))).code,
    ).toBe('sign_in_expired');
    expect(
      await test.callHouse(operations.signInWithCode, { code }, at('auth.localhost', jar)),
    ).toMatchObject({ state: 'signed_in' });
    await test.callHouse(operations.requestCode, { email }, at('auth.localhost', jar));
    const late = /Your code:\n(\d{6})/.exec(await mailTo(email, 'sign_in_code'))?.[1] ?? '';
    test.clock.now = new Date(test.clock.now.getTime() + 3_600_000);
    expect(
      (await test.houseProblem(operations.signInWithCode, { code: late }, at('auth.localhost', jar))).code,
    ).toBe('sign_in_expired');
  });

  it('a reset ends every session, keeps the link after a bad password, and is good once', async () => {
    const { email, id } = await signedIn();
    await test.callHouse(operations.requestReset, { email }, at('auth.localhost', new Jar()));
    const token = tokenIn(await mailTo(email, 'password_reset'));
    const bad = await test.houseProblem(
      operations.resetPassword,
      { token, password: 'short' },
      at('auth.localhost', new Jar()),
    );
    expect([bad.status, bad.errors[0]?.path]).toEqual([422, 'password']);
    await test.callHouse(
      operations.resetPassword,
      { token, password: 'nine amber lanterns' },
      at('auth.localhost', new Jar()),
    );
    expect(
      await rows(sql`select id from sessions where user_id = ${id}::uuid and revoked_at is null`),
    ).toEqual([]);
    expect(
      (
        await test.houseProblem(
          operations.resetPassword,
          { token, password: 'ten amber lanterns' },
          at('auth.localhost', new Jar()),
        )
      ).code,
    ).toBe('link_invalid');
  });
});

describe('hand-off', () => {
  const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const codeFor = async (caller: Partial<Caller>, host = 'alpha.localhost') => {
    const decision = await test.callHouse(
      operations.authorize,
      { host, challenge: await pkceChallenge(VERIFIER) },
      caller,
    );
    if (decision.next !== 'hand_off') throw new Error(decision.next);
    return decision.code;
  };
  const exchange = (code: string, jar: Jar, host = 'alpha.localhost', verifier = VERIFIER) =>
    test.callHouse(operations.exchange, { code, verifier }, at(host, jar));

  it('makes a child for one host; ending the parent ends it', async () => {
    const who = await signedIn({ memberOf: db.alpha.tenant.id });
    const jar = new Jar();
    await exchange(await codeFor(who.caller), jar);
    const [child] = await rows(
      sql`select audience, host, parent_session_id, amr from sessions where token = ${await sha256Hex(jar.read('session') ?? '')}`,
    );
    expect(child).toEqual({
      audience: 'admin',
      host: 'alpha.localhost',
      parent_session_id: who.sessionId,
      amr: ['pwd'],
    });
    await test.callHouse(operations.signOut, {}, who.caller);
    expect(
      await rows(sql`select id from sessions where user_id = ${who.id}::uuid and revoked_at is null`),
    ).toEqual([]);
  });

  it('refuses another host, another verifier, a late code; a replay ends what the code made', async () => {
    const who = await signedIn({ memberOf: db.alpha.tenant.id });
    const refused = async (code: string, host?: string, verifier?: string) =>
      (await exchange(code, new Jar(), host, verifier).catch((error: { code: string }) => error)) as {
        code?: string;
      };
    expect((await refused(await codeFor(who.caller), 'beta.localhost')).code).toBe('code_invalid');
    expect((await refused(await codeFor(who.caller), 'alpha.localhost', `${VERIFIER}x`)).code).toBe(
      'code_invalid',
    );
    const late = await codeFor(who.caller);
    test.clock.now = new Date(test.clock.now.getTime() + 61_000);
    expect((await refused(late)).code).toBe('code_invalid');
    const code = await codeFor({ ...who.caller });
    const jar = new Jar();
    await exchange(code, jar);
    expect((await refused(code)).code).toBe('code_invalid');
    const [made] = await rows<{ revoke_reason: string }>(
      sql`select revoke_reason from sessions where token = ${await sha256Hex(jar.read('session') ?? '')}`,
    );
    expect(made?.revoke_reason).toBe('code_replayed');
  });

  it('gives no code to strangers, unknown hosts, and the console without a second factor', async () => {
    const who = await signedIn({ memberOf: db.alpha.tenant.id });
    const input = async (host: string) => ({ host, challenge: await pkceChallenge(VERIFIER) });
    expect(
      await codeOf(test.houseProblem(operations.authorize, await input('beta.localhost'), who.caller)),
    ).toEqual([403, 'no_access']);
    expect(
      await codeOf(test.houseProblem(operations.authorize, await input('nobody.localhost'), who.caller)),
    ).toEqual([404, 'not_found']);
    expect(
      await codeOf(test.houseProblem(operations.authorize, await input('localhost'), who.caller)),
    ).toEqual([403, 'no_access']);
    await rows(sql`insert into platform_admins (user_id, role) values (${who.id}::uuid, 'super_admin')`);
    expect(await test.callHouse(operations.authorize, await input('localhost'), who.caller)).toMatchObject({
      next: 'enrol',
    });
    await rows(sql`update sessions set amr = '{mail}' where id = ${who.sessionId}::uuid`);
    expect(await test.callHouse(operations.authorize, await input('localhost'), who.caller)).toMatchObject({
      next: 'sign_in',
      reason: 'method',
    });
    await rows(sql`delete from platform_admins where user_id = ${who.id}::uuid`);
  });
});

describe('a person’s own account', () => {
  it('adds an authenticator app by its first code, with ten recovery codes', async () => {
    const who = await signedIn();
    const { secret } = await test.callHouse(accountOperations.beginTotp, {}, who.caller);
    expect(
      (await test.houseProblem(accountOperations.confirmTotp, { code: '000000' }, who.caller)).code,
    ).toBe('code_invalid');
    const { recoveryCodes } = await test.callHouse(
      accountOperations.confirmTotp,
      { code: await currentTotp(secret, test.clock.now) },
      who.caller,
    );
    expect(recoveryCodes).toHaveLength(10);
    expect(who.jar.read('session')).not.toBe(who.token);
    const [row] = await rows<{ secret: string; aal: number }>(
      sql`select t.secret, s.aal from mfa_totp t join sessions s on s.user_id = t.user_id where t.user_id = ${who.id}::uuid`,
    );
    expect(row?.secret).not.toContain(secret);
    expect(row?.aal).toBe(2);
    expect(await mailTo(who.email, 'totp_added')).not.toBe('');
  });

  it('asks for a fresh factor, and hides sessions of others', async () => {
    const who = await signedIn();
    const other = await signedIn();
    const stale = {
      ...who.caller,
      session: freshSession({ id: who.sessionId, userId: who.id, audience: 'auth', stepUpAt: null }),
    };
    expect((await test.houseProblem(accountOperations.beginTotp, {}, stale)).code).toBe('step_up_required');
    expect(
      await codeOf(
        test.houseProblem(
          accountOperations.endSession,
          { sessionId: toExternalId('session', other.sessionId) },
          who.caller,
        ),
      ),
    ).toEqual([404, 'not_found']);
    const { items } = await test.callHouse(accountOperations.listSessions, {}, who.caller);
    expect(items.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      [toExternalId('session', who.sessionId), true],
    ]);
  });

  it('is deleted whole, unless a brand would lose its only owner', async () => {
    const who = await signedIn({ memberOf: db.alpha.tenant.id });
    await rows(sql`
      insert into membership_roles (membership_id, role_id, tenant_id)
      select id, '01900000-0000-7000-8000-000000000001'::uuid, tenant_id from memberships where user_id = ${who.id}::uuid`);
    expect(
      await codeOf(test.houseProblem(accountOperations.deleteAccount, { confirm: who.email }, who.caller)),
    ).toEqual([409, 'last_owner']);
    await rows(
      sql`delete from membership_roles where membership_id in (select id from memberships where user_id = ${who.id}::uuid)`,
    );
    await test.callHouse(accountOperations.deleteAccount, { confirm: who.email }, who.caller);
    const [row] = await rows(sql`select status, name from users where id = ${who.id}::uuid`);
    expect(row).toEqual({ status: 'deleted', name: '' });
  });
});

describe('impersonation', () => {
  it('needs a reason, a member, none of the staff; one at a time; ends at once', async () => {
    const target = await person({ memberOf: db.alpha.tenant.id });
    const admin = await person();
    const caller = {
      ...platformStaff(),
      session: freshSession({ audience: 'platform', userId: admin.id, id: newId() }),
    };
    const input = {
      userId: toExternalId('user', target.id),
      tenantId: toExternalId('tenant', db.alpha.tenant.id),
      reason: 'Ticket 4711: the refund page shows nothing',
    };
    const { startImpersonation, endImpersonation } = impersonationOperations;
    expect((await test.houseProblem(startImpersonation, { ...input, reason: 'short' }, caller)).status).toBe(
      422,
    );
    expect(
      (
        await test.houseProblem(
          startImpersonation,
          { ...input, tenantId: toExternalId('tenant', db.beta.tenant.id) },
          caller,
        )
      ).status,
    ).toBe(404);
    const live = await test.callHouse(startImpersonation, input, caller);
    expect(live.slug).toBe('alpha');
    expect(await mailTo(target.email, 'impersonation_started')).toContain('4711');
    expect((await test.houseProblem(startImpersonation, input, caller)).code).toBe('impersonation_live');
    await test.callHouse(endImpersonation, { impersonationId: live.id }, caller);
    expect((await test.houseProblem(endImpersonation, { impersonationId: live.id }, caller)).status).toBe(
      404,
    );
    await rows(
      sql`insert into security_policies (tenant_id, support_access) values (${db.alpha.tenant.id}::uuid, 'never')`,
    );
    expect((await test.houseProblem(startImpersonation, input, caller)).code).toBe('support_access_closed');
    await rows(sql`delete from security_policies`);
  });
});

it('signing keys: one is made, published without its private half, and kept sealed', async () => {
  const { made } = await test.callHouse(
    operations.rotateKeys,
    {},
    { actor: { kind: 'system', id: 'runner' }, session: null },
  );
  const { keys } = await test.callHouse(operations.publicKeys, {}, at('auth.localhost', new Jar()));
  expect(keys).toEqual([expect.objectContaining({ kid: made, alg: 'EdDSA', kty: 'OKP' })]);
  expect(keys[0]).not.toHaveProperty('d');
  expect(
    await test.callHouse(
      operations.rotateKeys,
      {},
      { actor: { kind: 'system', id: 'runner' }, session: null },
    ),
  ).toEqual({ made: null });
});
