export interface PayoutSchedule {
  every: 'weekly' | 'biweekly' | 'monthly' | 'on_demand';
  /** 1 (Monday) … 7 (Sunday), or 1 … 28 of the month. */
  day: number;
}

const DAY_MS = 86_400_000;
/** Monday 5 January 1970: weeks of every second week are counted from here, so that a new year changes nothing. */
const FIRST_MONDAY = 4 * DAY_MS;

/**
 * The next days on which payouts start, after `today` and never on it (days `YYYY-MM-DD` in the brand's own calendar).
 * On demand has none.
 */
export function nextPayoutDates({ every, day }: PayoutSchedule, today: string, count = 3): string[] {
  if (every === 'on_demand') return [];
  const dates: string[] = [];
  for (let at = Date.parse(`${today}T00:00:00Z`) + DAY_MS; dates.length < count; at += DAY_MS) {
    if (isPayoutDay(new Date(at), every, day)) dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

function isPayoutDay(date: Date, every: 'weekly' | 'biweekly' | 'monthly', day: number): boolean {
  if (every === 'monthly') return date.getUTCDate() === Math.min(Math.max(day, 1), 28);
  const weekday = Math.min(Math.max(day, 1), 7);
  if ((date.getUTCDay() || 7) !== weekday) return false;
  return every === 'weekly' || Math.floor((date.getTime() - FIRST_MONDAY) / (7 * DAY_MS)) % 2 === 0;
}

/** The schedule in words: `On the 5th of every month`. */
export function scheduleInWords({ every, day }: PayoutSchedule): string {
  const weekday = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][
    Math.min(Math.max(day, 1), 7) - 1
  ];
  switch (every) {
    case 'weekly':
      return `Every ${weekday}`;
    case 'biweekly':
      return `Every second ${weekday}`;
    case 'monthly':
      return `On the ${ordinal(Math.min(Math.max(day, 1), 28))} of every month`;
    case 'on_demand':
      return 'Whenever a payee asks';
  }
}

function ordinal(day: number): string {
  const suffix = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${suffix}`;
}
