import { expect, it } from 'vitest';
import { isWithinRanges, normaliseRange } from './ip-ranges.ts';

it.each([
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.77/24', '203.0.113.0/24'],
  [' 2001:db8::1/32 ', '2001:db8::/32'],
  ['::ffff:203.0.113.7', '203.0.113.7/32'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['203.0.113.0/33', null],
  ['203.0.113', null],
  ['', null],
  ['office', null],
])('writes %j as %j', (given, plain) => expect(normaliseRange(given)).toBe(plain));

it.each([
  ['203.0.113.255', ['203.0.113.0/24'], true],
  ['203.0.114.0', ['203.0.113.0/24'], false],
  ['::ffff:203.0.113.9', ['203.0.113.0/24'], true],
  ['2001:db8:ffff::1', ['203.0.113.0/24', '2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['203.0.113.1', ['nonsense'], false],
  ['', ['0.0.0.0/0'], false],
])('%s within %j: %s', (address, ranges, expected) => expect(isWithinRanges(address, ranges)).toBe(expected));
