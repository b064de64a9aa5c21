import { randomUUID } from 'node:crypto';
import {
  type CreatePayment,
  type GatewayPayment,
  GatewayRefusal,
  GatewayTimeout,
  type PaymentGateway,
} from '../../domain/payments/gateway.ts';

type RefundAnswer = { reference: string; payment: GatewayPayment };

/** A payment provider that keeps its own books, so that a test can compare them with ours. */
export class TestGateway implements PaymentGateway {
  readonly name = 'test';
  /** Payments by `tenant:reference`. */
  readonly payments = new Map<string, GatewayPayment>();
  /** Refunds by `tenant:idempotency key`: the same key pays back once. */
  readonly refunds = new Map<string, RefundAnswer & { amountMinor: number }>();
  /** Every call, also those that were answered from memory. */
  readonly calls: { method: string; key: string }[] = [];
  /** How the next refund calls go; empty = they succeed. `lost_answer` pays and does not answer. */
  nextRefunds: ('refuse' | 'timeout' | 'lost_answer')[] = [];
  readonly #byKey = new Map<string, string>();

  /** A captured payment, as an order fixture needs it. */
  adopt(tenantId: string, reference: string, amountMinor: number, currency: string): void {
    this.payments.set(`${tenantId}:${reference}`, {
      reference,
      status: 'captured',
      amountMinor,
      capturedMinor: amountMinor,
      refundedMinor: 0,
      currency,
      failure: null,
    });
  }

  async create({
    tenantId,
    idempotencyKey,
    amountMinor,
    currency,
    token,
  }: CreatePayment): Promise<GatewayPayment> {
    this.calls.push({ method: 'create', key: idempotencyKey });
    const known = await this.status(tenantId, idempotencyKey);
    if (known) return known;
    const reference = `tg_${randomUUID()}`;
    const isDeclined = token === 'declined';
    const payment: GatewayPayment = {
      reference,
      status: isDeclined ? 'failed' : 'authorized',
      amountMinor,
      capturedMinor: 0,
      refundedMinor: 0,
      currency,
      failure: isDeclined ? { code: 'declined', message: 'The card was declined.' } : null,
    };
    this.payments.set(`${tenantId}:${reference}`, payment);
    this.#byKey.set(`${tenantId}:${idempotencyKey}`, reference);
    return { ...payment };
  }

  async status(tenantId: string, idempotencyKey: string): Promise<GatewayPayment | null> {
    const reference = this.#byKey.get(`${tenantId}:${idempotencyKey}`);
    return reference === undefined ? null : { ...this.#payment(tenantId, reference) };
  }

  async confirm(
    tenantId: string,
    reference: string,
    outcome: 'approve' | 'decline',
  ): Promise<GatewayPayment> {
    const payment = this.#payment(tenantId, reference);
    payment.status = outcome === 'approve' ? 'authorized' : 'failed';
    return { ...payment };
  }

  async capture(tenantId: string, reference: string): Promise<GatewayPayment> {
    const payment = this.#payment(tenantId, reference);
    payment.status = 'captured';
    payment.capturedMinor = payment.amountMinor;
    return { ...payment };
  }

  async void(tenantId: string, reference: string): Promise<GatewayPayment> {
    const payment = this.#payment(tenantId, reference);
    if (payment.status !== 'captured') payment.status = 'voided';
    return { ...payment };
  }

  async refund(
    tenantId: string,
    reference: string,
    amountMinor: number,
    idempotencyKey: string,
  ): Promise<RefundAnswer> {
    this.calls.push({ method: 'refund', key: idempotencyKey });
    const next = this.nextRefunds.shift();
    if (next === 'timeout') throw new GatewayTimeout('no answer');
    if (next === 'refuse') throw new GatewayRefusal('The account has no funds for refunds.');
    const id = `${tenantId}:${idempotencyKey}`;
    const payment = this.#payment(tenantId, reference);
    if (!this.refunds.has(id)) {
      if (payment.refundedMinor + amountMinor > payment.capturedMinor) {
        throw new GatewayRefusal('more than was captured');
      }
      payment.refundedMinor += amountMinor;
      this.refunds.set(id, {
        reference: `tgr_${this.refunds.size + 1}`,
        amountMinor,
        payment: { ...payment },
      });
    }
    if (next === 'lost_answer') throw new GatewayTimeout('no answer');
    const refund = this.refunds.get(id);
    if (!refund) throw new Error('unreachable');
    return { reference: refund.reference, payment: refund.payment };
  }

  #payment(tenantId: string, reference: string): GatewayPayment {
    const payment = this.payments.get(`${tenantId}:${reference}`);
    if (!payment) throw new Error(`no payment ${reference}`);
    return payment;
  }
}
