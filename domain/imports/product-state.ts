/** The catalogue after an import: full rows of what changes, made from plan, draft and what is there. Pure. */

import type { FieldChange, ProductDraft, ProductPlan, VariantPlan } from '../catalog/import/index.ts';
import { type ProductSummary, summariseProduct } from '../catalog/product-summary.ts';
import { newId } from '../kernel/ids.ts';
import type { CatalogueProduct, CatalogueVariant } from './catalogue.ts';
import type { PlannedProduct } from './plan-part.ts';

export interface ProductState extends ProductSummary {
  id: string;
  /** Null for a product that is created. */
  version: number | null;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: readonly string[];
  status: ProductDraft['status'];
  seoTitle: string;
  seoDescription: string;
}

export interface VariantState extends CatalogueVariant {
  productId: string;
  position: number;
  change: 'create' | 'update';
  /** SKU or option values change: unique keys that two variants may be swapping. */
  isRekeyed: boolean;
  isPolicyChanged: boolean;
  stock: { isTracked: boolean; quantity: number };
}

export interface OptionState {
  id: string;
  productId: string;
  name: string;
  position: number;
  values: readonly { value: string }[];
}

export interface MediaState {
  id: string;
  productId: string;
  change: 'create' | 'update';
  sourceUrl: string;
  alt: string;
  position: number;
  variantIds: readonly string[];
}

/** Everything that one product's import writes. */
export interface ProductWrites {
  handle: string;
  product: ProductState;
  /** All options of the product, or null when they stay. */
  options: OptionState[] | null;
  variants: VariantState[];
  media: MediaState[];
}

type Field = FieldChange['field'];

/** What carrying out the plan of a create or an update writes. */
export function productWrites(planned: PlannedProduct): ProductWrites {
  const { draft, existing, plan } = planned;
  const id = existing?.id ?? newId();
  const ids = plan.variants.map((variant) => variant.id ?? newId());
  const variants = plan.variants.map((variant) =>
    variantState(planned, variant, id, ids[variant.index] ?? newId()),
  );
  const fields = productFields(draft, existing, plan);
  const after = [...variants, ...keptVariants(existing, plan)];
  return {
    handle: draft.handle,
    product: {
      id,
      version: existing?.version ?? null,
      handle: draft.handle,
      ...fields,
      ...summariseProduct(fields, after, existing?.translations ?? []),
    },
    options: isChanged(existing, plan.changes, 'options') ? optionStates(existing, plan, id) : null,
    variants: variants.filter(({ index }) => plan.variants[index]?.kind !== 'unchanged'),
    media: mediaStates(planned, id, ids),
  };
}

/** A new thing has every field of the draft; of a thing that is there, the fields that change. */
function isChanged(existing: unknown, changes: readonly FieldChange[], field: Field): boolean {
  return existing === null || changes.some((change) => change.field === field);
}

function productFields(draft: ProductDraft, existing: CatalogueProduct | null, plan: ProductPlan) {
  const pick = <T>(field: Field, value: T, before: T | undefined): T =>
    before === undefined || isChanged(existing, plan.changes, field) ? value : before;
  return {
    title: pick('title', draft.title, existing?.title),
    descriptionHtml: pick('descriptionHtml', draft.descriptionHtml, existing?.descriptionHtml),
    vendor: pick('vendor', draft.vendor, existing?.vendor),
    productType: pick('productType', draft.productType, existing?.productType),
    tags: pick('tags', draft.tags, existing?.tags),
    status: pick('status', draft.status, existing?.status),
    seoTitle: pick('seoTitle', draft.seo.title ?? '', existing?.seoTitle),
    seoDescription: pick('seoDescription', draft.seo.description ?? '', existing?.seoDescription),
  };
}

function variantState(
  { draft, existing }: PlannedProduct,
  { index, kind, id: knownId, changes }: VariantPlan,
  productId: string,
  id: string,
): VariantState & { index: number } {
  const source = draft.variants[index];
  if (!source) throw new RangeError(`no variant ${index} in the draft of ${draft.handle}`);
  const before = existing?.variants.find((variant) => variant.id === knownId) ?? null;
  const pick = <T>(field: Field, value: T, old: T | undefined): T =>
    old === undefined || isChanged(before, changes, field) ? value : old;
  const has = (field: Field): boolean => changes.some((change) => change.field === field);
  return {
    index,
    id,
    productId,
    position: index,
    change: kind === 'create' ? 'create' : 'update',
    isRekeyed: has('sku') || has('optionValues'),
    isPolicyChanged: has('inventoryPolicy'),
    sku: pick('sku', source.sku, before?.sku),
    barcode: pick('barcode', source.barcode, before?.barcode),
    optionValues: pick('optionValues', source.optionValues, before?.optionValues),
    priceMinor: pick('priceMinor', source.priceMinor, before?.priceMinor),
    compareAtMinor: pick('compareAtMinor', source.compareAtMinor, before?.compareAtMinor),
    costMinor: pick('costMinor', source.costMinor, before?.costMinor),
    weightGrams: pick('weightGrams', source.weightGrams ?? 0, before?.weightGrams),
    requiresShipping: pick('requiresShipping', source.requiresShipping, before?.requiresShipping),
    taxable: pick('taxable', source.taxable, before?.taxable),
    inventoryPolicy: pick('inventoryPolicy', source.inventoryPolicy, before?.inventoryPolicy),
    stock: { isTracked: source.inventory.isTracked, quantity: source.inventory.plannedStock },
  };
}

function keptVariants(existing: CatalogueProduct | null, plan: ProductPlan): CatalogueVariant[] {
  const kept = new Set(plan.kept.variants.map(({ id }) => id));
  return existing?.variants.filter(({ id }) => kept.has(id)) ?? [];
}

/** Options keep their ids by name, else by place, and their values' swatches. */
function optionStates(
  existing: CatalogueProduct | null,
  plan: ProductPlan,
  productId: string,
): OptionState[] {
  const left = [...(existing?.options ?? [])];
  const take = (index: number) => left.splice(index, 1)[0];
  const named = plan.options.map(({ name }) => {
    const index = left.findIndex((option) => option.name.toLowerCase() === name.toLowerCase());
    return index >= 0 ? take(index) : undefined;
  });
  return plan.options.map(({ name, values }, position) => {
    const before = named[position] ?? take(0);
    return {
      id: before?.id ?? newId(),
      productId,
      name,
      position,
      values: values.map((value) => before?.values.find((known) => known.value === value) ?? { value }),
    };
  });
}

function mediaStates(
  { draft, existing, plan }: PlannedProduct,
  productId: string,
  ids: string[],
): MediaState[] {
  const own = new Set(ids);
  return plan.images.flatMap(({ index, kind, id, changes }): MediaState[] => {
    const image = draft.images[index];
    if (!image || kind === 'unchanged') return [];
    const before = existing?.media.find((media) => media.id === id) ?? null;
    const shown = image.variantIndexes.flatMap((place) => ids[place] ?? []);
    const kept = before?.variantIds.filter((variantId) => !own.has(variantId)) ?? [];
    return [
      {
        id: before?.id ?? newId(),
        productId,
        change: before ? 'update' : 'create',
        sourceUrl: image.sourceUrl,
        alt: isChanged(before, changes, 'alt') ? image.alt : (before?.alt ?? ''),
        position: isChanged(before, changes, 'position') ? image.position : (before?.position ?? 0),
        variantIds: isChanged(before, changes, 'variantImages')
          ? [...shown, ...kept]
          : (before?.variantIds ?? []),
      },
    ];
  });
}
