import { describe, expect, it } from 'vitest';
import { absoluteTime, dayOf, relativeTime } from './time.ts';

const formats = { locale: 'en-GB', timezone: 'Europe/Berlin', now: Date.parse('2026-11-22T18:00:00Z') };

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T17:59:40Z', 'just now'],
    ['2026-11-22T18:02:00Z', 'just now'],
    ['2026-11-22T17:55:00Z', '5 min ago'],
    ['2026-11-22T13:00:00Z', '5 h ago'],
    ['2026-11-22T01:00:00Z', 'Today 02:00'],
    ['2026-11-21T22:30:00Z', 'Yesterday 23:30'],
    ['2026-11-03T12:00:00Z', '3 Nov'],
    ['2025-11-03T12:00:00Z', '3 Nov 2025'],
  ])('%s → %s', (at, text) => {
    expect(relativeTime(at, formats)).toBe(text);
  });
});

describe('days and moments', () => {
  it('takes the brand’s zone', () => {
    expect(dayOf('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-23');
    expect(dayOf('2026-11-22T23:30:00Z', 'America/New_York')).toBe('2026-11-22');
    expect(absoluteTime('2026-11-22T23:30:00Z', formats)).toMatch(/23 Nov 2026.*00:30.*CET/);
  });
});
