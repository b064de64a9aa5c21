/** Instants and civil dates without a clock: integers from ISO texts, wall time from Intl. */
import { PricingError } from './errors.ts';
import type { Instant } from './types.ts';

/** Milliseconds since 1970-01-01 UTC. @throws PricingError `invalid_instant` */
export function parseInstant(text: Instant): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new PricingError('invalid_instant', `Not an ISO 8601 instant: ${text}`);
  return ms;
}

/** from ≤ now < to; an absent end is open. */
export function isWithin(now: number, from?: Instant | null, to?: Instant | null): boolean {
  if (from != null && now < parseInstant(from)) return false;
  return !(to != null && now >= parseInstant(to));
}

/** A civil date as days since 1970-01-01. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

/** `2026-02-28` → day number. @throws PricingError `invalid_calendar` for a date that does not exist */
export function dayNumber(date: string): DayNumber {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const day = match
    ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS
    : Number.NaN;
  if (Number.isNaN(day) || civilDate(day) !== date)
    throw new PricingError('invalid_calendar', `Not a date: ${date}`);
  return day;
}

/** Day number → `2026-02-28`. */
export function civilDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export function isoWeekday(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export interface WallTime {
  day: DayNumber;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** Minutes since midnight on the wall clock. */
  minute: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * What a wall clock in an IANA zone shows at an instant.
 * @throws PricingError `invalid_calendar` for an unknown zone
 */
export function wallTime(ms: number, zone: string): WallTime {
  let formatter = formatters.get(zone);
  if (!formatter) {
    try {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      });
    } catch {
      throw new PricingError('invalid_calendar', `Unknown time zone: ${zone}`);
    }
    formatters.set(zone, formatter);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(ms)) part[type] = value;
  const day = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day)) / DAY_MS;
  return { day, weekday: isoWeekday(day), minute: Number(part.hour) * 60 + Number(part.minute) };
}
