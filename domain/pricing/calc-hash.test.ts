import { describe, expect, it } from 'vitest';
import { calcHash, fnv1a64 } from './calc-hash.ts';
import { calculate } from './calculate.ts';
import { orderOf44 } from './pricing-fixtures.ts';
import { spendCredit } from './tenders.ts';

describe('calcHash', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('FNV-1a 64 of %j (reference vectors)', (text, hash) => {
    expect(fnv1a64(text)).toBe(hash);
  });

  it('is stable for the same charge and changes with any amount', () => {
    const { cart, context } = orderOf44();
    const totals = calculate(cart, context);
    const hash = calcHash(totals);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(calcHash(calculate(cart, { ...context, now: '2026-11-21T00:00:00Z' }))).toBe(hash);
    expect(calcHash(JSON.parse(JSON.stringify(totals)))).toBe(hash);
    const { lines: totalLines, ...others } = totals;
    expect(calcHash({ ...others, lines: totalLines })).toBe(hash);
    const dearer = { ...cart, lines: cart.lines.map((l) => (l.id === 'B' ? { ...l, unitPrice: 4501 } : l)) };
    expect(calcHash(calculate(dearer, context))).not.toBe(hash);
    expect(calcHash(calculate({ ...cart, giftCards: [{ id: 'g', balance: 1 }] }, context))).not.toBe(hash);
  });
});

describe('spendCredit', () => {
  it('credits 10 (Mar), 20 (Jun), 5 (none): spend 24 → 10 + 14 + 0 (20 §4.11)', () => {
    const sources = [
      { id: 'none', balance: 5 },
      { id: 'jun', balance: 20, expiresAt: '2027-06-01T00:00:00Z' },
      { id: 'mar', balance: 10, expiresAt: '2027-03-01T00:00:00Z' },
    ];
    expect(spendCredit(sources, 24, Date.parse('2026-11-20T00:00:00Z'))).toEqual([
      { id: 'mar', amount: 10 },
      { id: 'jun', amount: 14 },
    ]);
  });
});
