import { expect, it } from 'vitest';
import { readHostname } from './hostname.ts';

it.each([
  ['shop.example.com', 'shop.example.com', 'example.com', false],
  ['  HTTPS://Shop.Example.COM./ ', 'shop.example.com', 'example.com', false],
  ['example.co.uk', 'example.co.uk', 'example.co.uk', true],
  ['käse.example.de', 'xn--kse-qla.example.de', 'example.de', false],
  ['straße.de', 'xn--strae-oqa.de', 'xn--strae-oqa.de', true],
  ['brand.github.io', 'brand.github.io', 'brand.github.io', true],
])('%s is the host %s', (text, hostname, registrable, isApex) => {
  expect(readHostname(text)).toEqual({ ok: true, hostname, registrable, isApex });
});

it.each([
  ['', 'empty'],
  ['*.example.com', 'wildcard'],
  ['192.0.2.7', 'ip_address'],
  ['[2001:db8::1]', 'ip_address'],
  ['0x7f.1', 'ip_address'],
  ['co.uk', 'public_suffix'],
  ['github.io', 'public_suffix'],
  ['localhost', 'not_a_host'],
  ['shop.internal', 'not_a_host'],
  ['a b.example.com', 'not_a_host'],
  ['user@example.com', 'not_a_host'],
  ['example.com/path', 'not_a_host'],
  ['example.com:8080', 'not_a_host'],
  ['-shop.example.com', 'not_a_host'],
  ['sh_op.example.com', 'not_a_host'],
  [`${'a.'.repeat(125)}example.com`, 'too_long'],
  ['fern.cgk.example', 'not_a_host'],
  ['fern.platform.com', 'platform_owned'],
  ['platform.com', 'platform_owned'],
])('%s is refused: %s', (text, reason) => {
  expect(readHostname(text, ['platform.com'])).toEqual({ ok: false, reason });
});
