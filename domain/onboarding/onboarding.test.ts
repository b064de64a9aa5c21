import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleBell } from '../../queues/runner.ts';
import { testOwner } from '../../tests/support/owner-port.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  freshSession,
  platformStaff,
  SYSTEM,
  type TestHouse,
  testHouse,
} from '../../tests/support/test-house.ts';
import { newId } from '../kernel/ids.ts';
import type { AnyHouseOperation } from '../kernel/operation.ts';
import { operations } from './index.ts';
import { hostnameOf, missingModules, STEPS, themeWith } from './steps.ts';

let db: TestDatabase;
let test: TestHouse;
const mia = newId();

beforeAll(async () => {
  db = await openTestDatabase();
  test = testHouse(db, { owner: await testOwner() });
  test.house.rateLimitScale = 10_000;
  await rows(sql`insert into users (id, email, name) values (${mia}::uuid, 'mia@house.example', 'Mia')`);
}, 60_000);
afterAll(() => db.close());

const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  db.database.platform().rows<T>(statement);
const asMia = { ...platformStaff(), session: freshSession({ audience: 'platform', userId: mia }) };

const BASICS = {
  name: 'Nordlicht',
  slug: 'nordlicht',
  country: 'DE',
  currency: 'EUR',
  locale: 'de',
  timezone: 'Europe/Berlin',
  pricesIncludeTax: true,
  colour: '#1A56B0',
};

async function begin() {
  const { id } = await test.callHouse(operations.startOnboarding, {}, asMia);
  return test.callHouse(operations.getOnboarding, { sessionId: id });
}
async function save(
  session: { id: string; version: number },
  step: number,
  data: Record<string, unknown>,
  isComplete = true,
) {
  return test.callHouse(operations.saveStep, {
    sessionId: session.id,
    step,
    version: session.version,
    data,
    isComplete,
  });
}
const skip = (session: { id: string; version: number }, step: number) =>
  test.callHouse(operations.skipStep, { sessionId: session.id, step, version: session.version });

describe('the nine steps', () => {
  it('from nothing to an open shop: drafts, provisioning, skips, checks, one launch', async () => {
    let session = await begin();
    expect(session.steps.map(({ key }) => key)).toEqual(STEPS.map(({ key }) => key));
    session = await save(session, 1, { name: 'N', slug: 'No!' }, false);
    expect(session.steps[0]).toMatchObject({ status: 'in_progress', data: { slug: 'No!' } });
    const again = await test.callHouse(operations.getOnboarding, { sessionId: session.id });
    expect(again.steps[0]?.data).toEqual({ name: 'N', slug: 'No!' });
    const bad = await test.houseProblem(operations.saveStep, {
      sessionId: session.id,
      step: 1,
      version: session.version,
      data: { ...BASICS, slug: 'No!', colour: '#ffff00' },
      isComplete: true,
    });
    expect(bad.status).toBe(422);
    expect(bad.errors.map(({ path }) => path)).toEqual(['data.slug', 'data.colour']);

    session = await save(session, 1, BASICS);
    expect(session).toMatchObject({
      currentStep: 2,
      tenant: { slug: 'nordlicht', status: 'provisioning' },
      provisioning: { state: 'queued' },
    });
    const early = await test.callHouse(operations.verifyLaunch, { sessionId: session.id });
    expect(early.canLaunch).toBe(false);
    await handleBell(test.house, null);
    session = await test.callHouse(operations.getOnboarding, { sessionId: session.id });
    expect(session).toMatchObject({
      tenant: { status: 'onboarding' },
      provisioning: { state: 'succeeded', progress: 100 },
    });

    const shopify = { sessionId: session.id, step: 2, version: session.version, isComplete: true };
    expect(
      (
        await test.houseProblem(operations.saveStep, {
          ...shopify,
          data: { source: 'shopify', shopDomain: 'evil.example' },
        })
      ).status,
    ).toBe(422);
    expect(
      (
        await test.houseProblem(operations.saveStep, {
          ...shopify,
          data: { source: 'shopify', shopDomain: 'my-shop.myshopify.com' },
        })
      ).code,
    ).toBe('step_not_ready');
    session = await save(session, 2, { source: 'native' });
    session = await save(session, 3, { hostnames: ['WWW.Bücher.example'] });
    expect(session.steps[2]?.data).toEqual({ hostnames: ['www.xn--bcher-kva.example'] });
    for (const step of [4, 5]) session = await skip(session, step);
    expect(
      (
        await test.houseProblem(operations.skipStep, {
          sessionId: session.id,
          step: 6,
          version: session.version,
        })
      ).code,
    ).toBe('step_required');
    expect((await test.houseProblem(operations.launch, { sessionId: session.id })).code).toBe(
      'launch_blocked',
    );
    session = await save(session, 6, { modules: ['reviews', 'creators'] });
    for (const step of [7, 8]) session = await skip(session, step);
    const { canLaunch, checks } = await test.callHouse(operations.verifyLaunch, { sessionId: session.id });
    expect(canLaunch).toBe(true);
    expect(checks.find(({ key }) => key === 'products')?.state).toBe('warning');
    const launched = { slug: 'nordlicht', status: 'active' };
    expect(await test.callHouse(operations.launch, { sessionId: session.id })).toEqual(launched);
    expect(await test.callHouse(operations.launch, { sessionId: session.id })).toEqual(launched);
    expect(await rows(sql`select count(*)::int as n from outbox where type = 'tenant.launched'`)).toEqual([
      { n: 1 },
    ]);
    const [tenant] = await rows<Record<string, unknown>>(
      sql`select status, onboarding_status, modules, commerce_source from tenants where slug = 'nordlicht'`,
    );
    expect(tenant).toEqual({
      status: 'active',
      onboarding_status: 'completed',
      modules: ['creators', 'reviews'],
      commerce_source: 'native',
    });
  });

  it('another device with an old version loses nothing and overwrites nothing', async () => {
    const session = await begin();
    const first = await save(session, 1, { name: 'First' }, false);
    const stale = await test.houseProblem(operations.saveStep, {
      sessionId: session.id,
      step: 1,
      version: session.version,
      data: { name: 'Second' },
    });
    expect([stale.status, stale.code]).toEqual([412, 'version_conflict']);
    expect(first.version).toBe(session.version + 1);
  });

  it('of two devices that complete step 1 at once, one makes the brand', async () => {
    const session = await begin();
    const ends = await Promise.allSettled([
      save(session, 1, { ...BASICS, slug: 'both-here' }),
      save(session, 1, { ...BASICS, slug: 'both-there' }),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await rows(sql`select count(*)::int as n from tenants where slug in ('both-here', 'both-there')`),
    ).toEqual([{ n: 1 }]);
  });

  it('a taken slug answers with free ones and keeps the draft', async () => {
    const session = await begin();
    const problem = await test.houseProblem(operations.saveStep, {
      sessionId: session.id,
      step: 1,
      version: session.version,
      data: { ...BASICS, slug: 'nordlicht' },
      isComplete: true,
    });
    expect(problem).toMatchObject({ status: 409, code: 'slug_taken' });
    expect(problem.extra.suggestions).toContain('nordlicht-store');
  });
});

describe('the clock', () => {
  it('reminds once a stage at 1, 3 and 6 days, and gives up after 7; the session can be taken up again', async () => {
    await rows(sql`update onboarding_sessions set status = 'completed'`);
    const session = await begin();
    const start = test.clock.now.getTime();
    const sent: number[] = [];
    for (let day = 1; day <= 6; day++) {
      test.clock.now = new Date(start + day * 86_400_000 + 3_600_000);
      for (let twice = 0; twice < 2; twice++)
        sent.push((await test.callHouse(operations.nudge, {}, SYSTEM)).sent);
    }
    expect(sent).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
    expect(test.record.mails.at(-1)?.mail).toMatchObject({
      to: 'mia@house.example',
      text: expect.stringContaining('tomorrow'),
    });
    expect(await test.callHouse(operations.expireSessions, {}, SYSTEM)).toEqual({ abandoned: 0 });
    test.clock.now = new Date(start + 7 * 86_400_000 + 1);
    expect(await test.callHouse(operations.expireSessions, {}, SYSTEM)).toEqual({ abandoned: 1 });
    const over = await test.houseProblem(operations.saveStep, {
      sessionId: session.id,
      step: 1,
      version: 2,
      data: {},
    });
    expect(over.code).toBe('onboarding_over');
    expect(await test.callHouse(operations.resumeOnboarding, { sessionId: session.id })).toEqual({
      status: 'in_progress',
    });
  });
});

describe('pure rules', () => {
  it.each([
    ['www.example.com', 'www.example.com'],
    ['faß.example', 'xn--fa-hia.example'],
    ['127.0.0.1', null],
    ['localhost', null],
    ['*.example.com', null],
    ['example.com/path', null],
    ['a@b.example', null],
  ])('%s is the host %s', (text, host) => expect(hostnameOf(text)).toBe(host));
  it.each([
    ['#1a56b0', true],
    ['#000000', true],
    ['#ffff66', false],
  ])('%s can be read: %s', (colour, isReadable) => expect(themeWith(colour) !== null).toBe(isReadable));
  it('says what a module needs', () => {
    expect(missingModules(['payouts'])).toEqual(['payouts needs creators']);
    expect(missingModules(['payouts', 'creators'])).toEqual([]);
  });
});

describe('who may', () => {
  const all = (Object.values(operations) as AnyHouseOperation[]).filter(({ route }) => route);
  it.each(all.map((operation) => [operation.name, operation] as const))(
    '%s: 401, 403, 404',
    async (_, operation) => {
      const sessionId = 'onb_01h455vb4pex5vsknk084sn02q';
      const input = { sessionId, step: 4, version: 1, data: {} };
      expect((await test.houseProblem(operation, input, ANONYMOUS)).status).toBe(401);
      expect(
        (await test.houseProblem(operation, input, platformStaff(['platform.tenants.view']))).status,
      ).toBe(403);
      if (!operation.route?.includes(':')) return;
      expect((await test.houseProblem(operation, input)).status).toBe(404);
      expect((await test.houseProblem(operation, { ...input, sessionId: 'x' })).status).toBe(422);
    },
  );
});
