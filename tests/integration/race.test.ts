/** 200 buyers, 20 units, all at once. */
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { CompletionView } from '../../domain/checkout/views.ts';
import { fromExternalId } from '../../domain/kernel/ids.ts';
import { disagreements, ledgerOf, runClock, stockOf } from '../support/books.ts';
import { buyableVariants, complete, type ReadyCheckout, readyCheckout } from '../support/buyer.ts';
import { type Brand, sharedStack } from '../support/stack-access.ts';

const BUYERS = 200;
const UNITS = 20;
/** Carts and checkouts are made so many at a time; the completions all go at once. */
const AT_ONCE = 20;

let brand: Brand;
let variantId: string;
let variantUuid: string;

beforeAll(async () => {
  ({ kessel: brand } = await sharedStack());
  const variants = await buyableVariants(brand.visitor(), 6);
  variantId = variants[5] ?? '';
  variantUuid = fromExternalId('variant', variantId) ?? '';
  const { onHand, committed, reserved } = await stockOf(brand, variantUuid);
  const delta = UNITS - (onHand - committed - reserved);
  if (delta !== 0) {
    await brand.program().call('POST', '/admin/inventory/adjust', { variantId, delta, reason: 'counted' });
  }
});

async function buyers(): Promise<ReadyCheckout[]> {
  const { port } = brand.visitor();
  const ready: ReadyCheckout[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < BUYERS) {
      const email = `buyer-${next++}@example.com`;
      ready.push(await readyCheckout(port, brand.slug, [{ variantId }], 'ok', email));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return ready;
}

it('sells exactly what is there, tells everybody else clearly, and charges nobody for nothing', async () => {
  const chargesBefore = (await ledgerOf(brand)).length;
  const ready = await buyers();
  expect(ready.length).toBe(BUYERS);
  const before = await stockOf(brand, variantUuid);
  expect(before.onHand - before.committed - before.reserved).toBe(UNITS);

  const answers = await Promise.all(ready.map(complete));

  const tally: Record<string, number> = {};
  for (const answer of answers) {
    const key = answer.status === 200 ? '200 completed' : `${answer.status} ${answer.json().code}`;
    tally[key] = (tally[key] ?? 0) + 1;
  }
  expect(tally).toEqual({ '200 completed': UNITS, '409 out_of_stock': BUYERS - UNITS });
  for (const answer of answers) {
    if (answer.status === 200) continue;
    const problem = answer.json<{ detail: string; lines: { requested: number; available: number }[] }>();
    expect(problem.detail.length).toBeGreaterThan(20);
    expect(problem.lines).toMatchObject([{ requested: 1, available: 0 }]);
  }

  const tokens = new Set(
    answers.filter(({ status }) => status === 200).map((answer) => answer.json<CompletionView>().orderToken),
  );
  expect(tokens.size).toBe(UNITS);
  const [sold] = await brand.db.rows<{ orders: number; quantity: number; unpaid: number }>(sql`
    select count(distinct o.id)::int as orders, sum(l.quantity)::int as quantity,
           count(distinct o.id) filter (where o.financial_status <> 'paid')::int as unpaid
      from order_lines l join orders o on o.id = l.order_id where l.variant_id = ${variantUuid}::uuid
       and o.email like 'buyer-%@example.com'`);
  expect(sold).toEqual({ orders: UNITS, quantity: UNITS, unpaid: 0 });
  const { onHand, committed, reserved } = await stockOf(brand, variantUuid);
  expect({ onHand, committed, reserved }).toEqual({
    onHand: before.onHand,
    committed: before.committed + UNITS,
    reserved: 0,
  });
  expect((await ledgerOf(brand)).length).toBe(chargesBefore + UNITS);
  expect(await disagreements(brand)).toEqual([]);
});

it('leaves nothing for the clock to repair', async () => {
  const { reconciled, released, audit } = await runClock(brand);
  expect([reconciled.finished, reconciled.undone, released, audit.differences]).toEqual([0, 0, 0, 0]);
  expect(await disagreements(brand)).toEqual([]);
});
