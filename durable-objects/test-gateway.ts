import { DurableObject } from 'cloudflare:workers';
import type { CreatePayment, GatewayPayment } from '../domain/payments/gateway.ts';
import type { Env } from '../workers/env.ts';

interface Charge extends GatewayPayment {
  idempotencyKey: string;
  token: string;
  tenantId: string;
  refunds: Record<string, { reference: string; amountMinor: number }>;
  settleAt: number | null;
}

const DECLINES: Record<string, { code: string; message: string }> = {
  declined: {
    code: 'card_declined',
    message: 'The bank declined this card. Try another card or ask your bank.',
  },
  insufficient: { code: 'insufficient_funds', message: 'The card has insufficient funds. Try another card.' },
};
const SETTLE_MS = 4_000;

/**
 * The test gateway (20 PAY-02): a payment provider of its own with its own record, outside of Postgres, so that tests
 * can compare what we booked with what it charged. Keeps idempotency keys, answers late, settles later and reports
 * what it settled as an event. No money moves.
 */
export class TestGatewayObject extends DurableObject<Env> {
  async create(request: CreatePayment): Promise<{ payment: GatewayPayment; isAnswerLost: boolean }> {
    const existing = await this.#byKey(request.idempotencyKey);
    if (existing) return { payment: existing, isAnswerLost: false };
    const failure = DECLINES[request.token] ?? null;
    const isLater = request.token.startsWith('processing');
    const charge: Charge = {
      reference: `tp_${crypto.randomUUID().replaceAll('-', '')}`,
      status: failure
        ? 'failed'
        : request.token === 'action_required'
          ? 'requires_action'
          : isLater
            ? 'processing'
            : 'authorized',
      amountMinor: request.amountMinor,
      capturedMinor: 0,
      refundedMinor: 0,
      currency: request.currency,
      failure,
      idempotencyKey: request.idempotencyKey,
      token: request.token,
      tenantId: request.tenantId,
      refunds: {},
      settleAt: isLater ? Date.now() + SETTLE_MS : null,
    };
    await this.#save(charge);
    if (charge.settleAt !== null && (await this.ctx.storage.getAlarm()) === null)
      await this.ctx.storage.setAlarm(charge.settleAt);
    return { payment: charge, isAnswerLost: request.token === 'timeout_then_ok' };
  }

  async status(idempotencyKey: string): Promise<GatewayPayment | null> {
    return this.#byKey(idempotencyKey);
  }

  async confirm(reference: string, outcome: 'approve' | 'decline'): Promise<GatewayPayment> {
    const charge = await this.#byReference(reference);
    if (charge.status !== 'requires_action') return charge;
    const next: Charge =
      outcome === 'approve'
        ? { ...charge, status: 'authorized' }
        : {
            ...charge,
            status: 'failed',
            failure: {
              code: 'authentication_failed',
              message: 'The payment was not confirmed. Try again or use another card.',
            },
          };
    await this.#save(next);
    return next;
  }

  async capture(reference: string): Promise<GatewayPayment> {
    const charge = await this.#byReference(reference);
    if (charge.status !== 'authorized') return charge;
    const next: Charge = { ...charge, status: 'captured', capturedMinor: charge.amountMinor };
    await this.#save(next);
    return next;
  }

  async void(reference: string): Promise<GatewayPayment> {
    const charge = await this.#byReference(reference);
    if (charge.status === 'captured' || charge.status === 'voided') return charge;
    const next: Charge = { ...charge, status: 'voided' };
    await this.#save(next);
    return next;
  }

  async refund(
    reference: string,
    amountMinor: number,
    idempotencyKey: string,
  ): Promise<{ reference: string; payment: GatewayPayment } | { error: string }> {
    const charge = await this.#byReference(reference);
    const known = charge.refunds[idempotencyKey];
    if (known) return { reference: known.reference, payment: charge };
    if (amountMinor > charge.capturedMinor - charge.refundedMinor)
      return { error: 'The refund is larger than what is left of the charge.' };
    const refund = { reference: `tr_${crypto.randomUUID().replaceAll('-', '')}`, amountMinor };
    const next: Charge = {
      ...charge,
      refundedMinor: charge.refundedMinor + amountMinor,
      refunds: { ...charge.refunds, [idempotencyKey]: refund },
    };
    await this.#save(next);
    return { reference: refund.reference, payment: next };
  }

  /** Everything charged: the gateway's own record, for tests and the reconciliation. */
  async ledger(): Promise<GatewayPayment[]> {
    return [...(await this.ctx.storage.list<Charge>({ prefix: 'ref:' })).values()];
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    let next: number | null = null;
    for (const charge of (await this.ctx.storage.list<Charge>({ prefix: 'ref:' })).values()) {
      if (charge.settleAt === null) continue;
      if (charge.settleAt > now) {
        next = Math.min(next ?? charge.settleAt, charge.settleAt);
        continue;
      }
      const isGood = charge.token === 'processing_then_ok';
      const settled: Charge = {
        ...charge,
        settleAt: null,
        status: isGood ? 'authorized' : 'failed',
        failure: isGood
          ? null
          : { code: 'payment_failed', message: 'The bank did not complete the payment.' },
      };
      await this.#save(settled);
      await this.env.JOBS.send({
        kind: 'gateway_event',
        tenantId: charge.tenantId,
        gateway: 'test',
        eventId: `${charge.reference}:${settled.status}`,
        idempotencyKey: charge.idempotencyKey,
      });
    }
    if (next !== null) await this.ctx.storage.setAlarm(next);
  }

  async #byKey(key: string): Promise<Charge | null> {
    const reference = await this.ctx.storage.get<string>(`key:${key}`);
    return reference ? this.#byReference(reference) : null;
  }

  async #byReference(reference: string): Promise<Charge> {
    const charge = await this.ctx.storage.get<Charge>(`ref:${reference}`);
    if (!charge) throw new Error(`the test gateway has no payment ${reference}`);
    return charge;
  }

  async #save(charge: Charge): Promise<void> {
    await this.ctx.storage.put({
      [`ref:${charge.reference}`]: charge,
      [`key:${charge.idempotencyKey}`]: charge.reference,
    });
  }
}
