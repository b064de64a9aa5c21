import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS_LIMITS, gcra } from './rate-limit-gcra.ts';

const START = Date.UTC(2026, 10, 20, 12);
const TEN_A_MINUTE = { limit: 10, periodSeconds: 60, burst: 5 };

/** Calls at these seconds; what each heard. */
function calls(limit: Parameters<typeof gcra>[0], seconds: readonly number[]) {
  let arrival: number | null = null;
  return seconds.map((second) => {
    const verdict = gcra(limit, arrival, START + second * 1000);
    arrival = verdict.arrival;
    return verdict;
  });
}

describe('10 a minute, burst 5 (10 §4.8)', () => {
  it('lets five pass at once; the sixth waits 6 s', () => {
    const heard = calls(TEN_A_MINUTE, [0, 0, 0, 0, 0, 0, 5, 5.999, 6, 6]);
    expect(heard.map(({ isAllowed }) => isAllowed)).toEqual([
      ...Array.from({ length: 5 }, () => true),
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(heard.map(({ retryAfterSeconds }) => retryAfterSeconds)).toEqual([0, 0, 0, 0, 0, 6, 1, 1, 0, 6]);
    expect(heard[4]?.arrival).toBe(START + 30_000);
    expect(heard.map(({ remaining }) => remaining)).toEqual([4, 3, 2, 1, 0, 0, 0, 0, 0, 0]);
    expect(heard.map(({ resetSeconds }) => resetSeconds)).toEqual([6, 12, 18, 24, 30, 30, 25, 25, 30, 30]);
  });

  it('has the whole burst again after a rest', () => {
    expect(
      calls(TEN_A_MINUTE, [0, 0, 0, 0, 0, 30, 30, 30, 30, 30, 30]).map(({ isAllowed }) => isAllowed),
    ).toEqual([...Array.from({ length: 10 }, () => true), false]);
  });
});

describe('any limit', () => {
  const limit = fc.record({
    limit: fc.integer({ min: 1, max: 700 }),
    periodSeconds: fc.integer({ min: 1, max: 86_400 }),
    burst: fc.integer({ min: 1, max: 50 }),
  });
  const gaps = fc.array(fc.double({ min: 0, max: 30_000, noNaN: true }), { minLength: 1, maxLength: 80 });

  it('lets no more pass in any window than its burst and what the window earns', () => {
    fc.assert(
      fc.property(limit, gaps, (rule, steps) => {
        const emission = (rule.periodSeconds * 1000) / rule.limit;
        let [now, arrival] = [START, START];
        const passed: number[] = [];
        for (const step of steps) {
          now += step;
          const verdict = gcra(rule, arrival, now);
          arrival = verdict.arrival;
          if (verdict.isAllowed) passed.push(now);
        }
        for (const [first, from] of passed.entries())
          for (const [last, to] of passed.entries())
            if (last >= first)
              expect(last - first + 1).toBeLessThanOrEqual(
                (to - from) / emission + rule.burst + 0.1 / emission + 1e-6,
              );
      }),
    );
  });

  it('keeps its word: after the wait it names a call passes, and as many pass as remain', () => {
    fc.assert(
      fc.property(limit, gaps, (rule, steps) => {
        let [now, arrival] = [START, START];
        for (const step of steps) {
          now += step;
          const verdict = gcra(rule, arrival, now);
          arrival = verdict.arrival;
          if (!verdict.isAllowed)
            expect(gcra(rule, arrival, now + verdict.retryAfterSeconds * 1000).isAllowed).toBe(true);
          let more = 0;
          for (let next = gcra(rule, arrival, now); next.isAllowed; next = gcra(rule, next.arrival, now))
            more++;
          expect(more).toBe(verdict.remaining);
          expect(gcra(rule, arrival, now + verdict.resetSeconds * 1000).remaining).toBe(rule.burst - 1);
        }
      }),
    );
  });

  it('lets everything at its own pace pass', () => {
    fc.assert(
      fc.property(limit, (rule) => {
        const emission = rule.periodSeconds / rule.limit;
        const paced = Array.from({ length: 50 }, (_, n) => n * (emission + 1e-6));
        expect(calls({ ...rule, burst: 1 }, paced).every(({ isAllowed }) => isAllowed)).toBe(true);
      }),
    );
  });
});

describe('the limits of 10 §4.8', () => {
  it.each([
    ['passwordAccount', 5, 60],
    ['passwordIp', 30, 60],
    ['passwordIpPrefix', 300, 60],
    ['secretRequestEmail', 3, 600],
    ['secretRequestIp', 20, 3_600],
    ['factorAccount', 10, 900],
    ['signUpIp', 10, 3_600],
    ['inviteTenant', 50, 86_400],
    ['inviteEmail', 5, 604_800],
    ['platformStaff', 100, 60],
    ['platformStaffSensitive', 20, 60],
    ['staffUser', 600, 60],
    ['apiKey', 120, 60],
    ['storefrontIp', 300, 60],
    ['setupTokenIp', 5, 3_600],
    ['slugCheckSession', 30, 60],
    ['domainCheckSession', 4, 60],
    ['exportTenant', 5, 86_400],
  ] as const)('%s: %i in %i s', (name, count, periodSeconds) => {
    const limit = ACCESS_LIMITS[name];
    expect(limit).toMatchObject({ limit: count, periodSeconds });
    // That many pass at once, one more does not, and after the period all of them again.
    const at = (second: number) => Array.from({ length: count + 1 }, () => second);
    const passed = calls(limit, [...at(0), ...at(periodSeconds + 1)]).filter(({ isAllowed }) => isAllowed);
    expect(passed).toHaveLength(2 * count);
  });

  it('are all in the table', () => {
    expect(Object.keys(ACCESS_LIMITS)).toHaveLength(18);
  });
});
