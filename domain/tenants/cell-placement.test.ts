import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CellLoad,
  cellsFor,
  chooseCell,
  isNearlyFull,
  relationsOf,
  tenantsPerCell,
} from './cell-placement.ts';

const cell = (part: Partial<CellLoad>): CellLoad => ({
  id: part.key ?? 'a',
  key: 'a',
  region: 'eu',
  status: 'open',
  maxRelations: 500_000,
  relationCount: 0,
  maxTenants: null,
  tenantCount: 0,
  ...part,
});

describe('the figures of 10 §4.6', () => {
  it.each([
    [500_000, 250, 285],
    [500_000, 400, 178],
    [1_000_000, 250, 571],
  ])('%i relations hold brands of %i tables: %i', (max, tables, brands) => {
    expect(tenantsPerCell(max, tables)).toBe(brands);
  });
  it.each([
    [10, 1],
    [1_000, 4],
    [10_000, 36],
  ])('%i brands need %i cells', (brands, cells) => {
    expect(cellsFor(brands, 500_000, 250)).toBe(cells);
  });
  it('a brand of 250 tables brings 1 750 relations', () => expect(relationsOf(250)).toBe(1_750));
  it('alerts at 80 %', () => {
    expect(isNearlyFull(cell({ relationCount: 399_999 }))).toBe(false);
    expect(isNearlyFull(cell({ relationCount: 400_000 }))).toBe(true);
  });
});

describe('choosing a cell', () => {
  it('takes the lowest share, not the lowest count', () => {
    const small = cell({ key: 'a', maxRelations: 100_000, relationCount: 20_000 });
    const large = cell({ key: 'b', relationCount: 50_000 });
    expect(chooseCell([small, large], 'eu', 1_750)?.key).toBe('b');
  });
  it('breaks ties by key', () => {
    expect(chooseCell([cell({ key: 'b' }), cell({ key: 'a' })], 'eu', 1_750)?.key).toBe('a');
  });
  it.each([
    ['another region', { region: 'us' }],
    ['a draining one', { status: 'draining' as const }],
    ['one without room for a whole brand', { relationCount: 499_000 }],
    ['one with all its brands', { maxTenants: 3, tenantCount: 3 }],
  ])('passes over %s', (_, part) => expect(chooseCell([cell(part)], 'eu', 1_750)).toBeNull());

  it('never overfills, never prefers a fuller cell, whatever the order', () => {
    const arbitrary = fc.record({
      key: fc.string({ minLength: 1, maxLength: 3 }),
      status: fc.constantFrom('open' as const, 'full' as const, 'offline' as const),
      maxRelations: fc.integer({ min: 1, max: 10_000 }),
      relationCount: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitrary, { selector: ({ key }) => key, maxLength: 8 }),
        fc.integer({ min: 1, max: 2_000 }),
        (loads, need) => {
          const cells = loads.map((load) => cell({ ...load, id: load.key }));
          const chosen = chooseCell(cells, 'eu', need);
          expect(chooseCell([...cells].reverse(), 'eu', need)).toEqual(chosen);
          const fitting = cells.filter(
            (c) => c.status === 'open' && c.relationCount + need <= c.maxRelations,
          );
          if (!chosen) {
            expect(fitting).toEqual([]);
            return;
          }
          expect(chosen.relationCount + need).toBeLessThanOrEqual(chosen.maxRelations);
          for (const other of fitting)
            expect(chosen.relationCount / chosen.maxRelations).toBeLessThanOrEqual(
              other.relationCount / other.maxRelations,
            );
        },
      ),
    );
  });
});
