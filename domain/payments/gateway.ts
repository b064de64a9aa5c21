export type GatewayStatus =
  | 'requires_action'
  | 'processing'
  | 'authorized'
  | 'captured'
  | 'failed'
  | 'voided';

/** A payment as the gateway itself has it. */
export interface GatewayPayment {
  reference: string;
  status: GatewayStatus;
  amountMinor: number;
  capturedMinor: number;
  refundedMinor: number;
  currency: string;
  /** Why it failed: a stable code and a sentence for the shopper. */
  failure: { code: string; message: string } | null;
}

export interface CreatePayment {
  tenantId: string;
  /** `{checkout}:{attempt}`: the same key is the same payment, whatever the number of calls. */
  idempotencyKey: string;
  amountMinor: number;
  currency: string;
  /** The shopper's choice; for the test gateway one of its cards. */
  token: string;
}

/** The gateway did not answer: whether it took the money is unknown; ask `status` before trying again. */
export class GatewayTimeout extends Error {}

/** The gateway refused, for good: the message is its reason. Nothing was moved. */
export class GatewayRefusal extends Error {}

/** A payment provider (20 PAY-01). Every call takes our idempotency key and may be repeated. */
export interface PaymentGateway {
  readonly name: string;
  create(request: CreatePayment): Promise<GatewayPayment>;
  /** By our key; null when the gateway never saw it. */
  status(tenantId: string, idempotencyKey: string): Promise<GatewayPayment | null>;
  /** The shopper's answer to `requires_action`. */
  confirm(tenantId: string, reference: string, outcome: 'approve' | 'decline'): Promise<GatewayPayment>;
  capture(tenantId: string, reference: string, idempotencyKey: string): Promise<GatewayPayment>;
  void(tenantId: string, reference: string, idempotencyKey: string): Promise<GatewayPayment>;
  refund(
    tenantId: string,
    reference: string,
    amountMinor: number,
    idempotencyKey: string,
  ): Promise<{ reference: string; payment: GatewayPayment }>;
}
