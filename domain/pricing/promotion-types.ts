/** What a promotion is to the calculation: class, action, conditions, combination rules (20 §3.3, §4.3). */
import type { Instant, Minor, Ppm, PurchaseType } from './types.ts';

export type PromotionClass = 'line' | 'order' | 'shipping';

/** Facts of a line; a list matches if it shares one value, all given lists must match. */
export interface LineFacts {
  lineIds?: string[];
  productIds?: string[];
  variantIds?: string[];
  collectionIds?: string[];
  productTypes?: string[];
  vendors?: string[];
  tags?: string[];
}

/** Which lines a promotion touches. An empty selection is every line except gift cards and gifts. */
export interface LineSelection extends LineFacts {
  /** A line that matches ANY of these lists is left out. */
  exclude?: LineFacts;
  purchaseType?: PurchaseType;
  /** Leave out lines whose price is already lowered by a sale. */
  excludesReduced?: boolean;
  /** Gift-card lines are left out unless this is set or they are named by product or variant. */
  includesGiftCards?: boolean;
}

export type Reward = { kind: 'percentage'; ratePpm: Ppm } | { kind: 'fixed'; amount: Minor };

export type LineAction =
  | { kind: 'percentage'; ratePpm: Ppm }
  /** `line`: off each line; `unit`: off each unit; `selection`: once, shared over the selected lines. */
  | { kind: 'fixed'; amount: Minor; per: 'line' | 'unit' | 'selection' }
  | { kind: 'set_unit_price'; amount: Minor }
  /** The highest tier reached counts; `countsAcross` adds all selected lines, else each line alone. */
  | { kind: 'quantity_breaks'; tiers: { minQuantity: number; ratePpm: Ppm }[]; countsAcross?: boolean }
  | {
      kind: 'buy_x_get_y';
      buyQuantity: number;
      getQuantity: number;
      /** Of a got unit: percentage off or fixed off each; free = 1_000_000 ppm. */
      reward: Reward;
      /** Selected lines qualify as bought; these as got. Absent: the same lines. */
      get?: LineSelection;
      getsDearest?: boolean;
      maxApplications?: number | null;
    }
  /** In each full set of `quantity` units, dearest together, the cheapest unit is free. */
  | { kind: 'cheapest_free'; quantity: number; maxApplications?: number | null }
  /** Lines with one `bundleKey` are one bundle; with `itemCount`, any "3 for 45.00" without keys. */
  | { kind: 'bundle_price'; amount: Minor; itemCount?: number | null }
  | { kind: 'bundle_tiers'; tiers: BundleTier[]; ignoresBundleKey?: boolean }
  /** The selection qualifies; `quantity` units (default 1) of each of these variants are free. */
  | { kind: 'gift'; variantIds: string[]; quantity?: number };

export interface BundleTier {
  minItems: number;
  reward: Reward;
  /** Gifts unlocked at this tier; one unit each. */
  giftVariantIds?: string[];
}

export type OrderAction =
  | { kind: 'order_percentage'; ratePpm: Ppm; maxAmount?: Minor | null }
  | { kind: 'order_fixed'; amount: Minor }
  /** The highest tier reached counts; measured on the threshold base of 4.3. */
  | { kind: 'spend_tiers'; tiers: { minSubtotal: Minor; reward: Reward }[] };

export type ShippingAction =
  | { kind: 'shipping_free' }
  | { kind: 'shipping_percentage'; ratePpm: Ppm }
  | { kind: 'shipping_fixed'; amount: Minor };

export type PromotionAction = LineAction | OrderAction | (ShippingAction & { methodIds?: string[] });

/** Hours of a week in one IANA zone. Weekday 1 = Monday … 7 = Sunday; minutes since midnight. */
export interface WeeklySchedule {
  zone: string;
  windows: { weekday: number; fromMinute: number; toMinute: number }[];
}

export interface PromotionConditions {
  /** Threshold on merchandise after P3 without gift cards, over the selected lines. */
  minSubtotal?: Minor | null;
  minQuantity?: number | null;
  segmentIds?: string[];
  groupIds?: string[];
  isFirstOrder?: boolean;
  minOrderCount?: number | null;
  countries?: string[];
  markets?: string[];
  currencies?: string[];
  channels?: string[];
  paymentMethods?: string[];
  shippingMethodIds?: string[];
  attributes?: Record<string, string>;
  weekly?: WeeklySchedule | null;
}

export interface Promotion {
  id: string;
  class: PromotionClass;
  method: 'automatic' | 'code';
  /** For method `code`; a promotion whose code is not in the cart is silently left out. */
  code?: string | null;
  action: PromotionAction;
  /** Lines that the action touches and that thresholds count. */
  selection?: LineSelection;
  conditions?: PromotionConditions;
  /** Lower number first. */
  priority?: number;
  combinesLine?: boolean;
  combinesOrder?: boolean;
  combinesShipping?: boolean;
  stacksOnSameLine?: boolean;
  startsAt?: Instant | null;
  endsAt?: Instant | null;
  /** The caller knows that it may not be used (limit, budget, customer); it is refused with this reason. */
  blockedBy?:
    | 'usage_limit_reached'
    | 'customer_limit_reached'
    | 'budget_spent'
    | 'not_for_this_customer'
    | null;
}

export type ReasonCode =
  | 'applied'
  | 'price_list'
  | 'price_override'
  | 'scheduled_sale'
  | 'selling_plan'
  | 'code_unknown'
  | 'not_started'
  | 'ended'
  | 'outside_hours'
  | 'usage_limit_reached'
  | 'customer_limit_reached'
  | 'budget_spent'
  | 'not_for_this_customer'
  | 'not_in_this_market'
  | 'payment_method_not_eligible'
  | 'shipping_method_not_eligible'
  | 'attribute_missing'
  | 'no_eligible_lines'
  | 'subtotal_below_minimum'
  | 'quantity_below_minimum'
  | 'no_saving'
  | 'not_combinable'
  | 'better_promotion_on_line'
  /** It would lower the goods and so lose a free-shipping tier or meet a fee that costs more. */
  | 'would_cost_more'
  | 'shipping_not_selected'
  | 'tax_exempt'
  | 'reverse_charge'
  | 'credit_expired';
