import { expect, it } from 'vitest';
import { primaryAddress } from './primary-host.ts';

const ask = (url: string, method = 'GET') => primaryAddress(new Request(url, { method }), 'shop.example.com');

it('sends readers of the shop to its primary host, path and query kept', () => {
  expect(ask('https://fern.example.net/collections/a?page=2')).toBe(
    'https://shop.example.com/collections/a?page=2',
  );
  expect(ask('http://fern.localhost:8787/')).toBe('http://shop.example.com:8787/');
});

it('leaves the primary host, writing, programs and the team where they are', () => {
  expect(ask('https://shop.example.com/')).toBeNull();
  expect(ask('https://fern.example.net/cart', 'POST')).toBeNull();
  for (const path of [
    '/admin',
    '/admin/orders',
    '/admin.data',
    '/api/v1/store/home',
    '/mcp',
    '/media/a',
    '/_auth/cb',
  ])
    expect(ask(`https://fern.example.net${path}`)).toBeNull();
  expect(ask('https://fern.example.net/administration')).not.toBeNull();
  expect(primaryAddress(new Request('https://fern.example.net/'), null)).toBeNull();
});
