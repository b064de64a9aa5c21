/** The only public door of pricing: pure money code, no I/O, no clock. */

export { unlockedGifts } from './bundle-discount.ts';
export { calcHash } from './calc-hash.ts';
export { calculate } from './calculate.ts';
export {
  type BusinessCalendar,
  type DeliveryEstimate,
  type DeliveryRule,
  estimateDelivery,
} from './delivery-dates.ts';
export { PricingError, type PricingErrorCode } from './errors.ts';
export { ratesForDestination, type TaxZone } from './geography.ts';
export { normaliseCode } from './promotion-eligibility.ts';
export type * from './promotion-types.ts';
export { applyRefund, refundAllocation, refundableOrder, splitOverPayments } from './refund-allocation.ts';
export type * from './refund-types.ts';
export type * from './shipping-types.ts';
export { spendCredit } from './tenders.ts';
export type * from './types.ts';
export { planPrice, shelfPrice } from './unit-price.ts';
export { expandUnits, type UnitPart } from './units.ts';
