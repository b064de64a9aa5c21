import { describe, expect, it } from 'vitest';
import { ratesForDestination } from './geography.ts';
import { NEW_YORK, rate } from './pricing-fixtures.ts';
import { compareRates, NO_TAX, rateSet, splitTax, taxItems, taxOf } from './tax.ts';

describe('one amount', () => {
  it.each([
    ['JPY 1,980 + 10 %', 1980, 100_000, false, 198],
    ['JPY 1,980 incl. 10 %', 1980, 100_000, true, 180],
    ['KWD 12.345 × 5 %', 12345, 50_000, false, 617],
    ['50.00 incl. 10 % less 10.00', 4000, 100_000, true, 364],
    ['half a cent goes up', 50, 10_000, false, 1],
    ['SSUTA §324: a third decimal of 4 goes down', 49, 10_000, false, 0],
    ['beyond 2^53 in between', 9_000_000_000_000_00, 88_750, false, 79_875_000_000_000],
  ])('%s', (_, amount, ppm, isInclusive, tax) => {
    expect(taxOf(amount, rateSet([rate('r', ppm)]), isInclusive)).toBe(tax);
  });
});

describe('several rates', () => {
  it('5 % + compound 9.5 % on 100.00 = 14.98 as 5.00 + 9.98 (20 §4.2 P10)', () => {
    const set = rateSet([rate('qst', 95_000, { isCompound: true }), rate('gst', 50_000)]);
    const tax = taxOf(10000, set, false);
    expect(tax).toBe(1498);
    expect(splitTax(10000, tax, set).map((part) => [part.rateId, part.base, part.amount])).toEqual([
      ['gst', 10000, 500],
      ['qst', 10500, 998],
    ]);
    expect(taxOf(11498, set, true)).toBe(1498);
  });

  it('compounds on compounds exactly', () => {
    const set = rateSet([
      rate('a', 100_000),
      rate('b', 100_000, { isCompound: true }),
      rate('c', 100_000, { isCompound: true }),
    ]);
    expect(taxOf(100_000, set, false)).toBe(33_100);
    expect(splitTax(100_000, 33_100, set).map((part) => part.amount)).toEqual([10_000, 11_000, 12_100]);
  });

  it("splits A's 3.67 as 1.65, 1.86, 0.16 (20 §4.4)", () => {
    const set = rateSet(NEW_YORK);
    expect(splitTax(4131, taxOf(4131, set, false), set).map((part) => part.amount)).toEqual([165, 186, 16]);
  });

  it('keeps a zero rate as a line with its base', () => {
    const set = rateSet([rate('zero', 0)]);
    expect(taxItems([{ amount: 500, set }], { isInclusive: true })).toMatchObject([
      { net: 500, tax: 0, components: [{ base: 500, amount: 0 }] },
    ]);
    expect(compareRates(set, NO_TAX)).toBe(0);
    expect(compareRates(rateSet(NEW_YORK), rateSet([rate('r', 88_751)]))).toBe(-1);
  });
});

describe('document rounding', () => {
  it('rounds each set of rates once and splits it', () => {
    const set = rateSet(NEW_YORK);
    const items = [4131, 3875, 695].map((amount) => ({ amount, set }));
    const taxed = taxItems([...items, { amount: 1292, set: NO_TAX }], {
      isInclusive: false,
      rounding: 'document',
    });
    expect(taxed.map((item) => item.tax)).toEqual([366, 344, 62, 0]);
  });
});

describe('zones (TAX-01)', () => {
  const zones = [
    { id: 'us', country: 'US' },
    { id: 'ny', country: 'US', region: 'NY' },
    { id: 'nyc', country: 'US', region: 'NY', postalPatterns: ['100*', '10301'] },
  ];
  const rates = [
    { ...rate('us', 10_000), zoneId: 'us' },
    { ...rate('us-food', 5_000, { category: 'food' }), zoneId: 'us' },
    { ...rate('ny', 40_000), zoneId: 'ny' },
    ...NEW_YORK.map((one) => ({ ...one, zoneId: 'nyc' })),
  ];
  const idsAt = (region: string | null, postalCode: string | null) =>
    ratesForDestination(zones, rates, { country: 'us', region, postalCode }).map((one) => one.id);

  it('the most specific zone wins, category by category', () => {
    expect(idsAt('NY', '100 11')).toEqual(['us-food', 'state', 'city', 'district']);
    expect(idsAt('NY', '10301')).toEqual(['us-food', 'state', 'city', 'district']);
    expect(idsAt('NY', '12207')).toEqual(['us-food', 'ny']);
    expect(idsAt('NY', null)).toEqual(['us-food', 'ny']);
    expect(idsAt('CA', '10011')).toEqual(['us', 'us-food']);
    expect(ratesForDestination(zones, rates, { country: 'DE' })).toEqual([]);
  });
});
