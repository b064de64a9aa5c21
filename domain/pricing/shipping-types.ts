/** Shipping profiles, zones, methods and what the shopper may choose (20 §2.4, §4.6). */
import type { Minor, Ppm } from './types.ts';

export interface Destination {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Subdivision without the country: `NY`. */
  region?: string | null;
  postalCode?: string | null;
}

/** A place that a zone covers; the more it names, the more specific. `postalPatterns`: `90*`, `SW1A*`. */
export interface Region {
  country: string;
  region?: string | null;
  postalPatterns?: string[];
}

/** from-inclusive, to-exclusive; grams, minor units or units by the method's kind. */
export interface RateTier {
  from: number;
  to: number | null;
  amount: Minor;
}

export interface ShippingMethod {
  id: string;
  name: string;
  /** `flat` also stands for carrier, pickup and local delivery with a known amount. */
  kind: 'flat' | 'weight' | 'price' | 'count' | 'percent';
  /** flat: the amount. */
  amount?: Minor;
  /** weight, price, count. */
  tiers?: RateTier[];
  /** percent: of the group's amount. */
  ratePpm?: Ppm;
  /** Free when the group's amount reaches this. */
  freeFrom?: Minor | null;
}

export interface ShippingZone {
  id: string;
  profileId: string;
  /** null or absent: every location. */
  locationId?: string | null;
  /** Empty: everywhere else. */
  regions: Region[];
  methods: ShippingMethod[];
}

/** A known shipping charge: drafts, edits, subscriptions, carrier quotes. */
export interface FixedShippingLine {
  id: string;
  methodId?: string;
  name: string;
  amount: Minor;
}

export type ShippingInput =
  | { kind: 'fixed'; lines: FixedShippingLine[] }
  | {
      kind: 'rates';
      zones: ShippingZone[];
      destination: Destination | null;
      /** `key` of the chosen option; absent: nothing chosen. */
      selectedKey?: string | null;
      /** Take the cheapest option while nothing valid is chosen (cart estimate). */
      defaultsToCheapest?: boolean;
      /** What price tiers and `freeFrom` look at; default after line discounts (P5). */
      tierBase?: 'after_line_discounts' | 'before_discounts';
    };

export interface ShippingOptionPart {
  /** `<profile>@<location>` */
  groupKey: string;
  methodId: string;
  name: string;
  amount: Minor;
}

export interface ShippingOption {
  /** Method ids joined by `+`, in group order. */
  key: string;
  name: string;
  /** Σ parts, before shipping promotions. */
  amount: Minor;
  parts: ShippingOptionPart[];
  /** "3.00 more for free delivery"; null when free already or never. */
  untilFree: Minor | null;
}
