import { describe, expect, it } from 'vitest';
import { axisTicks, changeOf } from './scale.ts';

describe('axisTicks', () => {
  it.each([
    [71_342, [0, 20_000, 40_000, 60_000, 80_000]],
    [100, [0, 25, 50, 75, 100]],
    [0, [0, 1]],
  ])('%d', (max, ticks) => {
    expect(axisTicks(max)).toEqual(ticks);
  });

  it('starts at zero and covers the largest value', () => {
    for (const max of [1, 7, 99, 101, 12_345, 999_999]) {
      const ticks = axisTicks(max);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('changeOf', () => {
  it('is a fraction of the previous figure, or null without one', () => {
    expect(changeOf(120, 100)).toBeCloseTo(0.2);
    expect(changeOf(0, 100)).toBe(-1);
    expect(changeOf(5, 0)).toBeNull();
  });
});
