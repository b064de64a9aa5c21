import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { normaliseRange } from '../access/ip-ranges.ts';
import { isIpAllowed } from './ip-cidrs.ts';

describe('a range of a key', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    [' 203.0.113.7/24 ', '203.0.113.0/24'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['2001:DB8::1', '2001:db8::1/128'],
    ['2001:db8:1:2::/33', '2001:db8::/33'],
    ['::ffff:192.0.2.1', '192.0.2.1/32'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ])('%s → %s', (text, cidr) => expect(normaliseRange(text)).toBe(cidr));

  it.each([
    '',
    'office',
    '203.0.113',
    '203.0.113.300',
    '203.0.113.0/33',
    '2001:db8::/129',
    '1',
    '10.0.0.0/-1',
  ])('refuses %s', (text) => expect(normaliseRange(text)).toBeNull());
});

describe('isIpAllowed', () => {
  it.each([
    ['203.0.113.7', [], true],
    ['203.0.113.7', ['203.0.113.0/24'], true],
    ['203.0.114.7', ['203.0.113.0/24'], false],
    ['203.0.114.7', ['203.0.113.0/24', '203.0.114.7/32'], true],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
    ['2001:db8::9', ['2001:db8::/32'], true],
    ['2001:db9::9', ['2001:db8::/32'], false],
    ['2001:db8::9', ['0.0.0.0/0'], false],
    ['unknown', ['0.0.0.0/0'], false],
    ['', ['::/0'], false],
  ])('%s in %j: %s', (ip, cidrs, answer) => expect(isIpAllowed(ip, cidrs)).toBe(answer));

  it('holds every address in its own range, whatever its length', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (ip, bits) => {
        const cidr = normaliseRange(`${ip}/${bits}`);
        expect(cidr).not.toBeNull();
        expect(isIpAllowed(ip, [cidr ?? ''])).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 128 }), (ip, bits) => {
        const cidr = normaliseRange(`${ip}/${bits}`);
        // An IPv4 address written as IPv6 is looked at as IPv4.
        fc.pre(cidr !== null && ipaddr.process(ip).kind() === 'ipv6');
        expect(isIpAllowed(ip, [cidr ?? ''])).toBe(true);
      }),
    );
  });
});
