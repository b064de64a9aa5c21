import type { tables } from '../../schema/index.ts';

type TaxRateRow = Omit<typeof tables.taxRates.$inferInsert, 'id'>;
type ShippingRow = Omit<typeof tables.shippingMethods.$inferInsert, 'id'>;

export interface MarketRules {
  taxRates: TaxRateRow[];
  shippingMethods: (ShippingRow & { translations?: Record<string, { name: string; description: string }> })[];
}

/** First three digits of New York City's ZIP codes. */
const NEW_YORK_CITY = ['100', '101', '102', '103', '104', '110', '111', '112', '113', '114', '116'];

/**
 * Tax and shipping of the demo shops. Fernhill charges sales tax where a maker in New York State with no other nexus
 * does: 4 % state, 4.5 % city and 0.375 % MCTD in New York City, 4 % and 4 % in Albany's zips. Kessel charges German
 * VAT (UStG §12: 19 %, 7 % for coffee) to DE and AT under the OSS threshold.
 */
export const MARKET_RULES: Record<string, MarketRules> = {
  fernhill: {
    taxRates: [
      { country: 'US', region: 'NY', name: 'New York State', component: 'state', ratePpm: 40_000 },
      ...[
        { name: 'New York State', component: 'state', ratePpm: 40_000 },
        { name: 'New York City', component: 'city', ratePpm: 45_000 },
        { name: 'Metropolitan Commuter District', component: 'special', ratePpm: 3_750 },
      ].map((rate) => ({ country: 'US', region: 'NY', postalPrefixes: NEW_YORK_CITY, ...rate })),
      {
        country: 'US',
        region: 'NY',
        postalPrefixes: ['122'],
        name: 'New York State',
        component: 'state',
        ratePpm: 40_000,
      },
      {
        country: 'US',
        region: 'NY',
        postalPrefixes: ['122'],
        name: 'Albany County',
        component: 'county',
        ratePpm: 40_000,
      },
    ],
    shippingMethods: [
      {
        name: 'Standard',
        description: 'Ground, tracked',
        countries: ['US'],
        tiers: [
          { minGrams: 0, maxGrams: 1_000, amount: 695 },
          { minGrams: 1_000, maxGrams: 5_000, amount: 995 },
          { minGrams: 5_000, maxGrams: null, amount: 1_495 },
        ],
        freeFromMinor: 9_500,
        taxRule: 'taxable_own_class',
        minDays: 3,
        maxDays: 5,
        cutOffMinutes: 14 * 60,
        position: 0,
      },
      {
        name: 'Express',
        description: 'Two-day air, tracked',
        countries: ['US'],
        tiers: [
          { minGrams: 0, maxGrams: 1_000, amount: 1_695 },
          { minGrams: 1_000, maxGrams: null, amount: 2_495 },
        ],
        freeFromMinor: null,
        taxRule: 'taxable_own_class',
        minDays: 2,
        maxDays: 2,
        cutOffMinutes: 14 * 60,
        position: 1,
      },
      {
        name: 'Canada',
        description: 'Tracked, duties paid on arrival',
        countries: ['CA'],
        tiers: [
          { minGrams: 0, maxGrams: 2_000, amount: 1_895 },
          { minGrams: 2_000, maxGrams: null, amount: 2_995 },
        ],
        freeFromMinor: null,
        taxRule: 'none',
        minDays: 6,
        maxDays: 10,
        cutOffMinutes: 14 * 60,
        position: 2,
      },
    ],
  },
  kessel: {
    taxRates: ['DE', 'AT'].flatMap((country) => [
      { country, category: 'standard', name: 'MwSt.', component: 'vat', ratePpm: 190_000 },
      { country, category: 'reduced', name: 'MwSt. ermäßigt', component: 'vat', ratePpm: 70_000 },
    ]),
    shippingMethods: [
      {
        name: 'DHL Paket',
        description: 'Mit Sendungsverfolgung',
        countries: ['DE'],
        tiers: [
          { minGrams: 0, maxGrams: 5_000, amount: 490 },
          { minGrams: 5_000, maxGrams: null, amount: 790 },
        ],
        freeFromMinor: 7_500,
        taxRule: 'follow_goods',
        minDays: 2,
        maxDays: 3,
        cutOffMinutes: 14 * 60,
        handlingDays: 0,
        position: 0,
        translations: { en: { name: 'DHL Parcel', description: 'Tracked' } },
      },
      {
        name: 'DHL Express',
        description: 'Zustellung am nächsten Werktag',
        countries: ['DE'],
        tiers: [{ minGrams: 0, maxGrams: null, amount: 1490 }],
        freeFromMinor: null,
        taxRule: 'follow_goods',
        minDays: 1,
        maxDays: 1,
        cutOffMinutes: 14 * 60,
        handlingDays: 0,
        position: 1,
        translations: { en: { name: 'DHL Express', description: 'Delivered the next working day' } },
      },
      {
        name: 'DHL Paket Österreich',
        description: 'Mit Sendungsverfolgung',
        countries: ['AT'],
        tiers: [
          { minGrams: 0, maxGrams: 5_000, amount: 990 },
          { minGrams: 5_000, maxGrams: null, amount: 1490 },
        ],
        freeFromMinor: 12_000,
        taxRule: 'follow_goods',
        minDays: 3,
        maxDays: 5,
        cutOffMinutes: 14 * 60,
        handlingDays: 0,
        position: 2,
        translations: { en: { name: 'DHL Parcel Austria', description: 'Tracked' } },
      },
    ],
  },
};
