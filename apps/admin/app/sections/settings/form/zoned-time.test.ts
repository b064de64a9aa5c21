import { expect, it } from 'vitest';
import { fromZonedText, toZonedText } from './zoned-time.ts';

it.each([
  ['2026-12-01T09:00', 'Europe/Berlin', '2026-12-01T08:00:00.000Z'],
  ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-12-01T09:00', 'America/New_York', '2026-12-01T14:00:00.000Z'],
  ['2026-12-01T09:00', 'Asia/Kolkata', '2026-12-01T03:30:00.000Z'],
  // Clocks go back at 03:00 on 25 October 2026: the first 02:30 is summer time.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (text, zone, iso) => {
  expect(fromZonedText(text, zone)).toBe(iso);
  expect(toZonedText(iso, zone)).toBe(text);
});

it('moves a time that is skipped on by the gap, and takes no nonsense', () => {
  expect(fromZonedText('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(fromZonedText('tomorrow', 'Europe/Berlin')).toBeNull();
});
