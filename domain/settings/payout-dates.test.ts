import { describe, expect, it } from 'vitest';
import { nextPayoutDates, type PayoutSchedule, scheduleInWords } from './payout-dates.ts';

describe('nextPayoutDates (10 SET-03)', () => {
  it.each<[PayoutSchedule, string, string[]]>([
    [{ every: 'monthly', day: 5 }, '2026-11-20', ['2026-12-05', '2027-01-05', '2027-02-05']],
    [{ every: 'monthly', day: 5 }, '2026-11-04', ['2026-11-05', '2026-12-05', '2027-01-05']],
    [{ every: 'monthly', day: 5 }, '2026-11-05', ['2026-12-05', '2027-01-05', '2027-02-05']],
    [{ every: 'monthly', day: 28 }, '2027-02-27', ['2027-02-28', '2027-03-28', '2027-04-28']],
    [{ every: 'weekly', day: 1 }, '2026-11-20', ['2026-11-23', '2026-11-30', '2026-12-07']],
    [{ every: 'weekly', day: 7 }, '2026-12-27', ['2027-01-03', '2027-01-10', '2027-01-17']],
    // 2026 has 53 ISO weeks: every second week goes on across the year's end (21 December is 2972 weeks after 5 January 1970).
    [{ every: 'biweekly', day: 1 }, '2026-12-20', ['2026-12-21', '2027-01-04', '2027-01-18']],
    [{ every: 'on_demand', day: 5 }, '2026-11-20', []],
  ])('%o after %s', (schedule, today, dates) => {
    expect(nextPayoutDates(schedule, today)).toEqual(dates);
  });

  it.each<[PayoutSchedule, string]>([
    [{ every: 'monthly', day: 1 }, 'On the 1st of every month'],
    [{ every: 'monthly', day: 2 }, 'On the 2nd of every month'],
    [{ every: 'monthly', day: 11 }, 'On the 11th of every month'],
    [{ every: 'monthly', day: 23 }, 'On the 23rd of every month'],
    [{ every: 'weekly', day: 3 }, 'Every Wednesday'],
    [{ every: 'biweekly', day: 5 }, 'Every second Friday'],
    [{ every: 'on_demand', day: 5 }, 'Whenever a payee asks'],
  ])('%o in words', (schedule, words) => {
    expect(scheduleInWords(schedule)).toBe(words);
  });
});
