export type PricingErrorCode =
  | 'invalid_quantity'
  | 'invalid_price'
  | 'invalid_rate'
  | 'duplicate_line'
  | 'duplicate_promotion'
  | 'invalid_promotion'
  | 'invalid_instant'
  | 'unknown_line'
  | 'unit_already_refunded'
  | 'nothing_left_to_refund'
  | 'invalid_refund'
  | 'invalid_calendar';

/** An input that `calculate` or a refund cannot be asked about: a bug of the caller or a stale request. */
export class PricingError extends Error {
  readonly code: PricingErrorCode;
  /** Path of the bad field: `lines.2.quantity`. */
  readonly path: string | null;
  constructor(code: PricingErrorCode, message: string, path: string | null = null) {
    super(message);
    this.name = 'PricingError';
    this.code = code;
    this.path = path;
  }
}
