import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handleBell } from '../../../queues/runner.ts';
import { seedMember, statusOf, systemRole, type TestMember } from '../../../tests/support/team-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  freshSession,
  type TestHouse,
  testHouse,
  without,
} from '../../../tests/support/test-house.ts';
import { verifyPassword } from '../../access/password.ts';
import type { Caller } from '../../kernel/context.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { operations as team } from '../../team/index.ts';
import { operations as ops } from '../index.ts';

let db: TestDatabase;
let house: TestHouse;
let owner: TestMember;
let foreign: TestMember;

beforeAll(async () => {
  db = await openTestDatabase();
  vi.spyOn(console, 'info').mockImplementation(() => {});
  owner = await seedMember(db, db.alpha, 'Olga Owner', ['owner']);
  foreign = await seedMember(db, db.beta, 'Bea Beta', ['owner']);
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  house = testHouse(db);
  await db.database
    .platform()
    .rows(
      sql`update invitations set created_at = created_at - interval '8 days', last_sent_at = last_sent_at - interval '8 days'`,
    );
});

const VISITOR: Partial<Caller> = { ...ANONYMOUS, session: null };
const SECRET = 'a quiet harbour at dusk';
let count = 0;
const fresh = (): string => `new.person${++count}@example.net`;

/** Invites, sends, and reads the token out of the mail. */
async function invited(
  email: string,
  roleIds = [systemRole('support')],
): Promise<{ id: string; token: string }> {
  const { results } = await house.call(db.alpha, team.invite, { emails: [email], roleIds }, owner.caller);
  expect(results).toMatchObject([{ status: 'invited' }]);
  return { id: results[0]?.invitationId ?? '', token: await mailedToken(email) };
}

async function mailedToken(email: string): Promise<string> {
  // A bell runs twenty jobs at most.
  while ((await handleBell(house.house, db.alpha)).nextInSeconds === 0);
  const mail = house.record.mails.findLast((one) => one.mail.to === email);
  const token = /http:\/\/auth\.localhost:8787\/join\?token=([\w-]+)/.exec(mail?.mail.text ?? '')?.[1];
  if (!token) throw new Error(`no link was mailed to ${email}`);
  return token;
}

async function person(email: string): Promise<Partial<Caller> & { userId: string }> {
  const userId = newId();
  await db.database
    .platform()
    .rows(
      sql`insert into users (id, email, name, email_verified) values (${userId}::uuid, ${email}, 'Some Body', true)`,
    );
  return {
    userId,
    actor: { kind: 'person', id: toExternalId('user', userId), name: 'Some Body' },
    session: freshSession({ userId, audience: 'auth' }),
  };
}

describe('inviting', () => {
  it('says of each address what became of it', async () => {
    const email = fresh();
    const input = {
      emails: [email, 'not an address', email.toUpperCase(), owner.email, 'Ann <x@mailinator.com>'],
      roleIds: [systemRole('viewer')],
    };
    const { results, invited: sent } = await house.call(db.alpha, team.invite, input, owner.caller);
    expect(results.map(({ status }) => status)).toEqual([
      'invited',
      'invalid',
      'duplicate',
      'already_member',
      'invited',
    ]);
    expect(results[4]).toMatchObject({ email: 'x@mailinator.com', warning: 'disposable' });
    expect(sent).toBe(2);
    const again = await house.call(db.alpha, team.invite, { ...input, emails: [email] }, owner.caller);
    expect(again.results[0]).toMatchObject({ status: 'already_invited' });
  });

  it('reads a CSV', async () => {
    const csv = `\uFEFFName;E-Mail\r\n"Ann; B";${fresh()}\r\nBob;${fresh()}\r\n`;
    const { results } = await house.call(
      db.alpha,
      team.invite,
      { csv, roleIds: [systemRole('viewer')] },
      owner.caller,
    );
    expect(results.map(({ status }) => status)).toEqual(['invited', 'invited']);
  });

  it('keeps the hash alone, and a link once sent is nowhere in clear', async () => {
    house = testHouse(db, {
      mail: {
        send: async (tenantId, mail) => {
          house.record.mails.push({ tenantId, mail });
          return 'sent';
        },
      },
    });
    const { token } = await invited(fresh());
    const rows = await db.database
      .platform()
      .rows<{ hit: boolean }>(sql`select i::text like ${`%${token}%`} as hit from invitations i`);
    expect(rows.some(({ hit }) => hit)).toBe(false);
    const scope = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
    const [mail] = await scope.rows<{ hits: number }>(
      sql`select count(*)::int as hits from mail_messages where html like ${`%${token}%`} or text like ${`%${token}%`}`,
    );
    expect(mail).toEqual({ hits: 0 });
  });

  it('stops at fifty a day and five mails a week to one address', async () => {
    const emails = Array.from({ length: 50 }, fresh);
    const first = await house.call(
      db.alpha,
      team.invite,
      { emails, roleIds: [systemRole('viewer')] },
      owner.caller,
    );
    expect(first.invited).toBe(50);
    const more = await house.call(
      db.alpha,
      team.invite,
      { emails: [fresh()], roleIds: [systemRole('viewer')] },
      owner.caller,
    );
    expect(more.results[0]).toMatchObject({ status: 'limited' });
    const tooMany = { emails: Array.from({ length: 51 }, fresh), roleIds: [systemRole('viewer')] };
    expect(await house.problem(db.alpha, team.invite, tooMany, owner.caller)).toMatchObject({ status: 422 });
    const invitationId = first.results[0]?.invitationId ?? '';
    for (let sends = 2; sends <= 5; sends++) {
      expect(await house.call(db.alpha, team.resendInvitation, { invitationId }, owner.caller)).toMatchObject(
        { sentCount: sends },
      );
    }
    expect(
      await house.problem(db.alpha, team.resendInvitation, { invitationId }, owner.caller),
    ).toMatchObject({
      code: 'too_many_sends',
    });
  });

  it('refuses others', async () => {
    const input = { emails: [fresh()], roleIds: [systemRole('viewer')] };
    expect(await house.problem(db.alpha, team.invite, input, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.problem(db.alpha, team.invite, input, without('team.invite'))).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.alpha, team.invite, { ...input, emails: [] }, owner.caller)).toMatchObject({
      status: 422,
    });
    const { id: invitationId } = await invited(fresh());
    for (const operation of [team.resendInvitation, team.revokeInvitation])
      expect(await house.problem(db.beta, operation, { invitationId }, foreign.caller)).toMatchObject({
        status: 404,
      });
    const page = await house.call(db.beta, team.listInvitations, {}, foreign.caller);
    expect(page.items).toEqual([]);
    const own = await house.call(
      db.alpha,
      team.listInvitations,
      { status: 'pending', limit: 1 },
      owner.caller,
    );
    expect(own.items[0]).toMatchObject({ id: invitationId, status: 'pending', invitedBy: 'Olga Owner' });
  });
});

describe('an invitation', () => {
  it('makes a new person a member, once; the inviter is told', async () => {
    const email = fresh();
    const { token } = await invited(email);
    expect(await house.callHouse(ops.showInvitation, { token }, VISITOR)).toMatchObject({
      brand: 'Alpha Goods',
      email,
      inviter: 'Olga Owner',
      roles: ['Support'],
      hasAccount: false,
      isYou: false,
    });
    const weak = await house.houseProblem(
      ops.acceptInvitation,
      { token, name: '', password: 'short' },
      VISITOR,
    );
    expect(weak).toMatchObject({ status: 422, errors: [{ path: 'name' }, { path: 'password' }] });
    const joined = await house.callHouse(
      ops.acceptInvitation,
      { token, name: 'Nora New', password: SECRET },
      VISITOR,
    );
    expect(joined).toMatchObject({
      brand: 'Alpha Goods',
      url: 'http://alpha.localhost:8787/admin',
      needsSignIn: true,
    });
    const member = await house.call(
      db.alpha,
      team.getMember,
      { memberId: joined.membershipId },
      owner.caller,
    );
    expect(member).toMatchObject({
      name: 'Nora New',
      email,
      status: 'active',
      source: 'invite',
      roles: [{ name: 'Support' }],
    });
    const [account] = await db.database
      .platform()
      .rows<{ password: string }>(
        sql`select a.password from accounts a join users u on u.id = a.user_id where u.email = ${email} and u.email_verified`,
      );
    expect(await verifyPassword({ hash: account?.password ?? '', password: SECRET })).toBe(true);
    const again = { token, name: 'Nora New', password: SECRET };
    for (const operation of [ops.acceptInvitation, ops.declineInvitation, ops.showInvitation])
      expect(await house.houseProblem(operation, again, VISITOR)).toMatchObject({
        status: 410,
        code: 'invitation_over',
      });
    await handleBell(house.house, null);
    await handleBell(house.house, db.alpha);
    expect(house.record.mails.findLast(({ mail }) => mail.to === owner.email)?.mail.subject).toBe(
      'Nora New joined the team',
    );
  });

  it('is accepted by one of many who try at once', async () => {
    const { token } = await invited(fresh());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, (_, index) =>
        house.callHouse(ops.acceptInvitation, { token, name: `Twin ${index}`, password: SECRET }, VISITOR),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect([409, 410]).toContain((outcome.reason as { status: number }).status);
  });

  it('of a known address asks for that account', async () => {
    const email = fresh();
    const me = await person(email);
    const somebody = await person(fresh());
    const { token } = await invited(email);
    const input = { token, name: 'X', password: SECRET };
    expect(await house.houseProblem(ops.acceptInvitation, input, VISITOR)).toMatchObject({
      code: 'sign_in_required',
    });
    expect(await house.houseProblem(ops.acceptInvitation, input, somebody)).toMatchObject({
      status: 403,
      code: 'wrong_account',
    });
    expect(await house.callHouse(ops.showInvitation, { token }, me)).toMatchObject({
      hasAccount: true,
      isYou: true,
    });
    const parallel = await Promise.allSettled(
      [1, 2, 3].map(() => house.callHouse(ops.acceptInvitation, { token }, me)),
    );
    expect(parallel.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not bring a suspended member back', async () => {
    const email = fresh();
    const me = await person(email);
    const { token } = await invited(email);
    const member = await seedMember(db, db.alpha, 'Suspended', ['viewer'], {
      userId: me.userId,
      status: 'suspended',
    });
    expect(await house.houseProblem(ops.acceptInvitation, { token }, me)).toMatchObject({
      code: 'membership_suspended',
    });
    expect(await statusOf(db, member.uuid)).toBe('suspended');
  });

  it('ends by resend, revoke, decline and time', async () => {
    const email = fresh();
    const first = await invited(email);
    await house.call(db.alpha, team.resendInvitation, { invitationId: first.id }, owner.caller);
    const second = await mailedToken(email);
    expect(second).not.toBe(first.token);
    expect(await house.houseProblem(ops.showInvitation, { token: first.token }, VISITOR)).toMatchObject({
      status: 404,
    });
    await house.call(db.alpha, team.revokeInvitation, { invitationId: first.id }, owner.caller);
    expect(
      await house.houseProblem(ops.acceptInvitation, { token: second, name: 'N', password: SECRET }, VISITOR),
    ).toMatchObject({ status: 410 });
    expect(
      await house.problem(db.alpha, team.revokeInvitation, { invitationId: first.id }, owner.caller),
    ).toMatchObject({ code: 'not_pending' });
    const declined = await invited(fresh());
    await house.callHouse(ops.declineInvitation, { token: declined.token }, VISITOR);
    expect(
      await house.problem(db.alpha, team.resendInvitation, { invitationId: declined.id }, owner.caller),
    ).toMatchObject({ code: 'not_resendable' });
    const late = await invited(fresh());
    house.clock.now = new Date(house.clock.now.getTime() + 8 * 86_400_000);
    expect(await house.houseProblem(ops.showInvitation, { token: late.token }, VISITOR)).toMatchObject({
      status: 410,
      extra: { invitationStatus: 'expired' },
    });
    await house.call(db.alpha, team.expireInvitations, {}, { actor: { kind: 'system', id: 'test' } });
    const resent = await house.call(db.alpha, team.resendInvitation, { invitationId: late.id }, owner.caller);
    expect(resent).toMatchObject({ status: 'pending', sentCount: 2 });
  });
});

describe('a person’s brands', () => {
  it('are listed, chosen, switched to and left', async () => {
    const me = await person(fresh());
    const here = await seedMember(db, db.alpha, 'Here', ['support'], { userId: me.userId });
    await seedMember(db, db.beta, 'There', ['viewer'], { userId: me.userId });
    const [alpha, beta] = [db.alpha, db.beta].map(({ tenant }) => toExternalId('tenant', tenant.id)) as [
      string,
      string,
    ];
    await house.callHouse(ops.setDefaultBrand, { tenantId: alpha }, me);
    await house.callHouse(ops.setDefaultBrand, { tenantId: beta }, me);
    expect(await house.callHouse(ops.switchBrand, { tenantId: alpha }, me)).toEqual({
      url: 'http://alpha.localhost:8787/admin',
    });
    const { items } = await house.callHouse(ops.listBrands, {}, me);
    expect(items.map(({ name, isDefault, roles }) => [name, isDefault, roles])).toEqual([
      ['Alpha Goods', false, ['Support']],
      ['Beta Waren', true, ['Viewer']],
    ]);
    const [audit] = await db.database
      .platform()
      .rows(
        sql`select action, category from audit_events where tenant_id = ${db.alpha.tenant.id}::uuid and actor_id = ${toExternalId('user', me.userId)} order by seq desc limit 1`,
      );
    expect(audit).toEqual({ action: 'joining.switch_brand', category: 'auth' });
    await house.callHouse(ops.noteVisit, { tenantId: beta }, me);
    await house.callHouse(ops.leaveBrand, { tenantId: alpha }, me);
    expect(await statusOf(db, here.uuid)).toBe('removed');
    expect(await house.houseProblem(ops.switchBrand, { tenantId: alpha }, me)).toMatchObject({ status: 404 });
    expect(await house.houseProblem(ops.leaveBrand, { tenantId: beta }, me)).toMatchObject({
      code: 'last_brand',
    });
    await house.callHouse(ops.leaveBrand, { tenantId: beta, isConfirmed: true }, me);
    expect(await house.houseProblem(ops.listBrands, {}, VISITOR)).toMatchObject({ status: 401 });
  });

  it('are not left by their last owner', async () => {
    const tenantId = toExternalId('tenant', db.beta.tenant.id);
    const input = { tenantId, isConfirmed: true };
    expect(await house.houseProblem(ops.leaveBrand, input, foreign.caller)).toMatchObject({
      code: 'last_owner',
    });
    expect(await house.callHouse(ops.listSoleOwnerships, {}, foreign.caller)).toMatchObject({
      items: [{ name: 'Beta Waren' }],
    });
    const second = await seedMember(db, db.beta, 'Second Owner', ['owner']);
    const outcomes = await Promise.allSettled(
      [foreign, second].map(({ caller }) => house.callHouse(ops.leaveBrand, input, caller)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('open by the domain of an address', async () => {
    const admin = await seedMember(db, db.beta, 'Domain Owner', ['owner']);
    const gmail = await house.problem(db.beta, team.addEmailDomain, { domain: 'gmail.com' }, admin.caller);
    expect(gmail).toMatchObject({ status: 422, errors: [{ path: 'domain' }] });
    const added = await house.call(db.beta, team.addEmailDomain, { domain: 'Büro.example' }, admin.caller);
    expect(added).toMatchObject({ domain: 'xn--bro-hoa.example', status: 'pending' });
    const domainId = added.id;
    expect(
      await house.problem(db.beta, team.updateEmailDomain, { domainId, mode: 'auto_suggest' }, admin.caller),
    ).toMatchObject({ code: 'not_verified' });
    expect(await house.call(db.beta, team.verifyEmailDomain, { domainId }, admin.caller)).toMatchObject({
      status: 'failed',
    });
    house.record.txt.set(added.record.name, ['v=spf1', added.record.value]);
    expect(await house.call(db.beta, team.verifyEmailDomain, { domainId }, admin.caller)).toMatchObject({
      status: 'verified',
    });
    const sensitive = { domainId, mode: 'auto_join' as const, defaultRoleId: systemRole('admin') };
    expect(await house.problem(db.beta, team.updateEmailDomain, sensitive, admin.caller)).toMatchObject({
      status: 422,
    });
    expect(await house.problem(db.alpha, team.updateEmailDomain, sensitive, owner.caller)).toMatchObject({
      status: 404,
    });
    const me = await person('eva@xn--bro-hoa.example');
    const tenantId = toExternalId('tenant', db.beta.tenant.id);
    expect(await house.houseProblem(ops.joinByDomain, { tenantId }, me)).toMatchObject({ status: 404 });
    await house.call(db.beta, team.updateEmailDomain, { domainId, mode: 'auto_suggest' }, admin.caller);
    expect(await house.callHouse(ops.joinByDomain, { tenantId }, me)).toEqual({ status: 'pending' });
    const request = await house.call(db.beta, team.listMembers, { status: 'pending' }, admin.caller);
    const memberId = request.items[0]?.id ?? '';
    const approved = await house.call(
      db.beta,
      team.setMemberRoles,
      { memberId, roleIds: [systemRole('viewer')] },
      admin.caller,
    );
    expect(approved).toMatchObject({ status: 'active' });
    await house.call(
      db.beta,
      team.updateEmailDomain,
      { domainId, mode: 'auto_join', defaultRoleId: systemRole('content') },
      admin.caller,
    );
    const other = await person('ida@xn--bro-hoa.example');
    expect(await house.callHouse(ops.joinByDomain, { tenantId }, other)).toEqual({ status: 'active' });
  });
});

describe('memberships with an end', () => {
  it('are reminded seven days and one day before, and end', async () => {
    const day = 86_400_000;
    const temp = await seedMember(db, db.alpha, 'Tim Temp', ['support'], {
      expiresAt: new Date(house.clock.now.getTime() + 6.5 * day),
    });
    const system = { actor: { kind: 'system', id: 'test' } } as const;
    const mails = () =>
      house.record.mails.filter(({ mail }) => mail.to === temp.email).map(({ mail }) => mail.subject);
    for (const days of [0, 1, 4.7]) {
      house.clock.now = new Date(house.clock.now.getTime() + days * day);
      await house.call(db.alpha, team.remindExpiring, {}, system);
      await handleBell(house.house, db.alpha);
    }
    expect(mails()).toEqual([
      'Your access to Alpha Goods ends in 7 days',
      'Your access to Alpha Goods ends tomorrow',
    ]);
    await house.call(db.alpha, team.expireMemberships, {}, system);
    expect(await statusOf(db, temp.uuid)).toBe('active');
    house.clock.now = new Date(house.clock.now.getTime() + 2 * day);
    expect(await house.call(db.alpha, team.expireMemberships, {}, system)).toEqual({ ended: 1 });
    expect(await statusOf(db, temp.uuid)).toBe('removed');
  });
});

describe('the security policy', () => {
  it('is read, tightened and protected', async () => {
    const usual = await house.call(db.alpha, team.getSecurityPolicy, {}, owner.caller);
    expect(usual).toMatchObject({ mfa: 'optional', inviteTtlDays: 7, version: 0 });
    const saved = await house.call(
      db.alpha,
      team.updateSecurityPolicy,
      { version: 0, mfa: 'required', inviteTtlDays: 3 },
      owner.caller,
    );
    expect(saved).toMatchObject({ mfa: 'required', inviteTtlDays: 3, version: 1 });
    const change = { version: 0, mfa: 'optional' as const };
    expect(await house.problem(db.alpha, team.updateSecurityPolicy, change, owner.caller)).toMatchObject({
      status: 412,
    });
    const longer = { version: 1, absoluteMinutes: 99_999 };
    expect(await house.problem(db.alpha, team.updateSecurityPolicy, longer, owner.caller)).toMatchObject({
      status: 422,
    });
    const lockout = { version: 1, isIpAllowlistOn: true };
    expect(await house.problem(db.alpha, team.updateSecurityPolicy, lockout, owner.caller)).toMatchObject({
      status: 422,
    });
    const rule = await house.call(
      db.alpha,
      team.addIpRule,
      { cidr: '203.0.113.0/24', note: 'Office' },
      owner.caller,
    );
    await house.call(db.alpha, team.updateSecurityPolicy, lockout, owner.caller);
    expect(await house.problem(db.alpha, team.removeIpRule, { ruleId: rule.id }, owner.caller)).toMatchObject(
      { code: 'would_lock_out' },
    );
    expect(
      await house.problem(db.beta, team.removeIpRule, { ruleId: rule.id }, foreign.caller),
    ).toMatchObject({ status: 404 });
    expect(await house.problem(db.alpha, team.getSecurityPolicy, {}, without('security.view'))).toMatchObject(
      { status: 403 },
    );
  });
});

describe('groups', () => {
  it('are made, filled, renamed and deleted', async () => {
    const group = await house.call(db.alpha, team.createGroup, { name: 'EU support' }, owner.caller);
    const taken = await house.problem(db.alpha, team.createGroup, { name: 'eu SUPPORT' }, owner.caller);
    expect(taken).toMatchObject({ status: 422, errors: [{ path: 'name' }] });
    const filled = await house.call(
      db.alpha,
      team.setGroupMembers,
      { groupId: group.id, memberIds: [owner.id] },
      owner.caller,
    );
    expect(filled.members.map(({ name }) => name)).toEqual(['Olga Owner']);
    const strangers = { groupId: group.id, memberIds: [foreign.id] };
    expect(await house.problem(db.alpha, team.setGroupMembers, strangers, owner.caller)).toMatchObject({
      status: 422,
    });
    const named = { groupId: group.id, name: 'Support', version: 1 };
    expect(await house.call(db.alpha, team.updateGroup, named, owner.caller)).toMatchObject({ version: 2 });
    expect(await house.problem(db.alpha, team.updateGroup, named, owner.caller)).toMatchObject({
      status: 412,
    });
    for (const operation of [team.getGroup, team.deleteGroup])
      expect(await house.problem(db.beta, operation, { groupId: group.id }, foreign.caller)).toMatchObject({
        status: 404,
      });
    expect(
      await house.problem(db.alpha, team.createGroup, { name: 'X' }, without('team.groups.manage')),
    ).toMatchObject({ status: 403 });
    await house.call(db.alpha, team.deleteGroup, { groupId: group.id }, owner.caller);
  });
});
