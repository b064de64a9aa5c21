/** P7: shipping groups, their rates and the options they make together. 20 §4.6. */
import { mulDivHalfUp } from '../kernel/money.ts';
import { regionSpecificity } from './geography.ts';
import type {
  Destination,
  ShippingInput,
  ShippingMethod,
  ShippingOption,
  ShippingOptionPart,
  ShippingZone,
} from './shipping-types.ts';
import type { Minor } from './types.ts';
import type { PricedLine } from './unit-price.ts';

/** Goods of one (profile, location) that travel together. */
export interface ShippingGroup {
  key: string;
  profileId: string;
  locationId: string | null;
  /** Indexes of the lines. */
  lines: number[];
  units: number;
  /** The greater of the actual and the volumetric weight, grams. */
  chargeableGrams: number;
}

/** One charge on the order, before shipping promotions. */
export interface ShippingCharge {
  id: string;
  methodId: string;
  name: string;
  gross: Minor;
  /** Lines that it carries: what its tax follows. */
  lines: readonly number[];
}

export interface ShippingQuote {
  options: ShippingOption[];
  charges: ShippingCharge[];
  isMissing: boolean;
}

/** Volumetric divisor 5,000 cm³ a kilogram (IATA practice): 5 cm³ a gram, begun grams count. */
function volumetricGrams(cm3: number): number {
  return Math.ceil(cm3 / 5);
}

/** Groups of the lines that need shipping, in order of first appearance. */
export function shippingGroups(lines: readonly PricedLine[]): ShippingGroup[] {
  const groups = new Map<string, ShippingGroup & { grams: number; cm3: number }>();
  lines.forEach(({ line, requiresShipping }, index) => {
    if (!requiresShipping) return;
    const profileId = line.shippingProfileId ?? 'default';
    const locationId = line.locationId ?? null;
    const key = `${profileId}@${locationId ?? ''}`;
    let group = groups.get(key);
    if (!group) {
      group = { key, profileId, locationId, lines: [], units: 0, chargeableGrams: 0, grams: 0, cm3: 0 };
      groups.set(key, group);
    }
    group.lines.push(index);
    group.units += line.quantity;
    group.grams += (line.weightGrams ?? 0) * line.quantity;
    group.cm3 += (line.volumeCm3 ?? 0) * line.quantity;
  });
  return [...groups.values()].map(({ grams, cm3, ...group }) => ({
    ...group,
    chargeableGrams: Math.max(grams, volumetricGrams(cm3)),
  }));
}

/** The zone of a group: most specific geography, then one for the very location, then the lower id. */
export function zoneOf(
  group: Pick<ShippingGroup, 'profileId' | 'locationId'>,
  zones: readonly ShippingZone[],
  destination: Destination,
): ShippingZone | null {
  let best: { zone: ShippingZone; score: number; isLocal: boolean } | null = null;
  for (const zone of zones) {
    if (zone.profileId !== group.profileId) continue;
    if (zone.locationId != null && zone.locationId !== group.locationId) continue;
    const scores = zone.regions.map((region) => regionSpecificity(region, destination));
    const score = zone.regions.length === 0 ? 0 : Math.max(...scores);
    if (score === 0 && zone.regions.length > 0) continue;
    const isLocal = zone.locationId != null;
    const isBetter =
      !best ||
      score > best.score ||
      (score === best.score && isLocal !== best.isLocal && isLocal) ||
      (score === best.score && isLocal === best.isLocal && zone.id < best.zone.id);
    if (isBetter) best = { zone, score, isLocal };
  }
  return best?.zone ?? null;
}

/**
 * What a method costs for a group, or null when no tier fits. Tiers are from-inclusive, to-exclusive.
 * @param amount the group's goods, minor units, on the base that price tiers look at
 */
export function methodAmount(
  method: ShippingMethod,
  group: Pick<ShippingGroup, 'units' | 'chargeableGrams'>,
  amount: Minor,
): Minor | null {
  if (method.freeFrom != null && amount >= method.freeFrom) return 0;
  switch (method.kind) {
    case 'flat':
      return method.amount ?? 0;
    case 'percent':
      return mulDivHalfUp(amount, method.ratePpm ?? 0, 1_000_000);
    default: {
      const measure =
        method.kind === 'weight' ? group.chargeableGrams : method.kind === 'price' ? amount : group.units;
      const tier = (method.tiers ?? []).find(
        ({ from, to }) => measure >= from && (to === null || measure < to),
      );
      return tier ? tier.amount : null;
    }
  }
}

interface GroupRates {
  group: ShippingGroup;
  methods: readonly ShippingMethod[];
}

/**
 * Prepares everything that does not depend on discounts; the returned function quotes for given line amounts
 * after P5. Several groups: methods with the same name in every group are summed; without one, a combined
 * "Standard" of each group's cheapest.
 */
export function shippingQuoter(
  lines: readonly PricedLine[],
  input: ShippingInput | null | undefined,
): (afterLineDiscounts: readonly Minor[]) => ShippingQuote {
  const groups = shippingGroups(lines);
  const isNeeded = groups.length > 0;
  if (!input) return () => ({ options: [], charges: [], isMissing: isNeeded });
  if (input.kind === 'fixed') {
    const carried = groups.flatMap((group) => group.lines);
    const charges = input.lines.map((line) => ({
      id: line.id,
      methodId: line.methodId ?? line.id,
      name: line.name,
      gross: line.amount,
      lines: carried,
    }));
    const quote = { options: [], charges, isMissing: isNeeded && charges.length === 0 };
    return () => quote;
  }
  if (!isNeeded) return () => ({ options: [], charges: [], isMissing: false });
  const { destination, zones, selectedKey, defaultsToCheapest, tierBase } = input;
  if (!destination) return () => ({ options: [], charges: [], isMissing: true });
  const rates = groups.map((group) => ({ group, methods: zoneOf(group, zones, destination)?.methods ?? [] }));
  const linesOf = new Map(groups.map((group) => [group.key, group.lines] as const));
  const quote = (amounts: readonly Minor[]): ShippingQuote => {
    const options = shippingOptions(rates, amounts);
    const chosen =
      options.find((option) => option.key === selectedKey) ?? (defaultsToCheapest ? options[0] : undefined);
    const charges = (chosen?.parts ?? []).map((part) => ({
      id: `${part.groupKey}/${part.methodId}`,
      methodId: part.methodId,
      name: part.name,
      gross: part.amount,
      lines: linesOf.get(part.groupKey) ?? [],
    }));
    return { options, charges, isMissing: !chosen };
  };
  if (tierBase !== 'before_discounts') return quote;
  const constant = quote(lines.map((line) => line.gross));
  return () => constant;
}

interface PricedMethod extends ShippingOptionPart {
  untilFree: Minor | null;
}

function shippingOptions(rates: readonly GroupRates[], amounts: readonly Minor[]): ShippingOption[] {
  const offers = rates.map(({ group, methods }) => {
    const amount = group.lines.reduce((sum, index) => sum + amounts[index]!, 0);
    const priced: PricedMethod[] = [];
    for (const method of methods) {
      const cost = methodAmount(method, group, amount);
      if (cost === null) continue;
      const untilFree = method.freeFrom != null && cost > 0 ? method.freeFrom - amount : null;
      priced.push({ groupKey: group.key, methodId: method.id, name: method.name, amount: cost, untilFree });
    }
    return priced.sort(byAmount);
  });
  if (offers.length === 0 || offers.some((methods) => methods.length === 0)) return [];
  const [first, ...others] = offers as [PricedMethod[], ...PricedMethod[][]];
  if (others.length === 0) return first.map((part) => option(part.name, [part]));
  const combined: ShippingOption[] = [];
  const names = new Set<string>();
  for (const part of first) {
    const name = sameName(part);
    // Methods are sorted: the first of a name is its cheapest.
    const parts = others.map((methods) => methods.find((method) => sameName(method) === name));
    if (!names.has(name) && parts.every((found) => found !== undefined)) {
      names.add(name);
      combined.push(option(part.name, [part, ...parts]));
    }
  }
  if (combined.length === 0)
    combined.push(
      option(
        'Standard',
        offers.map((methods) => methods[0]!),
      ),
    );
  return combined.sort((a, b) => a.amount - b.amount || (a.key < b.key ? -1 : 1));
}

function byAmount(a: PricedMethod, b: PricedMethod): number {
  return a.amount - b.amount || (a.methodId < b.methodId ? -1 : a.methodId > b.methodId ? 1 : 0);
}

function sameName(method: { name: string }): string {
  return method.name.trim().toLowerCase();
}

function option(name: string, priced: readonly PricedMethod[]): ShippingOption {
  const charged = priced.filter((part) => part.amount > 0);
  const canBeFree = charged.length > 0 && charged.every((part) => part.untilFree !== null);
  return {
    key: priced.map((part) => part.methodId).join('+'),
    name,
    amount: priced.reduce((sum, part) => sum + part.amount, 0),
    parts: priced.map(({ untilFree: _, ...part }) => part),
    untilFree: canBeFree ? Math.max(...charged.map((part) => part.untilFree!)) : null,
  };
}
