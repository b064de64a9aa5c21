import { evictDurableObject } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { bindings, freshName } from './bindings.ts';

const state = (name = freshName('state')) =>
  bindings.TENANT_STATE.get(bindings.TENANT_STATE.idFromName(name));

it('counts generations up, one each, also for many at once', async () => {
  const object = state();
  expect(await object.generation()).toBe(1);
  const bumps = await Promise.all(Array.from({ length: 10 }, () => object.bump()));
  expect(bumps.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(await object.generation()).toBe(11);
});

it('keeps the count when it is evicted, and each tenant its own', async () => {
  const name = freshName('state');
  await state(name).bump();
  await evictDurableObject(state(name));
  expect([await state(name).generation(), await state().generation()]).toEqual([2, 1]);
});
