import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { platformTables, tables } from '../../schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  freshSession,
  type TestHouse,
  testHouse,
  without,
} from '../../tests/support/test-house.ts';
import type { AnyOperation } from '../kernel/operation.ts';
import { operations as ops } from './index.ts';
import { verifyPreview } from './preview-token.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  house = testHouse(db);
  for (const tenant of [db.alpha, db.beta]) {
    const { builder } = db.database;
    await db.write(tenant, builder.delete(tables.settings), builder.delete(tables.settingsVersions));
  }
});

const get = (group: string, tenant = db.alpha) => house.call(tenant, ops.getGroup, { group });
const draft = async (group: string, value: Record<string, unknown>, tenant = db.alpha) => {
  const { revision } = await get(group, tenant);
  return house.call(tenant, ops.saveDraft, { group, revision, value });
};
const publish = async (group: string, value: Record<string, unknown>, note = '') => {
  const { revision } = await draft(group, value);
  return house.call(db.alpha, ops.publishGroup, { group, revision, note });
};
const scope = () => db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });

describe('drafts', () => {
  it('begins with defaults, and the brand’s own row', async () => {
    const general = await get('general');
    expect(general).toMatchObject({
      version: 0,
      draft: null,
      revision: 'v0',
      canEdit: true,
      value: { identity: { name: 'Alpha Goods' }, place: { country: 'US', timezone: 'America/New_York' } },
    });
    expect(general.schema).toMatchObject({ properties: { contact: { title: 'Contact' } } });
  });

  it('keeps what is given section by section, and publishes nothing by it', async () => {
    const saved = await draft('general', { contact: { email: 'hello@alpha.example' } });
    expect(saved.draft?.value).toMatchObject({
      contact: { email: 'hello@alpha.example', phone: '' },
      identity: { name: 'Alpha Goods' },
    });
    expect(saved.value).toMatchObject({ contact: { email: '' } });
    expect(house.record.bumps).toEqual([]);
    const { changes } = await house.call(db.alpha, ops.diffGroup, { group: 'general' });
    expect(changes).toEqual([{ path: 'contact.email', before: '', after: 'hello@alpha.example' }]);
  });

  it('refuses unknown keys and bad values with their paths, and takes nothing', async () => {
    const input = (value: object) => ({ group: 'general', revision: 'v0', value });
    expect(
      await house.problem(db.alpha, ops.saveDraft, input({ contact: { email: 'nobody', fax: '1' } })),
    ).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([
        { path: 'value.contact.fax', message: 'There is no such setting.' },
        { path: 'value.contact.email', message: expect.stringContaining('address') },
      ]),
    });
    expect(await house.problem(db.alpha, ops.saveDraft, input({ colour: 'red' }))).toMatchObject({
      errors: [{ path: 'value.colour' }],
    });
    expect((await get('general')).draft).toBeNull();
  });

  it('tells two editors of each other, and shows both', async () => {
    const { revision } = await get('general');
    await draft('general', { contact: { phone: '1' } });
    const problem = await house.problem(db.alpha, ops.saveDraft, {
      group: 'general',
      revision,
      value: { contact: { phone: '2' } },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'settings_changed',
      extra: { draft: { value: { contact: { phone: '1' } } } },
    });
  });

  it('lets one of two saves at once through', async () => {
    const { revision } = await get('general');
    const outcomes = await Promise.allSettled(
      ['1', '2', '3'].map((phone) =>
        house.call(db.alpha, ops.saveDraft, { group: 'general', revision, value: { contact: { phone } } }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('throws a draft away, and forgets one that says what is published', async () => {
    const { revision } = await draft('general', { contact: { phone: '1' } });
    expect((await house.call(db.alpha, ops.discardDraft, { group: 'general', revision })).draft).toBeNull();
    await draft('general', { contact: { phone: '1' } });
    expect((await draft('general', { contact: { phone: '' } })).draft).toBeNull();
  });
});

describe('publishing', () => {
  it('raises version and epoch, moves the brand’s row, drops the pages, tells and remembers', async () => {
    const before = await scope().rows<{ epoch: string }>(
      sql`select config_epoch::text as epoch from platform.tenants where id = ${db.alpha.tenant.id}::uuid`,
    );
    const view = await publish(
      'general',
      { identity: { name: 'Alpha & Co', legalName: 'Alpha LLC' } },
      'Renamed',
    );
    expect(view).toMatchObject({
      version: 1,
      draft: null,
      revision: 'v1',
      value: { identity: { name: 'Alpha & Co' } },
    });
    expect(house.record.bumps).toEqual([db.alpha.tenant.id]);
    const [row] = await scope().rows<{ name: string; epoch: string }>(
      sql`select name, config_epoch::text as epoch from platform.tenants where id = ${db.alpha.tenant.id}::uuid`,
    );
    expect(row).toEqual({ name: 'Alpha & Co', epoch: String(Number(before[0]?.epoch) + 1) });
    const events = await scope().rows(
      sql`select type, payload from outbox where type = 'settings.published' order by id desc limit 1`,
    );
    expect(events).toEqual([{ type: 'settings.published', payload: { group: 'general', version: 1 } }]);
    const audits = await scope().rows(sql`select category, detail from platform.audit_events
      where action = 'settings.publish_group' order by seq desc limit 1`);
    expect(audits).toMatchObject([
      {
        category: 'settings',
        detail: { before: { 'identity.name': 'Alpha Goods' }, after: { 'identity.name': 'Alpha & Co' } },
      },
    ]);
    await publish('general', { identity: { name: 'Alpha Goods', legalName: 'Alpha Goods LLC' } });
  });

  it('masks people’s addresses in the audit log', async () => {
    await publish('notifications', { team: { recipients: ['ada@alpha.example'] } });
    const [audit] = await scope().rows<{ detail: object }>(sql`select detail from platform.audit_events
      where action = 'settings.publish_group' order by seq desc limit 1`);
    expect(JSON.stringify(audit?.detail)).not.toContain('ada@alpha.example');
    expect(audit?.detail).toMatchObject({ after: { 'team.recipients': '•••' } });
  });

  it('refuses without a draft, with an old revision, and colours that cannot be read', async () => {
    expect(
      await house.problem(db.alpha, ops.publishGroup, { group: 'general', revision: 'v0' }),
    ).toMatchObject({ status: 409, code: 'no_draft' });
    const weak = await draft('branding', { light: { foreground: '#dddddd', background: '#ffffff' } });
    expect(weak.issues.length).toBeGreaterThan(0);
    const problem = await house.problem(db.alpha, ops.publishGroup, {
      group: 'branding',
      revision: weak.revision,
    });
    expect(problem).toMatchObject({ status: 422, code: 'not_publishable' });
    expect(problem.errors.map(({ path }) => path)).toContain('value.light.foreground');
    expect(
      await house.problem(db.alpha, ops.publishGroup, { group: 'branding', revision: 'v0' }),
    ).toMatchObject({ code: 'settings_changed' });
  });

  it('revert(publish(x)) is what was before, for any values', async () => {
    const word = fc.string({ maxLength: 30, unit: 'grapheme-ascii' }).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ phone: word, hours: word }), { minLength: 1, maxLength: 4 }),
        async (all) => {
          const start = await get('general');
          for (const contact of all) {
            const now = await get('general');
            const saved = await house.call(db.alpha, ops.saveDraft, {
              group: 'general',
              revision: now.revision,
              value: { contact },
            });
            if (!saved.draft) continue;
            await house.call(db.alpha, ops.publishGroup, { group: 'general', revision: saved.revision });
          }
          const end = await get('general');
          if (end.version === start.version) return;
          const back = await house.call(db.alpha, ops.revertGroup, {
            group: 'general',
            revision: end.revision,
            version: start.version,
          });
          expect(back.value).toEqual(start.value);
          expect(back.version).toBe(end.version + 1);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  it('keeps the last fifty versions, newest first', async () => {
    for (let at = 1; at <= 53; at++) await publish('checkout', { words: { note: { en: `note ${at}` } } });
    const { items } = await house.call(db.alpha, ops.listVersions, { group: 'checkout' });
    expect(items.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, index) => 53 - index));
    expect(items[0]).toMatchObject({ isCurrent: true, author: 'Robin Staff', isRevert: false });
    const problem = { group: 'checkout', version: 3 };
    expect(await house.problem(db.alpha, ops.getVersion, problem)).toMatchObject({ status: 404 });
    expect(await house.call(db.alpha, ops.getVersion, { group: 'checkout', version: 4 })).toMatchObject({
      value: { words: { note: { en: 'note 4' } } },
    });
    expect(
      await house.problem(db.alpha, ops.revertGroup, { group: 'checkout', revision: 'v53', version: 1 }),
    ).toMatchObject({ status: 404 });
  }, 60_000);
});

describe('documents and previews', () => {
  it('carries a group to another brand as its draft', async () => {
    await publish('site', { announcement: { isShown: true, text: { en: 'Hello' }, to: '/collections/new' } });
    const document = await house.call(db.alpha, ops.exportGroup, { group: 'site' });
    const there = await get('site', db.beta);
    const imported = await house.call(db.beta, ops.importGroup, {
      group: 'site',
      revision: there.revision,
      document,
    });
    expect(imported.draft?.value).toEqual(document.value);
    const wrong = { group: 'checkout', revision: 'v0', document };
    expect(await house.problem(db.alpha, ops.importGroup, wrong)).toMatchObject({ status: 422 });
  });

  it('signs a link for this brand, for a day', async () => {
    expect(await house.problem(db.alpha, ops.previewGroup, { group: 'site' })).toMatchObject({
      code: 'no_draft',
    });
    await draft('site', { announcement: { isShown: true, text: { en: 'Soon' }, to: '' } });
    const { url } = await house.call(db.alpha, ops.previewGroup, { group: 'site' });
    const token = new URL(url).searchParams.get('_preview') ?? '';
    const { links } = house.ports;
    const { now } = house.clock;
    const [alpha, beta] = [db.alpha.tenant.id, db.beta.tenant.id];
    expect(await verifyPreview(links, token, alpha, now)).toMatchObject({ groups: ['site'] });
    expect(await verifyPreview(links, token, beta, now)).toBeNull();
    expect(await verifyPreview(links, token, alpha, new Date(now.getTime() + 86_400_000))).toBeNull();
    const altered = `${token.slice(0, 8)}${token[8] === 'A' ? 'B' : 'A'}${token.slice(9)}`;
    expect(await verifyPreview(links, altered, alpha, now)).toBeNull();
    expect(await verifyPreview(links, 'nonsense', alpha, now)).toBeNull();
  });

  it('stores a picture by what its bytes say', async () => {
    const dataBase64 =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
    const { key } = await house.call(db.alpha, ops.uploadBrandImage, { dataBase64 });
    expect(house.record.files.get(`${db.alpha.tenant.id}/${key}`)?.contentType).toBe('image/png');
    const saved = await draft('branding', { logo: { light: key } });
    expect(saved.draft?.value).toMatchObject({ logo: { light: key } });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    expect(await house.problem(db.alpha, ops.uploadBrandImage, { dataBase64: svg })).toMatchObject({
      status: 422,
    });
  });
});

describe('modules', () => {
  const isOn = async (key: string) =>
    (await house.call(db.alpha, ops.listModules, {})).items.find((item) => item.key === key)?.isOn;

  it('switches on and off, in order of what needs what', async () => {
    expect(await house.problem(db.alpha, ops.setModule, { module: 'treasury', isOn: true })).toMatchObject({
      status: 409,
      code: 'module_requires',
      extra: { modules: ['payouts'] },
    });
    await house.call(db.alpha, ops.setModule, { module: 'payouts', isOn: true });
    await house.call(db.alpha, ops.setModule, { module: 'treasury', isOn: true });
    expect(await house.problem(db.alpha, ops.setModule, { module: 'payouts', isOn: false })).toMatchObject({
      code: 'module_required',
    });
    expect(await get('payouts')).toMatchObject({ value: { terms: { minimumMinor: 1000, holdDays: 7 } } });
    await house.call(db.alpha, ops.setModule, { module: 'treasury', isOn: false });
    await house.call(db.alpha, ops.setModule, { module: 'payouts', isOn: false });
    expect(await isOn('payouts')).toBe(false);
    expect(await house.problem(db.alpha, ops.getGroup, { group: 'payouts' })).toMatchObject({
      status: 404,
      code: 'module_off',
    });
    expect(await house.problem(db.alpha, ops.setModule, { module: 'core', isOn: false })).toMatchObject({
      status: 404,
    });
  });

  it('asks for the group’s own key, and a fresh factor where it is a sensitive one', async () => {
    await house.call(db.alpha, ops.setModule, { module: 'payouts', isOn: true });
    const input = { group: 'payouts', revision: 'v0', value: { terms: { holdDays: 3 } } };
    expect(await house.problem(db.alpha, ops.saveDraft, input, without('payouts.settings'))).toMatchObject({
      status: 403,
      extra: { permission: 'payouts.settings' },
    });
    const stale = { session: freshSession({ stepUpAt: new Date('2026-11-20T11:00:00Z') }) };
    expect(await house.problem(db.alpha, ops.saveDraft, input, stale)).toMatchObject({
      code: 'step_up_required',
    });
    expect(
      await house.problem(db.alpha, ops.getGroup, { group: 'payouts' }, without('payouts.view')),
    ).toMatchObject({ status: 403 });
    const { items } = await house.call(db.alpha, ops.listGroups, {}, without('payouts.view'));
    expect(items.map(({ key }) => key)).not.toContain('payouts');
    await house.call(db.alpha, ops.setModule, { module: 'payouts', isOn: false });
  });

  it('says that nothing is spent yet', async () => {
    expect(await house.problem(db.alpha, ops.aiUsage, {})).toMatchObject({ code: 'module_off' });
    await house.call(db.alpha, ops.setModule, { module: 'ai_agents', isOn: true });
    expect(await house.call(db.alpha, ops.aiUsage, {})).toEqual({
      month: '2026-11',
      spent: { amount: 0, currency: 'USD' },
      budget: null,
      isMetered: false,
    });
    await house.call(db.alpha, ops.setModule, { module: 'ai_agents', isOn: false });
  });
});

it('lets only whom it should, and shows the neighbour nothing', async () => {
  await draft('general', { contact: { phone: '42' } });
  expect((await get('general', db.beta)).draft).toBeNull();
  expect(JSON.stringify(await get('general', db.beta))).not.toContain('42');
  const all: [AnyOperation, object, Parameters<typeof without>[0]][] = [
    [ops.listGroups, {}, 'tenant.settings.view'],
    [ops.getGroup, { group: 'general' }, 'tenant.settings.view'],
    [ops.diffGroup, { group: 'general' }, 'tenant.settings.view'],
    [ops.saveDraft, { group: 'general', revision: 'v0', value: {} }, 'tenant.settings.edit'],
    [ops.discardDraft, { group: 'general', revision: 'v0' }, 'tenant.settings.edit'],
    [ops.publishGroup, { group: 'general', revision: 'v0' }, 'tenant.settings.publish'],
    [ops.revertGroup, { group: 'general', revision: 'v0', version: 0 }, 'tenant.settings.revert'],
    [ops.listVersions, { group: 'general' }, 'tenant.settings.view'],
    [ops.getVersion, { group: 'general', version: 0 }, 'tenant.settings.view'],
    [ops.previewGroup, { group: 'general' }, 'tenant.settings.edit'],
    [ops.exportGroup, { group: 'general' }, 'tenant.settings.view'],
    [
      ops.importGroup,
      {
        group: 'site',
        revision: 'v0',
        document: { format: 'cgk.settings', formatVersion: 1, group: 'site', value: {} },
      },
      'tenant.settings.edit',
    ],
    [ops.uploadBrandImage, { dataBase64: 'x' }, 'tenant.settings.edit'],
    [ops.aiUsage, {}, 'ai.usage.view'],
    [ops.listModules, {}, 'modules.view'],
    [ops.setModule, { module: 'blog', isOn: true }, 'modules.manage'],
  ];
  expect(all).toHaveLength(Object.keys(ops).length);
  for (const [operation, input, permission] of all) {
    expect(await house.problem(db.alpha, operation, input, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(
      await house.problem(db.alpha, operation, input, without(permission)),
      operation.name,
    ).toMatchObject({
      status: 403,
      extra: { permission },
    });
  }
  expect(await house.problem(db.alpha, ops.getGroup, { group: 'nonsense' })).toMatchObject({ status: 404 });
  const rows = await db.database
    .tenant({ id: db.beta.tenant.id, schemaKey: db.beta.schemaKey })
    .run(db.database.builder.select().from(platformTables.tenants));
  expect(rows.map(({ slug }) => slug)).toEqual(['beta']);
});
