/** Which lines a promotion touches (PRM-02). */
import type { LineFacts, LineSelection } from './promotion-types.ts';
import type { CartLine } from './types.ts';
import type { PricedLine } from './unit-price.ts';

const shares = (wanted: readonly string[] | undefined, has: readonly string[] | undefined): boolean =>
  has?.some((value) => wanted!.includes(value)) === true;

/** Whether each given list shares a value with the line. */
function matchesAll(facts: LineFacts, line: CartLine): boolean {
  if (facts.lineIds && !facts.lineIds.includes(line.id)) return false;
  if (facts.productIds && !facts.productIds.includes(line.productId)) return false;
  if (facts.variantIds && !facts.variantIds.includes(line.variantId)) return false;
  if (facts.collectionIds && !shares(facts.collectionIds, line.collectionIds)) return false;
  if (facts.tags && !shares(facts.tags, line.tags)) return false;
  if (facts.productTypes && !(line.productType != null && facts.productTypes.includes(line.productType)))
    return false;
  return !(facts.vendors && !(line.vendor != null && facts.vendors.includes(line.vendor)));
}

/** Whether one of the given lists shares a value with the line. */
function matchesAny(facts: LineFacts, line: CartLine): boolean {
  return (
    facts.lineIds?.includes(line.id) === true ||
    facts.productIds?.includes(line.productId) === true ||
    facts.variantIds?.includes(line.variantId) === true ||
    shares(facts.collectionIds ?? [], line.collectionIds) ||
    shares(facts.tags ?? [], line.tags) ||
    (line.productType != null && facts.productTypes?.includes(line.productType) === true) ||
    (line.vendor != null && facts.vendors?.includes(line.vendor) === true)
  );
}

/**
 * Indexes of the lines that a selection means, ascending. Gifts never count; gift cards only if named by line,
 * product or variant, or if the selection includes them.
 */
export function selectLines(lines: readonly PricedLine[], selection: LineSelection = {}): number[] {
  const indexes: number[] = [];
  const namesLines = selection.productIds ?? selection.variantIds ?? selection.lineIds;
  lines.forEach((priced, index) => {
    const { line } = priced;
    if (line.isGift) return;
    if (priced.isGiftCard && !selection.includesGiftCards && !namesLines) return;
    if (selection.excludesReduced && priced.isReduced) return;
    if (selection.purchaseType && (selection.purchaseType === 'subscription') !== (line.sellingPlan != null))
      return;
    if (!matchesAll(selection, line)) return;
    if (selection.exclude && matchesAny(selection.exclude, line)) return;
    indexes.push(index);
  });
  return indexes;
}
