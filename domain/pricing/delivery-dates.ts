/** When an order leaves and arrives, in business days of the location. 20 §4.6, SHP-02. */
import { PricingError } from './errors.ts';
import { civilDate, type DayNumber, dayNumber, isoWeekday, parseInstant, wallTime } from './instants.ts';
import type { Instant } from './types.ts';

export interface BusinessCalendar {
  /** IANA zone of the location. */
  zone: string;
  /** 1 = Monday … 7 = Sunday; default Monday to Friday. */
  businessDays?: number[];
  /** Civil dates `2026-12-25`. */
  holidays?: string[];
}

export interface DeliveryRule {
  calendar: BusinessCalendar;
  /** Wall time `15:00`; an order at or after it is accepted the next business day. */
  cutOff: string;
  /** Business days from acceptance to dispatch; 0 = the same day. */
  handlingDays: number;
  /** Business days in transit. */
  transitMinDays: number;
  transitMaxDays: number;
  /** Days the carrier moves and delivers; default the location's calendar. */
  transitCalendar?: BusinessCalendar | null;
}

export interface DeliveryEstimate {
  /** Civil dates in the location's zone. */
  acceptedOn: string;
  leavesOn: string;
  arrivesFrom: string;
  arrivesTo: string;
}

// A calendar without any open day in this span is a mistake, not a wait.
const LONGEST_CLOSURE = 400;

/**
 * Friday 16:30, cut-off 15:00, handling 1, transit 2–4 → accepted Monday, leaves Tuesday, arrives Thursday to
 * next Monday. Dates are civil dates, so a change of clocks moves nothing.
 * @throws PricingError `invalid_calendar` (zone, date, time, days), `invalid_instant`
 */
export function estimateDelivery(orderedAt: Instant, rule: DeliveryRule): DeliveryEstimate {
  const isOpen = openDays(rule.calendar);
  const isMoving = rule.transitCalendar ? openDays(rule.transitCalendar) : isOpen;
  const wall = wallTime(parseInstant(orderedAt), rule.calendar.zone);
  const isToday = isOpen(wall.day) && wall.minute < minuteOf(rule.cutOff);
  const accepted = isToday ? wall.day : addBusinessDays(wall.day, 1, isOpen);
  const leaves = addBusinessDays(accepted, rule.handlingDays, isOpen);
  return {
    acceptedOn: civilDate(accepted),
    leavesOn: civilDate(leaves),
    arrivesFrom: civilDate(addBusinessDays(leaves, rule.transitMinDays, isMoving)),
    arrivesTo: civilDate(
      addBusinessDays(leaves, Math.max(rule.transitMinDays, rule.transitMaxDays), isMoving),
    ),
  };
}

function openDays(calendar: BusinessCalendar): (day: DayNumber) => boolean {
  const weekdays = new Set(calendar.businessDays ?? [1, 2, 3, 4, 5]);
  const holidays = new Set((calendar.holidays ?? []).map(dayNumber));
  return (day) => weekdays.has(isoWeekday(day)) && !holidays.has(day);
}

/** The n-th open day after `day`; n = 0 gives the day itself. */
function addBusinessDays(day: DayNumber, count: number, isOpen: (day: DayNumber) => boolean): DayNumber {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new PricingError('invalid_calendar', `Not a number of days: ${count}`);
  }
  let current = day;
  for (let left = count; left > 0; left--) {
    let closed = 0;
    do {
      current += 1;
      closed += 1;
      if (closed > LONGEST_CLOSURE)
        throw new PricingError('invalid_calendar', 'The calendar has no open day');
    } while (!isOpen(current));
  }
  return current;
}

function minuteOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new PricingError('invalid_calendar', `Not a time of day: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}
