import { describe, expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { cartOf, contextOf, line, priced, promotion } from './pricing-fixtures.ts';
import { methodAmount, shippingGroups, shippingQuoter, zoneOf } from './shipping-rates.ts';
import type { Destination, ShippingInput, ShippingMethod, ShippingZone } from './shipping-types.ts';

const standard: ShippingMethod = {
  id: 'std',
  name: 'Standard',
  kind: 'weight',
  tiers: [
    { from: 0, to: 1000, amount: 500 },
    { from: 1000, to: 5000, amount: 900 },
  ],
  freeFrom: 7500,
};
const zone = (methods: ShippingMethod[], more: Partial<ShippingZone> = {}): ShippingZone => ({
  id: 'z',
  profileId: 'default',
  regions: [{ country: 'US' }],
  methods,
  ...more,
});
const rates = (
  zones: ShippingZone[],
  more: { selectedKey?: string; destination?: Destination | null } = {},
) => ({ kind: 'rates', zones, destination: { country: 'US' }, ...more }) satisfies ShippingInput;

describe('worked example (20 §4.6)', () => {
  const cart = cartOf([line('a', 5000, 2, { weightGrams: 1150 })]);
  const promotions = [promotion('p', { action: { kind: 'percentage', ratePpm: 280_000 } })];

  it('2,300 g, 72.00 after line discounts → 9.00 and "3.00 more for free delivery"', () => {
    const shipping = rates([zone([standard])], { selectedKey: 'std' });
    const totals = calculate(cart, contextOf({ promotions, shipping }));
    expect(totals.shippingOptions).toMatchObject([{ key: 'std', amount: 900, untilFree: 300 }]);
    expect(totals.shippingLines).toMatchObject([{ id: 'default@/std', gross: 900, total: 900 }]);
    expect(totals.isShippingMissing).toBe(false);
  });

  it('looks at the amount before discounts by setting: free', () => {
    const shipping = {
      ...rates([zone([standard])], { selectedKey: 'std' }),
      tierBase: 'before_discounts' as const,
    };
    const totals = calculate(cart, contextOf({ promotions, shipping }));
    expect(totals.shippingOptions).toMatchObject([{ amount: 0, untilFree: null }]);
  });

  it('reports what is missing', () => {
    const totals = calculate(cart, contextOf({ shipping: rates([zone([standard])]) }));
    expect([totals.isShippingMissing, totals.shippingLines]).toEqual([true, []]);
    const estimate = { ...rates([zone([standard])]), defaultsToCheapest: true };
    expect(calculate(cart, contextOf({ shipping: estimate })).shippingTotal).toBe(0);
    const nowhere = calculate(
      cart,
      contextOf({ shipping: rates([zone([standard])], { destination: null }) }),
    );
    expect(nowhere.isShippingMissing).toBe(true);
    const digital = cartOf([line('d', 100, 1, { kind: 'digital' })]);
    expect(calculate(digital, contextOf({ shipping: rates([]) })).isShippingMissing).toBe(false);
  });
});

describe('methods', () => {
  const group = { units: 3, chargeableGrams: 1000 };
  it.each<[string, ShippingMethod, number, number | null]>([
    ['weight: from is inside', standard, 100, 900],
    ['free from: inside', standard, 7500, 0],
    ['beyond the last tier', { ...standard, tiers: [{ from: 0, to: 1000, amount: 1 }] }, 100, null],
    ['flat', { id: 'f', name: 'F', kind: 'flat', amount: 495 }, 100, 495],
    ['percent', { id: 'p', name: 'P', kind: 'percent', ratePpm: 75_000 }, 999, 75],
    ['count', { id: 'c', name: 'C', kind: 'count', tiers: [{ from: 3, to: null, amount: 7 }] }, 1, 7],
    ['price', { id: 'c', name: 'C', kind: 'price', tiers: [{ from: 0, to: 100, amount: 7 }] }, 100, null],
  ])('%s', (_, method, amount, cost) => {
    expect(methodAmount(method, group, amount)).toBe(cost);
  });

  it('charges the greater of actual and volumetric weight: cm³ ÷ 5,000', () => {
    const [big] = shippingGroups(priced([line('a', 1, 2, { weightGrams: 300, volumeCm3: 6001 })]));
    expect(big).toMatchObject({ units: 2, chargeableGrams: 2401 });
    const [heavy] = shippingGroups(priced([line('a', 1, 2, { weightGrams: 3000, volumeCm3: 6001 })]));
    expect(heavy!.chargeableGrams).toBe(6000);
  });
});

describe('zones', () => {
  const zones = [
    zone([], { id: 'world', regions: [] }),
    zone([], { id: 'us' }),
    zone([], { id: 'ny', regions: [{ country: 'US', region: 'NY' }] }),
    zone([], { id: 'nyc', regions: [{ country: 'US', postalPatterns: ['100*'] }] }),
    zone([], { id: 'us-local', locationId: 'warehouse' }),
    zone([], { id: 'other', profileId: 'fragile' }),
  ];
  it.each<[string, string | null, Destination]>([
    ['world', null, { country: 'FR' }],
    ['us', null, { country: 'US', region: 'CA' }],
    ['us-local', 'warehouse', { country: 'US', region: 'CA' }],
    ['ny', 'warehouse', { country: 'US', region: 'NY', postalCode: '12207' }],
    ['nyc', null, { country: 'US', region: 'NY', postalCode: '10011' }],
  ])('%s', (id, locationId, destination) => {
    expect(zoneOf({ profileId: 'default', locationId }, zones, destination)?.id).toBe(id);
  });
  it('none', () => expect(zoneOf({ profileId: 'x', locationId: null }, zones, { country: 'US' })).toBeNull());
});

describe('several groups', () => {
  const flat = (id: string, name: string, amount: number): ShippingMethod => ({
    id,
    name,
    kind: 'flat',
    amount,
  });
  const lines = priced([line('a', 1000), line('b', 1000, 1, { shippingProfileId: 'bulky' })]);
  const optionsOf = (first: ShippingMethod[], second: ShippingMethod[]) => {
    const zones = [zone(first), zone(second, { id: 'y', profileId: 'bulky' })];
    return shippingQuoter(
      lines,
      rates(zones),
    )([1000, 1000]).options.map(({ key, name, amount }) => [key, name, amount]);
  };

  it('sums methods of the same name', () => {
    const first = [flat('s1', 'Standard', 500), flat('e1', 'Express', 900), flat('p1', 'Pickup', 0)];
    const second = [flat('s2', 'standard', 700), flat('e2', 'Express', 1500)];
    expect(optionsOf(first, second)).toEqual([
      ['s1+s2', 'Standard', 1200],
      ['e1+e2', 'Express', 2400],
    ]);
  });

  it('else combines the cheapest of each as "Standard"', () => {
    const first = [flat('a1', 'Post', 500), flat('a2', 'Courier', 900)];
    expect(optionsOf(first, [flat('b1', 'Freight', 4000)])).toEqual([['a1+b1', 'Standard', 4500]]);
  });

  it('offers nothing when one group cannot be shipped', () => {
    expect(optionsOf([flat('a1', 'Post', 500)], [])).toEqual([]);
  });

  it('makes one charge a group', () => {
    const zones = [zone([flat('s1', 'S', 1)]), zone([flat('s2', 'S', 2)], { id: 'y', profileId: 'bulky' })];
    const quote = shippingQuoter(lines, rates(zones, { selectedKey: 's1+s2' }))([1000, 1000]);
    expect(quote.charges.map(({ id, gross, lines: carried }) => [id, gross, carried])).toEqual([
      ['default@/s1', 1, [0]],
      ['bulky@/s2', 2, [1]],
    ]);
  });
});
