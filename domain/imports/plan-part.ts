import {
  type ImportProblem,
  type ProductDraft,
  type ProductPlan,
  planImport,
} from '../catalog/import/index.ts';
import { asExisting, type Catalogue, type CatalogueProduct } from './catalogue.ts';

/** A product of the file, what the catalogue has of it, and what is to be done. */
export interface PlannedProduct {
  draft: ProductDraft;
  existing: CatalogueProduct | null;
  plan: ProductPlan;
  /** Why nothing is done; empty when the plan can be carried out. */
  problems: readonly ImportProblem[];
}

/** Compares the drafts of a part with the catalogue. Pure. */
export function planPart(drafts: readonly ProductDraft[], catalogue: Catalogue): PlannedProduct[] {
  return drafts.map((draft) => {
    const existing = catalogue.byHandle.get(draft.handle) ?? null;
    const normal = withStoredWeights(draft);
    const plan = planImport(normal, existing ? asExisting(existing) : null);
    const problems = [...plan.problems, ...foreignSkus(normal, existing, catalogue)];
    return { draft: normal, existing, plan, problems };
  });
}

/** The catalogue stores no weight as 0 g. */
function withStoredWeights(draft: ProductDraft): ProductDraft {
  return {
    ...draft,
    variants: draft.variants.map((variant) => ({ ...variant, weightGrams: variant.weightGrams ?? 0 })),
  };
}

/** A SKU names one variant in a shop (20 §2.2): one that another product has is not taken from it. */
function foreignSkus(
  draft: ProductDraft,
  existing: CatalogueProduct | null,
  { skuOwners }: Catalogue,
): ImportProblem[] {
  if (!draft.provides.includes('sku')) return [];
  return draft.variants.flatMap(({ sku, line }): ImportProblem[] => {
    const owner = sku === null ? undefined : skuOwners.get(sku);
    if (!owner || owner.productId === existing?.id) return [];
    return [
      {
        line,
        handle: draft.handle,
        column: 'Variant SKU',
        severity: 'error',
        code: 'key.duplicate',
        message: `The SKU '${sku}' belongs to another product of the shop (${owner.handle}). Give this variant its own SKU, or change the SKU of that product first.`,
      },
    ];
  });
}
