const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOCK_SLACK = 10 * MINUTE;

interface TimeFormats {
  locale: string;
  timezone: string;
  now: number;
}

/** A moment with its zone named: `22 Nov 2026, 18:05 CET`. */
export function absoluteTime(at: string, { locale, timezone }: Omit<TimeFormats, 'now'>): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
    timeZoneName: 'short',
  }).format(new Date(at));
}

/** Short relative text: `just now`, `5 min ago`, `3 h ago`, then the day, then the date with its year if another. */
export function relativeTime(at: string, { locale, timezone, now }: TimeFormats): string {
  const then = Date.parse(at);
  // This clock may be a little behind the server's.
  const age = then > now && then - now < CLOCK_SLACK ? 0 : now - then;
  if (age >= 0 && age < MINUTE) return 'just now';
  if (age >= 0 && age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age >= 0 && age < 12 * HOUR) return `${Math.floor(age / HOUR)} h ago`;
  const day = dayOf(then, timezone);
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
  }).format(then);
  if (day === dayOf(now, timezone)) return `Today ${clock}`;
  if (day === dayOf(now - DAY, timezone)) return `Yesterday ${clock}`;
  const isThisYear = day.slice(0, 4) === dayOf(now, timezone).slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: timezone,
  }).format(then);
}

/** Calendar day (`2026-11-22`) of a moment in a zone. */
export function dayOf(moment: number | string, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: timezone,
  }).format(new Date(moment));
}
