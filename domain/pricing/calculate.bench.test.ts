import { expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { cartOf, contextOf, line, NEW_YORK, promotion } from './pricing-fixtures.ts';
import type { Promotion } from './promotion-types.ts';

// PRC-01: under 5 ms for 100 lines and 25 promotions. The bound here is loose: machines are shared.
const lines = Array.from({ length: 100 }, (_, i) =>
  line(`l${i}`, 500 + 37 * i, 1 + (i % 5), { tags: [`t${i % 10}`], weightGrams: 100 + i }),
);

function promotions(flags: (i: number) => Partial<Promotion>): Promotion[] {
  return Array.from({ length: 25 }, (_, i) => {
    const more = { selection: { tags: [`t${i % 10}`] }, ...flags(i) };
    const id = `p${String(i).padStart(2, '0')}`;
    const reward = { kind: 'percentage' as const, ratePpm: 1_000_000 };
    if (i % 5 === 0)
      return promotion(id, { action: { kind: 'order_percentage', ratePpm: 10_000 * (i + 1) }, ...more });
    if (i % 5 === 1) {
      const action = { kind: 'buy_x_get_y' as const, buyQuantity: 2, getQuantity: 1, reward };
      return promotion(id, { action, ...more });
    }
    if (i === 24)
      return promotion(id, { action: { kind: 'shipping_percentage', ratePpm: 500_000 }, ...more });
    return promotion(id, {
      action: { kind: 'percentage', ratePpm: 10_000 * i },
      ...more,
      ...(i % 2 ? {} : { selection: {} }),
    });
  });
}

it.each<[string, (i: number) => Partial<Promotion>]>([
  ['all combine and stack', () => ({})],
  ['none stacks', () => ({ stacksOnSameLine: false })],
  ['none combines', () => ({ combinesLine: false, combinesOrder: false, combinesShipping: false })],
  ['mixed', (i) => ({ combinesLine: i % 3 > 0, combinesOrder: i % 4 > 0, stacksOnSameLine: i % 2 > 0 })],
])('100 lines × 25 promotions: %s', (_, flags) => {
  const context = contextOf({
    promotions: promotions(flags),
    tax: { isInclusive: false, rates: NEW_YORK, shippingRule: 'follow_goods' },
    shipping: {
      kind: 'rates',
      destination: { country: 'US' },
      selectedKey: 's',
      zones: [
        {
          id: 'z',
          profileId: 'default',
          regions: [],
          methods: [{ id: 's', name: 'S', kind: 'price', tiers: [{ from: 0, to: null, amount: 999 }] }],
        },
      ],
    },
  });
  const times: number[] = [];
  for (let round = 0; round < 40; round++) {
    const start = performance.now();
    calculate(cartOf(lines), context);
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[20]!;
  expect(median, 'median, ms').toBeLessThan(25);
});
