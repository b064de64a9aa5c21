/** The accounting of an import: every record of the file, once, and what comes of it. */

import type { ImportProblem } from './problems.ts';
import type { ProductDrafts, RowRole } from './product-drafts.ts';
import type { ShopifyCsv } from './shopify-csv.ts';

/** Sums of a file. What is counted below `rowsByRole` will be imported; refused products are in `refusedProducts`. */
export interface ImportAccount {
  /** Records below the header. */
  readonly rows: number;
  /** Every record once; the sum is `rows` minus `unaccounted`. */
  readonly rowsByRole: Readonly<Record<RowRole, number>>;
  readonly products: number;
  readonly refusedProducts: number;
  readonly variants: number;
  readonly options: number;
  readonly optionValues: number;
  /** Variants' prices, and with them compare-at prices and costs. */
  readonly prices: number;
  readonly compareAtPrices: number;
  readonly costs: number;
  /** Sum of all prices in minor units, to compare with the shop. */
  readonly priceSumMinor: number;
  readonly images: number;
  /** Pairs of a variant and its image. */
  readonly variantImages: number;
  readonly errors: number;
  readonly warnings: number;
  /** Records used never, or more than once. Zero, always: anything else is a defect of the import. */
  readonly unaccounted: number;
}

/** Adds up a file and its drafts. */
export function accountFor(csv: ShopifyCsv, result: ProductDrafts): ImportAccount {
  const uses = new Uint32Array(csv.rows.length);
  const rowsByRole: Record<RowRole, number> = {
    variant: 0,
    product: 0,
    image: 0,
    option: 0,
    blank: 0,
    error: 0,
  };
  let unaccounted = 0;
  for (const { index, role } of result.rowUses) {
    if (index >= uses.length || uses[index]! > 0) {
      unaccounted += 1;
      continue;
    }
    uses[index] = 1;
    rowsByRole[role] += 1;
  }
  for (const count of uses) if (count === 0) unaccounted += 1;

  const variants = result.drafts.flatMap((draft) => draft.variants);
  const options = result.drafts.flatMap((draft) => draft.options);
  const images = result.drafts.flatMap((draft) => draft.images);
  return {
    rows: csv.rows.length,
    rowsByRole,
    products: result.drafts.length,
    refusedProducts: result.refusedHandles.length,
    variants: variants.length,
    options: options.length,
    optionValues: sum(options.map((option) => option.values.length)),
    prices: variants.length,
    compareAtPrices: variants.filter((variant) => variant.compareAtMinor !== null).length,
    costs: variants.filter((variant) => variant.costMinor !== null).length,
    priceSumMinor: sum(variants.map((variant) => variant.priceMinor)),
    images: images.length,
    variantImages: sum(images.map((image) => image.variantIndexes.length)),
    errors: countOf([...csv.problems, ...result.problems], 'error'),
    warnings: countOf([...csv.problems, ...result.problems], 'warning'),
    unaccounted,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function countOf(problems: readonly ImportProblem[], severity: ImportProblem['severity']): number {
  return problems.filter((problem) => problem.severity === severity).length;
}
