/**
 * The inputs and outputs of `calculate`. Everything here is plain JSON: no classes, no dates, no bigint.
 *
 * - Amounts are integers in minor units of `cart.currency`; nothing is ever negative in the output.
 * - Rates are integers in parts per million (ppm): 8.875 % = 88_750.
 * - Instants are ISO 8601 UTC strings, periods are from-inclusive and to-exclusive.
 * - "amount" of a line, shipping line or fee is in the price mode of the market: with tax in an inclusive
 *   market, without tax in an exclusive one. "net" is always without tax, "total" always with tax.
 */
import type { CurrencyCode } from '../kernel/money.ts';
import type { Promotion, ReasonCode } from './promotion-types.ts';
import type { ShippingInput, ShippingOption } from './shipping-types.ts';

export type Minor = number;
export type Ppm = number;
export type Instant = string;
export type PurchaseType = 'one_time' | 'subscription';
export type ProductKind = 'physical' | 'digital' | 'service' | 'gift_card' | 'bundle';

/** A row of a price list that already matched the shopper (group, market, channel, segment, dates). */
export interface PriceCandidate {
  listId: string;
  kind: 'override' | 'sale';
  amount: Minor;
  /** How many rules of the list matched; more specific lists win. */
  matchedRules: number;
  /** Lower number first. */
  priority: number;
  /** Quantity tier, counted over all lines of the variant. */
  minQuantity?: number;
  maxQuantity?: number | null;
}

/** A sale that runs now; the caller has checked its dates. Percentages by class of line, ppm. */
export interface ScheduledSale {
  id: string;
  sitewidePpm: Ppm;
  subscriptionPpm?: Ppm | null;
  bundlePpm?: Ppm | null;
  oneTimePpm?: Ppm | null;
  /** A product's own percentage; wins over the class. */
  productPpm?: Record<string, Ppm>;
  /** Works on top of a sale price list instead of competing with it. */
  stacksOnSaleList?: boolean;
}

export type PlanAdjustment =
  | { kind: 'percentage'; ratePpm: Ppm }
  | { kind: 'fixed'; amount: Minor }
  | { kind: 'price'; amount: Minor };

export interface SellingPlan {
  id: string;
  adjustment: PlanAdjustment;
  /** From cycle `after.cycles + 1` on, the second value. */
  after?: { cycles: number; adjustment: PlanAdjustment } | null;
  /** 1-based billing cycle being priced; 1 at checkout. */
  cycle?: number;
}

export interface CartLine {
  id: string;
  productId: string;
  variantId: string;
  /** Whole units, 1 or more. */
  quantity: number;
  /** The variant's price in the cart's currency, per unit. */
  unitPrice: Minor;
  /** Draft orders and quotes: replaces every other price of P1 to P3. */
  overridePrice?: Minor | null;
  prices?: PriceCandidate[];
  sellingPlan?: SellingPlan | null;
  kind?: ProductKind;
  /** Default true; gift cards are never taxed when sold (multi-purpose vouchers, Dir. (EU) 2016/1065). */
  isTaxable?: boolean;
  /** Code of the tax category; default `standard`. */
  taxCategory?: string;
  /** Default true for physical and bundle lines. */
  requiresShipping?: boolean;
  /** Per unit, for shipping. */
  weightGrams?: number;
  volumeCm3?: number;
  shippingProfileId?: string | null;
  locationId?: string | null;
  /** Lines with the same key were picked together as one bundle. */
  bundleKey?: string | null;
  /** A gift line: never counts to a tier, a threshold or a quantity. */
  isGift?: boolean;
  /** Already lowered in the catalogue (compare-at price); sale lists and scheduled sales are noticed anyway. */
  isReduced?: boolean;
  /** Facts that promotion selections look at. */
  collectionIds?: string[];
  productType?: string | null;
  vendor?: string | null;
  tags?: string[];
}

/** A fee charged on the order: eco, small order, state delivery fee, duties. */
export interface FeeInput {
  id: string;
  name: string;
  amount: Minor;
  /** null or absent: not taxed. */
  taxCategory?: string | null;
  /** Small-order fee: charged only while goods after discounts are below this. */
  onlyBelow?: Minor | null;
}

/** Credit the shopper chose to use. Balance in the cart's currency. */
export interface CreditSource {
  id: string;
  balance: Minor;
  expiresAt?: Instant | null;
}

export interface PricingCart {
  currency: CurrencyCode;
  lines: CartLine[];
  /** Codes as typed; compared without case and spaces. */
  codes?: string[];
  fees?: FeeInput[];
  giftCards?: CreditSource[];
  /** Store-credit entries; empty when the shopper does not use credit. */
  storeCredit?: CreditSource[];
  attributes?: Record<string, string>;
}

export interface TaxRate {
  id: string;
  /** As printed on the receipt: `New York state`, `MwSt.`. */
  name: string;
  category: string;
  component: 'state' | 'county' | 'city' | 'special' | 'vat' | 'gst' | (string & {});
  ratePpm: Ppm;
  /** Compound rates work on the amount plus every earlier rate. */
  isCompound?: boolean;
  validFrom?: Instant | null;
  validTo?: Instant | null;
}

export type ShippingTaxRule = 'none' | 'taxable_own_class' | 'follow_goods' | 'highest_rate';

export interface TaxContext {
  /** Prices contain the tax. */
  isInclusive: boolean;
  /** Where a tax amount is rounded; default `line`. */
  rounding?: 'line' | 'document';
  /** Rates of the destination's zone; see `ratesForDestination`. Rates outside their dates are ignored. */
  rates: TaxRate[];
  shippingRule?: ShippingTaxRule;
  /** Category for `taxable_own_class`; default `shipping`, else `standard` when no rate is filed for it. */
  shippingCategory?: string;
  /** Nothing is charged; in an inclusive market the contained tax is taken off the price. */
  exemption?: 'none' | 'exempt' | 'reverse_charge';
}

export interface ShopperContext {
  customerId?: string | null;
  segmentIds?: string[];
  groupIds?: string[];
  /** Paid orders before this one. */
  orderCount?: number;
}

export interface PricingContext {
  /** The instant of the calculation. */
  now: Instant;
  market?: string | null;
  channel?: string | null;
  country?: string | null;
  paymentMethod?: string | null;
  shopper?: ShopperContext;
  promotions?: Promotion[];
  scheduledSale?: ScheduledSale | null;
  tax: TaxContext;
  shipping?: ShippingInput | null;
}

/** A discount that reached one line, shipping line. */
export interface AppliedDiscount {
  promotionId: string;
  /** Positive: how much was taken off. */
  amount: Minor;
}

export interface TaxComponent {
  rateId: string;
  name: string;
  component: string;
  ratePpm: Ppm;
  isCompound: boolean;
  /** What the rate was charged on: the net, plus earlier rates if compound. */
  base: Minor;
  amount: Minor;
}

/** `count` neighbouring units with the same parts. Expand with `expandUnits`. */
export interface UnitRun {
  count: number;
  net: Minor;
  tax: Minor;
  /** net + tax: what refunding one of these units gives back. */
  total: Minor;
}

export interface Taxed {
  /** After discounts, in the market's price mode. */
  amount: Minor;
  net: Minor;
  tax: Minor;
  /** net + tax: what the shopper pays for it. */
  total: Minor;
  components: TaxComponent[];
}

export interface LineTotals extends Taxed {
  lineId: string;
  quantity: number;
  /** After P1 to P3. */
  unitPrice: Minor;
  /** The struck-through price when a sale or plan lowered it; else null. */
  regularUnitPrice: Minor | null;
  /** unitPrice × quantity. */
  gross: Minor;
  discounts: AppliedDiscount[];
  /** Σ discounts. */
  discount: Minor;
  /** After line promotions (P5), before order promotions. */
  afterLineDiscounts: Minor;
  /** Exact parts of each unit; Σ count = quantity, Σ parts = net and tax. */
  units: UnitRun[];
}

export interface ShippingLineTotals extends Taxed {
  /** Stable inside one cart: `<group>/<method>`. */
  id: string;
  methodId: string;
  name: string;
  gross: Minor;
  discounts: AppliedDiscount[];
  discount: Minor;
}

export interface FeeTotals extends Taxed {
  feeId: string;
  name: string;
}

export interface TaxLine {
  rateId: string;
  name: string;
  component: string;
  ratePpm: Ppm;
  isCompound: boolean;
  base: Minor;
  amount: Minor;
}

export interface Tender {
  kind: 'gift_card' | 'store_credit' | 'gateway';
  /** Gift card or credit entry; null for the gateway. */
  sourceId: string | null;
  amount: Minor;
}

/** One step of the calculation, for the shopper, the simulator and the order's record. */
export interface ExplanationStep {
  /** `P1` … `P12`, as in 20 §4.2. */
  step: string;
  outcome: 'applied' | 'refused' | 'info';
  reason: ReasonCode;
  promotionId?: string;
  /** The promotion's code, or the unknown code that was typed. */
  code?: string;
  lineId?: string;
  amount?: Minor;
  /** What is missing: "spend 12.40 more" (minor units) or units, by reason. */
  missing?: number;
}

export interface PricingTotals {
  currency: CurrencyCode;
  isInclusive: boolean;
  lines: LineTotals[];
  shippingLines: ShippingLineTotals[];
  /** What the shopper may choose from; empty for fixed shipping. */
  shippingOptions: ShippingOption[];
  /** Some goods need shipping and nothing is chosen, or nothing is offered. */
  isShippingMissing: boolean;
  fees: FeeTotals[];
  taxLines: TaxLine[];
  /** Σ line gross. */
  grossTotal: Minor;
  lineDiscountTotal: Minor;
  orderDiscountTotal: Minor;
  shippingDiscountTotal: Minor;
  /** All discounts together: goods and shipping. */
  discountTotal: Minor;
  /** Σ line amounts after all discounts, in the market's price mode. */
  goodsTotal: Minor;
  /** Σ shipping amounts after discounts, in the market's price mode. */
  shippingTotal: Minor;
  feeTotal: Minor;
  /** Σ taxLines. */
  taxTotal: Minor;
  /** Contained tax that an exempt shopper in an inclusive market does not pay. */
  removedTaxTotal: Minor;
  netTotal: Minor;
  /** netTotal + taxTotal. */
  total: Minor;
  tenders: Tender[];
  /** What the gateway must charge. */
  amountDue: Minor;
  /** Ids of promotions that changed a number, in order of application. */
  appliedPromotionIds: string[];
  explanation: ExplanationStep[];
}
