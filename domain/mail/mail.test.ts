import { sql } from 'drizzle-orm';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handleBell } from '../../queues/runner.ts';
import { type Query, tables } from '../../schema/index.ts';
import { openTestDatabase, type TestDatabase, type TestTenant } from '../../tests/support/test-database.ts';
import { SYSTEM, type TestHouse, testHouse } from '../../tests/support/test-house.ts';
import { jobRows } from '../kernel/execute.ts';
import { newId, toExternalId } from '../kernel/ids.ts';
import { neutralTheme } from '../tenants/neutral-theme.ts';
import { contrastFailures } from '../tenants/theme-contrast.ts';
import { operations } from './index.ts';

const { sendOrderConfirmation, sendShippingNotice, sendRefundNotice, list, get } = operations;

let db: TestDatabase;
let test: TestHouse;
let sequence = 0;
beforeAll(async () => {
  db = await openTestDatabase();
  vi.spyOn(console, 'info').mockImplementation(() => {});
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  test = testHouse(db);
});

const ADDRESS = {
  firstName: 'Ada',
  lastName: 'Byron',
  line1: 'Mühlweg 12',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};

/** An order of 2 × 10.00 with a discount of 1.00 and shipping of 4.90. */
async function order(
  tenant: TestTenant,
  locale: string,
  title = 'Becher',
): Promise<{ orderId: string; lineId: string }> {
  const [orderId, lineId, checkoutId] = [newId(), newId(), newId()];
  const { q } = db.database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey });
  const { pricesIncludeTax, currency } = tenant.tenant;
  sequence += 1;
  const queries: Query[] = [
    q.insert(tables.checkouts).values({
      id: checkoutId,
      tokenHash: `hash-${checkoutId}`,
      cartId: newId(),
      cartVersion: 1,
      state: 'completed',
      lines: [],
      locale,
      orderId,
      orderToken: `token${sequence}`,
      expiresAt: test.clock.now,
    }),
    q.insert(tables.orders).values({
      id: orderId,
      number: `100${sequence}`,
      sequence,
      checkoutId,
      email: 'ada@example.com',
      customerName: 'Ada Byron',
      locale,
      currency,
      pricesIncludeTax,
      subtotalMinor: 2000,
      discountMinor: 100,
      shippingMinor: 490,
      taxMinor: 382,
      totalMinor: 2390,
      paidMinor: 2390,
      itemCount: 2,
      shippingAddress: ADDRESS,
      billingAddress: ADDRESS,
      country: 'DE',
      calculation: {},
      financialStatus: 'paid',
      earliestDelivery: '2026-11-24',
      latestDelivery: '2026-11-26',
      searchText: '',
      statusTokenHash: `s-${orderId}`,
      placedAt: test.clock.now,
    }),
    q.insert(tables.orderLines).values({
      id: lineId,
      orderId,
      position: 0,
      productHandle: 'becher',
      title,
      variantTitle: 'Grün',
      sku: 'B-1',
      quantity: 2,
      unitMinor: 1000,
      grossMinor: 2000,
      discountMinor: 100,
      netMinor: 1900,
      taxMinor: 300,
    }),
  ];
  await db.write(tenant, ...queries);
  return { orderId, lineId };
}

const sent = () => test.record.mails.map(({ mail }) => mail);

describe('the order confirmation', () => {
  it('goes out once, whoever asks and however often', async () => {
    const { orderId } = await order(db.beta, 'de');
    const call = () => test.call(db.beta, sendOrderConfirmation, { orderId }, SYSTEM);
    await Promise.allSettled([call(), call()]);
    await call();
    await test.call(db.beta, sendOrderConfirmation, { orderId: toExternalId('order', orderId) }, SYSTEM);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({ to: 'ada@example.com', key: `order_confirmation:${orderId}` });
  });

  it('says what was bought in the language of the order, as HTML and as text', async () => {
    const { orderId } = await order(db.beta, 'de');
    const origin = 'http://beta.localhost:8787';
    await test.call(db.beta, sendOrderConfirmation, { orderId }, { ...SYSTEM, origin });
    const mail = sent()[0]!;
    expect(mail.subject).toBe(`Ihre Bestellung 100${sequence} bei Beta Waren`);
    for (const text of [mail.text, mail.html.replaceAll('\u00a0', ' ')]) {
      const plain = text.replaceAll('\u00a0', ' ');
      expect(plain).toContain('Guten Tag Ada Byron,');
      expect(plain).toContain('23,90 €');
      expect(plain).toContain('24. November 2026');
      expect(plain).toContain(`${origin}/orders/token${sequence}`);
      expect(plain).toContain('Mühlweg 12');
    }
    expect(mail.text.replaceAll('\u00a0', ' ')).toContain('Rabatt: -1,00 €');
  });

  it('speaks English to who ordered in English, under the path of that language', async () => {
    const { orderId } = await order(db.beta, 'en');
    const origin = 'http://beta.localhost:8787';
    await test.call(db.beta, sendOrderConfirmation, { orderId }, { ...SYSTEM, origin });
    expect(sent()[0]).toMatchObject({ subject: `Your order 100${sequence} at Beta Waren` });
    expect(sent()[0]!.text).toContain(`${origin}/en/orders/token${sequence}`);
  });

  it('has no link when nobody knows the address, and no markup of others', async () => {
    const { orderId } = await order(db.alpha, 'en', `<img src=x onerror="alert(1)"> & 'mug'`);
    await test.call(db.alpha, sendOrderConfirmation, { orderId }, { ...SYSTEM, origin: '' });
    const { html } = sent()[0]!;
    const tags = new Set<string>();
    const open: string[] = [];
    const parser = new Parser({
      onopentag: (name) => {
        tags.add(name);
        open.push(name);
      },
      onclosetag: () => void open.pop(),
    });
    parser.end(html);
    expect(open).toEqual([]);
    for (const name of ['img', 'script', 'a', 'style', 'link']) expect(tags).not.toContain(name);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;mug&#39;');
  });

  it('is tried again when the provider fails', async () => {
    const send = vi.fn().mockRejectedValueOnce(new Error('provider down')).mockResolvedValue('sent');
    test = testHouse(db, { mail: { send } });
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { orderId } = await order(db.alpha, 'en');
    const scoped = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
    await scoped.run(
      scoped.q.insert(tables.outbox).values({ id: newId(), type: 'order.placed', payload: { orderId } }),
    );
    expect((await handleBell(test.house, db.alpha)).nextInSeconds).toBe(1);
    test.clock.now = new Date(test.clock.now.getTime() + 1000);
    await handleBell(test.house, db.alpha);
    expect(send).toHaveBeenCalledTimes(2);
    const rows = await scoped.rows(
      sql`select status from mail_messages where key = ${`order_confirmation:${orderId}`}`,
    );
    expect(rows).toEqual([{ status: 'sent' }]);
  });

  it('is sent by another when its sender died', async () => {
    const { orderId } = await order(db.alpha, 'en');
    const never = testHouse(db, { mail: { send: () => new Promise<never>(() => {}) } });
    void never.call(db.alpha, sendOrderConfirmation, { orderId }, SYSTEM);
    await vi.waitFor(async () => {
      const problem = await test.problem(db.alpha, sendOrderConfirmation, { orderId }, SYSTEM);
      expect(problem.code).toBe('mail_in_progress');
    });
    test.clock.now = new Date(test.clock.now.getTime() + 61_000);
    await test.call(db.alpha, sendOrderConfirmation, { orderId }, SYSTEM);
    expect(sent()).toHaveLength(1);
  });
});

describe('shipping and refund notices', () => {
  it('name parcel and money, once each', async () => {
    const { orderId, lineId } = await order(db.beta, 'de');
    const [fulfillmentId, refundId, paymentId] = [newId(), newId(), newId()];
    const { q } = db.database.tenant({ id: db.beta.tenant.id, schemaKey: db.beta.schemaKey });
    const line = { lineId, quantity: 1, restock: true, netMinor: 950, taxMinor: 150 };
    await db.write(
      db.beta,
      q.insert(tables.fulfillments).values({
        id: fulfillmentId,
        orderId,
        status: 'in_transit',
        carrier: 'DHL',
        trackingNumber: 'JJD1',
        trackingUrl: 'https://dhl.example/JJD1',
      }),
      q.insert(tables.fulfillmentLines).values({ fulfillmentId, lineId, quantity: 2 }),
      q.insert(tables.payments).values({
        id: paymentId,
        orderId,
        gateway: 'test',
        idempotencyKey: paymentId,
        method: 'card',
        status: 'captured',
        amountMinor: 2390,
        currency: 'EUR',
      }),
      q
        .insert(tables.refunds)
        .values({ id: refundId, orderId, paymentId, status: 'succeeded', amountMinor: 1100, lines: [line] }),
      ...jobRows(
        db.database.tenant({ id: db.beta.tenant.id, schemaKey: db.beta.schemaKey }),
        [
          { name: 'order.shipping_mail', payload: { orderId, fulfillmentId }, key: fulfillmentId },
          { name: 'order.refund_mail', payload: { orderId, refundId }, key: refundId },
        ],
        test.clock.now,
      ),
    );
    await handleBell(test.house, db.beta);
    await test.call(db.beta, sendShippingNotice, { fulfillmentId }, SYSTEM);
    await test.call(db.beta, sendRefundNotice, { refundId }, SYSTEM);
    const bySubject = [...sent()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
    expect(bySubject.map(({ subject }) => subject)).toEqual([
      `Bestellung 100${sequence} ist versandt`,
      `Erstattung zu Bestellung 100${sequence}`,
    ]);
    expect(bySubject[0]!.text).toContain('https://dhl.example/JJD1');
    expect(bySubject[0]!.text).toContain('2 × Becher (Grün · B-1)');
    expect(bySubject[1]!.text.replaceAll('\u00a0', ' ')).toContain('Erstattet: 11,00 €');
  });

  it('wait for the money', async () => {
    const { orderId } = await order(db.beta, 'de');
    const [refundId, paymentId] = [newId(), newId()];
    const { q } = db.database.tenant({ id: db.beta.tenant.id, schemaKey: db.beta.schemaKey });
    await db.write(
      db.beta,
      q.insert(tables.payments).values({
        id: paymentId,
        orderId,
        gateway: 'test',
        idempotencyKey: paymentId,
        method: 'card',
        status: 'captured',
        amountMinor: 2390,
        currency: 'EUR',
      }),
      q
        .insert(tables.refunds)
        .values({ id: refundId, orderId, paymentId, status: 'pending', amountMinor: 1100, lines: [] }),
    );
    expect((await test.problem(db.beta, sendRefundNotice, { refundId }, SYSTEM)).code).toBe('refund_pending');
    expect(sent()).toEqual([]);
  });
});

describe('the mailbox', () => {
  it('shows the newest first and opens one', async () => {
    const { items } = await test.call(db.beta, list, {}, SYSTEM);
    expect(items.length).toBeGreaterThan(2);
    const mail = await test.call(db.beta, get, { mailId: items[0]!.id }, SYSTEM);
    expect(mail.html).toContain('<!doctype html>');
    expect((await test.problem(db.alpha, get, { mailId: items[0]!.id }, SYSTEM)).status).toBe(404);
  });

  it('is for the house alone', async () => {
    expect((await test.problem(db.beta, list, {})).status).toBe(403);
    const { orderId } = await order(db.beta, 'de');
    expect((await test.problem(db.beta, sendOrderConfirmation, { orderId })).status).toBe(403);
    expect((await test.problem(db.alpha, sendOrderConfirmation, { orderId }, SYSTEM)).status).toBe(404);
    expect((await test.problem(db.alpha, sendOrderConfirmation, { orderId: 'x' }, SYSTEM)).status).toBe(422);
  });
});

it('the neutral theme can be read', () => {
  expect(contrastFailures(neutralTheme)).toEqual([]);
});
