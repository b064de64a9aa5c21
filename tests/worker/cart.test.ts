/** The cart's object: one writer, one token, versions; written down to Postgres by its alarm. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CartMutation } from '../../domain/carts/cart-store.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { bindings } from './bindings.ts';

const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const TENANT = { tenantId: '01930000-0000-7000-8000-00000000000a', schemaKey: 'alpha' };

/** What the object sends to the database, caught at the edge of the network. */
let statements: string[] = [];

beforeEach(() => {
  statements = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { url, body } = {
      url: String(input instanceof Request ? input.url : input),
      body: String(init?.body),
    };
    if (!url.startsWith('http://database.test/')) throw new Error(`the object calls ${url}`);
    const { queries } = JSON.parse(body) as { queries: { query: string; params: unknown[] }[] };
    statements.push(...queries.map(({ query, params }) => `${query} ${JSON.stringify(params)}`));
    const empty = { fields: [], rows: [], command: 'SELECT', rowCount: 0, rowAsArray: true };
    return Response.json({ results: queries.map(() => empty) });
  });
});
afterEach(() => void vi.restoreAllMocks());

async function newCart() {
  const cartId = newId();
  const cart = bindings.CARTS.get(bindings.CARTS.idFromName(`cart:${TENANT.tenantId}:${cartId}`));
  await cart.create({ ...TENANT, cartId }, HASH);
  return { cart, cartId };
}

const add = (variantId: string, quantity: number, maxQty = 999): CartMutation => ({
  kind: 'add',
  lineId: newId(),
  variantId,
  quantity,
  addedPriceMinor: 1000,
  maxQty,
});

it('adds, raises, sets and removes lines, a version each', async () => {
  const { cart } = await newCart();
  const [mug, bowl] = [newId(), newId()];
  expect(await cart.mutate(HASH, add(mug, 1))).toMatchObject({ ok: true, cart: { version: 2 } });
  await cart.mutate(HASH, add(bowl, 2));
  const raised = await cart.mutate(HASH, add(mug, 3, 3));
  expect(raised.cart?.lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
    [mug, 3],
    [bowl, 2],
  ]);
  const lineId = raised.cart?.lines[1]?.id ?? '';
  await cart.mutate(HASH, { kind: 'set_quantity', lineId, quantity: 7 });
  expect((await cart.read(HASH))?.lines[1]?.quantity).toBe(7);
  await cart.mutate(HASH, { kind: 'set_quantity', lineId, quantity: 0 });
  await cart.mutate(HASH, { kind: 'set_note', note: 'Please wrap it' });
  expect(await cart.read(HASH)).toMatchObject({
    version: 7,
    note: 'Please wrap it',
    lines: [{ variantId: mug }],
  });
});

it('shows nothing to another token and changes nothing for it', async () => {
  const { cart } = await newCart();
  await cart.mutate(HASH, add(newId(), 1));
  expect(await cart.read(OTHER)).toBeNull();
  expect(await cart.mutate(OTHER, add(newId(), 1))).toEqual({ ok: false, reason: 'missing', cart: null });
  expect((await cart.read(HASH))?.lines.length).toBe(1);
});

it('refuses a stale version with the fresh cart', async () => {
  const { cart } = await newCart();
  const first = await cart.mutate(HASH, add(newId(), 1), 1);
  expect(first.ok).toBe(true);
  const stale = await cart.mutate(HASH, add(newId(), 1), 1);
  expect(stale).toMatchObject({ ok: false, reason: 'stale', cart: { version: 2, lines: [{ quantity: 1 }] } });
});

it('loses no mutation of many at once', async () => {
  const { cart } = await newCart();
  const variant = newId();
  await Promise.all(Array.from({ length: 50 }, () => cart.mutate(HASH, add(variant, 1))));
  expect(await cart.read(HASH)).toMatchObject({ version: 51, lines: [{ quantity: 50 }] });
});

it('is closed for good once it is an order', async () => {
  const { cart } = await newCart();
  await cart.mutate(HASH, add(newId(), 1));
  await cart.complete();
  await cart.complete();
  expect(await cart.mutate(HASH, add(newId(), 1))).toMatchObject({ ok: false, reason: 'completed' });
  expect(await cart.read(HASH)).toMatchObject({ state: 'completed', version: 3 });
});

it('gives its lock to one completion at a time', async () => {
  const { cart } = await newCart();
  expect([await cart.lock('one'), await cart.lock('one'), await cart.lock('two')]).toEqual([
    true,
    true,
    false,
  ]);
  await cart.unlock('two');
  expect(await cart.lock('two')).toBe(false);
  await cart.unlock('one');
  expect(await cart.lock('two')).toBe(true);
});

it('is written down under its tenant’s role by the alarm, then waits for its end', async () => {
  const { cart, cartId } = await newCart();
  await cart.mutate(HASH, add(newId(), 2));
  expect(await runDurableObjectAlarm(cart)).toBe(true);
  expect(statements[0]).toContain('cgk_t_alpha');
  expect(statements.slice(1).join('\n')).toContain(cartId);
  const next = await runInDurableObject(cart, (_, state) => state.storage.getAlarm());
  expect(next).toBe((await cart.read(HASH))?.expiresAt);
});

it('expires: the last state is written down and the storage is emptied', async () => {
  const { cart } = await newCart();
  await cart.mutate(HASH, add(newId(), 1));
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(Date.now() + 31 * 86_400_000);
    expect(await cart.read(HASH)).toBeNull();
    await runDurableObjectAlarm(cart);
    expect(statements.join('\n')).toContain('expired');
    expect(await runInDurableObject(cart, async (_, state) => (await state.storage.list()).size)).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
