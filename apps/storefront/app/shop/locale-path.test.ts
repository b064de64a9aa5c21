import { expect, it } from 'vitest';
import { localePath, plainPath } from './locale-path.ts';

it.each([
  ['/', 'de', '/'],
  ['/cart', 'de', '/cart'],
  ['/', 'en', '/en'],
  ['/products/x?Size=M', 'en', '/en/products/x?Size=M'],
])('%s in %s is %s', (path, locale, expected) => {
  expect(localePath(path, locale, 'de')).toBe(expected);
});

it.each([
  ['/en', '/'],
  ['/en/cart', '/cart'],
  ['/cart', '/cart'],
  ['/de/cart', '/de/cart'],
  ['/english', '/english'],
])('%s without its language is %s', (path, expected) => {
  expect(plainPath(path, ['de', 'en'], 'de')).toBe(expected);
});
