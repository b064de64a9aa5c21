import type { TenantContext } from '../app-context.ts';
import { pricingLine } from '../carts/index.ts';
import type { Purchasable } from '../catalog/index.ts';
import {
  calcHash,
  calculate,
  estimateDelivery,
  type PricingContext,
  type PricingTotals,
  ratesForDestination,
  type ShippingMethod,
  type ShippingTaxRule,
  type TaxRate,
  type TaxZone,
} from '../pricing/index.ts';
import type { LoadedCheckout, ShippingMethodRow, TaxRateRow } from './load.ts';

export interface PricedLine {
  item: Purchasable;
  quantity: number;
}

export interface OfferedShipping {
  method: LoadedCheckout['methods'][number];
  amountMinor: number;
  earliest: string;
  latest: string;
  isSelected: boolean;
}

export interface PricedCheckout {
  lines: PricedLine[];
  totals: PricingTotals;
  calcHash: string;
  shipping: OfferedShipping[];
  /** Tax can be said: prices include it, or the address is known. */
  isTaxKnown: boolean;
}

const zoneKey = (rate: TaxRateRow): string =>
  `${rate.country}|${rate.region ?? ''}|${rate.postalPrefixes.join(',')}`;

/** Tax zones of the rows: rates with the same geography are one zone. */
function destinationRates(
  rows: TaxRateRow[],
  destination: { country: string; region: string | null; postalCode: string | null },
): TaxRate[] {
  const zones = new Map<string, TaxZone>();
  for (const row of rows) {
    zones.set(zoneKey(row), {
      id: zoneKey(row),
      country: row.country,
      region: row.region,
      postalPatterns: row.postalPrefixes.map((prefix) => `${prefix}*`),
    });
  }
  const rates = rows.map((row) => ({
    id: row.id,
    zoneId: zoneKey(row),
    name: row.name,
    category: row.category,
    component: row.component,
    ratePpm: row.ratePpm,
    isCompound: row.isCompound,
    validFrom: row.validFrom?.toISOString() ?? null,
    validTo: row.validTo?.toISOString() ?? null,
  }));
  return ratesForDestination([...zones.values()], rates, destination);
}

function isOffered(method: ShippingMethodRow, country: string, region: string | null): boolean {
  return (
    method.countries.includes(country) &&
    (method.regions.length === 0 || (region !== null && method.regions.includes(region)))
  );
}

interface TierRow {
  minGrams: number;
  maxGrams: number | null;
  amount: number;
}

function shippingMethod(method: LoadedCheckout['methods'][number]): ShippingMethod {
  return {
    id: method.id,
    name: method.localName,
    kind: 'weight',
    tiers: (method.tiers as TierRow[]).map((tier) => ({
      from: tier.minGrams,
      to: tier.maxGrams,
      amount: tier.amount,
    })),
    freeFrom: method.freeFromMinor,
  };
}

function deliveryOf(
  tenant: TenantContext,
  method: ShippingMethodRow,
  now: Date,
): { earliest: string; latest: string } {
  const hours = String(Math.floor(method.cutOffMinutes / 60)).padStart(2, '0');
  const minutes = String(method.cutOffMinutes % 60).padStart(2, '0');
  const estimate = estimateDelivery(now.toISOString(), {
    calendar: { zone: tenant.timezone },
    cutOff: `${hours}:${minutes}`,
    handlingDays: method.handlingDays,
    transitMinDays: method.minDays,
    transitMaxDays: method.maxDays,
  });
  return { earliest: estimate.arrivesFrom, latest: estimate.arrivesTo };
}

/** Prices a checkout by `calculate`, from the catalogue as it is now; the client never sends a price (20 PRC-02). */
export function priceCheckout(tenant: TenantContext, checkout: LoadedCheckout, now: Date): PricedCheckout {
  const { shippingAddress } = checkout;
  const lines = checkout.lines.flatMap((line) => {
    const item = checkout.items.get(line.variantId);
    return item ? [{ item, quantity: line.quantity }] : [];
  });
  const country = shippingAddress?.country ?? tenant.country;
  const region = shippingAddress?.region ?? null;
  const destination = { country, region, postalCode: shippingAddress?.postalCode ?? null };
  const offered = checkout.methods.filter((method) => isOffered(method, country, region));
  const selected = offered.find((method) => method.id === checkout.row.shippingMethodId);
  const isTaxKnown = tenant.pricesIncludeTax || shippingAddress !== null;
  const shippingRule = (selected ?? offered[0])?.taxRule as ShippingTaxRule | undefined;
  const context: PricingContext = {
    now: now.toISOString(),
    country,
    tax: {
      isInclusive: tenant.pricesIncludeTax,
      rates: isTaxKnown ? destinationRates(checkout.taxRates, destination) : [],
      ...(shippingRule ? { shippingRule } : {}),
    },
    shipping: {
      kind: 'rates',
      zones: [{ id: 'offered', profileId: 'default', regions: [], methods: offered.map(shippingMethod) }],
      destination,
      selectedKey: selected?.id ?? null,
    },
  };
  const totals = calculate(
    {
      currency: tenant.currency,
      lines: lines.map(({ item, quantity }) => pricingLine(item.variantId, quantity, item)),
    },
    context,
  );
  const shipping = offered.flatMap((method): OfferedShipping[] => {
    const option = totals.shippingOptions.find((candidate) => candidate.key === method.id);
    if (!option) return [];
    return [
      {
        method,
        amountMinor: option.amount,
        ...deliveryOf(tenant, method, now),
        isSelected: method.id === selected?.id,
      },
    ];
  });
  return { lines, totals, calcHash: calcHash(totals), shipping, isTaxKnown };
}
