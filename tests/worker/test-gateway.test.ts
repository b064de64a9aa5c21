/** The test gateway keeps its own books: idempotency keys, captures, refunds, late settlements. */
import { runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, expect, it, vi } from 'vitest';
import { bindings, freshName } from './bindings.ts';

const gateway = () => bindings.TEST_GATEWAY.get(bindings.TEST_GATEWAY.idFromName(freshName('gateway')));
const request = (token: string, idempotencyKey = 'checkout:1') => ({
  tenantId: '01930000-0000-7000-8000-00000000000a',
  idempotencyKey,
  amountMinor: 5_000,
  currency: 'USD',
  token,
});

afterEach(() => void vi.useRealTimers());

it('charges once a key, whatever the number of calls', async () => {
  const object = gateway();
  const answers = await Promise.all(Array.from({ length: 10 }, () => object.create(request('ok'))));
  expect(new Set(answers.map(({ payment }) => payment.reference)).size).toBe(1);
  await object.create(request('ok', 'checkout:2'));
  expect((await object.ledger()).length).toBe(2);
});

it('captures once, voids only what is not captured', async () => {
  const object = gateway();
  const { payment } = await object.create(request('ok'));
  expect(payment).toMatchObject({ status: 'authorized', capturedMinor: 0 });
  expect(await object.capture(payment.reference)).toMatchObject({ status: 'captured', capturedMinor: 5_000 });
  expect(await object.capture(payment.reference)).toMatchObject({ capturedMinor: 5_000 });
  expect(await object.void(payment.reference)).toMatchObject({ status: 'captured' });
  const other = await object.create(request('ok', 'checkout:2'));
  expect(await object.void(other.payment.reference)).toMatchObject({ status: 'voided' });
  expect(await object.capture(other.payment.reference)).toMatchObject({ status: 'voided', capturedMinor: 0 });
});

it('pays back at most what it took, once a key', async () => {
  const object = gateway();
  const { payment } = await object.create(request('ok'));
  const { reference } = payment;
  expect(await object.refund(reference, 1, 'early')).toHaveProperty('error');
  await object.capture(reference);
  const first = await object.refund(reference, 3_000, 'refund:1');
  expect(await object.refund(reference, 3_000, 'refund:1')).toMatchObject(
    'error' in first ? {} : { reference: first.reference },
  );
  expect(await object.refund(reference, 2_001, 'refund:2')).toHaveProperty('error');
  await object.refund(reference, 2_000, 'refund:3');
  expect(await object.ledger()).toMatchObject([{ capturedMinor: 5_000, refundedMinor: 5_000 }]);
});

it.each([
  ['declined', 'card_declined'],
  ['insufficient', 'insufficient_funds'],
])('%s fails with a reason', async (token, code) => {
  const { payment } = await gateway().create(request(token));
  expect(payment).toMatchObject({ status: 'failed', failure: { code } });
});

it('asks for confirmation, and believes the first answer', async () => {
  const object = gateway();
  const { payment } = await object.create(request('action_required'));
  expect(payment.status).toBe('requires_action');
  expect(await object.confirm(payment.reference, 'approve')).toMatchObject({ status: 'authorized' });
  expect(await object.confirm(payment.reference, 'decline')).toMatchObject({ status: 'authorized' });
});

it('loses an answer on purpose, but knows what it did', async () => {
  const object = gateway();
  expect(await object.create(request('timeout_then_ok'))).toMatchObject({ isAnswerLost: true });
  expect(await object.status('checkout:1')).toMatchObject({ status: 'authorized' });
  expect(await object.create(request('timeout_then_ok'))).toMatchObject({ isAnswerLost: false });
  expect(await object.status('never seen')).toBeNull();
});

it('settles later by its alarm', async () => {
  const object = gateway();
  await object.create(request('processing_then_ok', 'checkout:1'));
  await object.create(request('processing_then_fail', 'checkout:2'));
  expect((await object.ledger()).map(({ status }) => status)).toEqual(['processing', 'processing']);
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 5_000);
  expect(await runDurableObjectAlarm(object)).toBe(true);
  expect(await object.status('checkout:1')).toMatchObject({ status: 'authorized', failure: null });
  expect(await object.status('checkout:2')).toMatchObject({
    status: 'failed',
    failure: { code: 'payment_failed' },
  });
});
