import { describe, expect, it } from 'vitest';
import { type DeliveryRule, estimateDelivery } from './delivery-dates.ts';
import { PricingError } from './errors.ts';
import { civilDate, dayNumber, isoWeekday, wallTime } from './instants.ts';

const rule = (more: Partial<DeliveryRule> = {}): DeliveryRule => ({
  calendar: { zone: 'Europe/Berlin' },
  cutOff: '15:00',
  handlingDays: 1,
  transitMinDays: 2,
  transitMaxDays: 4,
  ...more,
});
const dates = (orderedAt: string, more: Partial<DeliveryRule> = {}) =>
  Object.values(estimateDelivery(orderedAt, rule(more)));

describe('estimateDelivery (20 §4.6)', () => {
  it('Friday 16:30, cut-off 15:00: Monday, Tuesday, Thursday to next Monday', () => {
    // Friday 2026-11-20 16:30 in Berlin is 15:30 UTC.
    expect(dates('2026-11-20T15:30:00Z')).toEqual(['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-30']);
  });

  it('before the cut-off it is accepted the same day; at the cut-off it is not', () => {
    expect(dates('2026-11-20T13:59:59Z')[0]).toBe('2026-11-20');
    expect(dates('2026-11-20T14:00:00Z')[0]).toBe('2026-11-23');
    expect(dates('2026-11-21T08:00:00Z')[0]).toBe('2026-11-23');
  });

  it('lives in the zone of the location', () => {
    // 22:30 UTC on Friday is Saturday in Auckland and Friday noon in Honolulu.
    expect(dates('2026-11-20T22:30:00Z', { calendar: { zone: 'Pacific/Auckland' } })[0]).toBe('2026-11-23');
    expect(dates('2026-11-20T22:30:00Z', { calendar: { zone: 'Pacific/Honolulu' } })[0]).toBe('2026-11-20');
  });

  it('follows clock changes by the wall clock', () => {
    // Berlin leaves summer time on 2026-10-25: 15:00 is 13:00 UTC before, 14:00 UTC after.
    expect(dates('2026-10-23T13:30:00Z')[0]).toBe('2026-10-26');
    expect(dates('2026-10-26T13:30:00Z')[0]).toBe('2026-10-26');
  });

  it('passes over holidays, with its own calendar for the carrier', () => {
    const calendar = { zone: 'Europe/Berlin', holidays: ['2026-12-25'] };
    expect(dates('2026-12-23T09:00:00Z', { calendar })).toEqual([
      '2026-12-23',
      '2026-12-24',
      '2026-12-29',
      '2026-12-31',
    ]);
    const transitCalendar = { zone: 'Europe/Berlin', businessDays: [1, 2, 3, 4, 5, 6] };
    expect(dates('2026-12-23T09:00:00Z', { calendar, transitCalendar })).toEqual([
      '2026-12-23',
      '2026-12-24',
      '2026-12-26',
      '2026-12-29',
    ]);
  });

  it('may leave and arrive the same day', () => {
    const same = { handlingDays: 0, transitMinDays: 0, transitMaxDays: 0 };
    expect(new Set(dates('2026-11-20T09:00:00Z', same))).toEqual(new Set(['2026-11-20']));
  });

  it('refuses calendars that cannot be', () => {
    const bad = (more: Partial<DeliveryRule>) => () => dates('2026-11-20T09:00:00Z', more);
    expect(bad({ cutOff: '25:00' })).toThrow(PricingError);
    expect(bad({ handlingDays: -1 })).toThrow(PricingError);
    expect(bad({ calendar: { zone: 'Mars/Base' } })).toThrow('Unknown time zone');
    expect(bad({ calendar: { zone: 'UTC', businessDays: [] } })).toThrow('no open day');
    expect(bad({ calendar: { zone: 'UTC', holidays: ['2026-02-30'] } })).toThrow('Not a date');
  });
});

describe('civil dates', () => {
  it('count days and weekdays', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(isoWeekday(0)).toBe(4);
    expect(isoWeekday(dayNumber('1969-12-28'))).toBe(7);
    expect(civilDate(dayNumber('2028-02-29') + 1)).toBe('2028-03-01');
    expect(wallTime(Date.parse('2026-11-20T23:05:00Z'), 'Asia/Kolkata')).toEqual({
      day: dayNumber('2026-11-21'),
      weekday: 6,
      minute: 275,
    });
    expect(wallTime(Date.parse('2026-11-20T00:00:00Z'), 'UTC').minute).toBe(0);
  });
});
