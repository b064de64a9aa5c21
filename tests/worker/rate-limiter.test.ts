/** Vectors of 10 §4.8, with the clock in our hands. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bindings, freshName } from './bindings.ts';

const START = Date.UTC(2026, 10, 20, 12);
const TEN_A_MINUTE_BURST_FIVE = { limit: 10, periodSeconds: 60, burst: 5 };

const limiter = () => bindings.RATE_LIMITER.get(bindings.RATE_LIMITER.idFromName(freshName('limit')));
const at = (seconds: number): void => void vi.setSystemTime(START + seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at(0);
});
afterEach(() => void vi.useRealTimers());

const ALLOWED = { isAllowed: true, retryAfterSeconds: 0 };

it('10 a minute, burst 5: five at once pass, the sixth waits 6 s', async () => {
  const object = limiter();
  for (let call = 1; call <= 5; call++) {
    expect(await object.take(TEN_A_MINUTE_BURST_FIVE), `call ${call}`).toEqual(ALLOWED);
  }
  expect(await object.take(TEN_A_MINUTE_BURST_FIVE)).toEqual({ isAllowed: false, retryAfterSeconds: 6 });
  at(5.999);
  expect(await object.take(TEN_A_MINUTE_BURST_FIVE)).toEqual({ isAllowed: false, retryAfterSeconds: 1 });
  at(6);
  expect(await object.take(TEN_A_MINUTE_BURST_FIVE)).toEqual(ALLOWED);
  expect(await object.take(TEN_A_MINUTE_BURST_FIVE)).toEqual({ isAllowed: false, retryAfterSeconds: 6 });
});

it('a refused call costs nothing', async () => {
  const object = limiter();
  for (let call = 0; call < 5; call++) await object.take(TEN_A_MINUTE_BURST_FIVE);
  for (let call = 0; call < 50; call++) await object.take(TEN_A_MINUTE_BURST_FIVE);
  at(6);
  expect(await object.take(TEN_A_MINUTE_BURST_FIVE)).toEqual(ALLOWED);
});

it('after a rest the whole burst is there again, and no more', async () => {
  const object = limiter();
  for (let call = 0; call < 5; call++) await object.take(TEN_A_MINUTE_BURST_FIVE);
  at(3_600);
  const answers = [];
  for (let call = 0; call < 6; call++) answers.push((await object.take(TEN_A_MINUTE_BURST_FIVE)).isAllowed);
  expect(answers).toEqual([true, true, true, true, true, false]);
});

it('paced calls all pass; twice as fast, every second one', async () => {
  const [paced, fast] = [limiter(), limiter()];
  const steady = { limit: 10, periodSeconds: 60, burst: 1 };
  let passed = 0;
  for (let call = 0; call < 40; call++) {
    at(call * 6);
    expect(await paced.take(steady)).toEqual(ALLOWED);
  }
  for (let call = 0; call < 40; call++) {
    at(1_000 + call * 3);
    if ((await fast.take(steady)).isAllowed) passed++;
  }
  expect(passed).toBe(20);
});

it('without a burst the whole limit may come at once', async () => {
  const object = limiter();
  const limit = { limit: 3, periodSeconds: 60 };
  for (let call = 0; call < 3; call++) expect((await object.take(limit)).isAllowed).toBe(true);
  expect(await object.take(limit)).toEqual({ isAllowed: false, retryAfterSeconds: 20 });
});

it('keys do not disturb each other', async () => {
  const [one, two] = [limiter(), limiter()];
  const limit = { limit: 1, periodSeconds: 60 };
  expect([(await one.take(limit)).isAllowed, (await two.take(limit)).isAllowed]).toEqual([true, true]);
});
