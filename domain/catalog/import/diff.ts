/**
 * Compares a draft with the catalogue. A file that was imported and comes again changes nothing; nothing is ever
 * deleted; stock is set when a variant is created and never after.
 */

import { errorAt, type ImportProblem, quoted } from './problems.ts';
import type { DraftField, ProductDraft, VariantDraft } from './product-draft.ts';
import type {
  CellValue,
  ExistingProduct,
  ExistingVariant,
  FieldChange,
  ImagePlan,
  ProductPlan,
  VariantPlan,
} from './product-plan.ts';

/** Says what importing `draft` does to `existing` (the product with the same handle, or null). */
export function planImport(draft: ProductDraft, existing: ExistingProduct | null): ProductPlan {
  if (!existing) return creation(draft);
  const matches = matchVariants(draft, existing);
  const taken = new Set(matches.map((match) => match?.variant.id));
  const keptVariants = existing.variants.filter((variant) => !taken.has(variant.id));
  const provides = new Set(draft.provides);
  const variants = draft.variants.map((variant, index): VariantPlan => {
    const match = matches[index];
    if (!match) return { kind: 'create', index, id: null, matchedBy: null, changes: [] };
    const changes = variantChanges(variant, match.variant, provides);
    return { kind: kindOf(changes), index, id: match.variant.id, matchedBy: match.by, changes };
  });
  const { images, keptMedia } = planImages(draft, existing, variants, provides);
  const options = optionsAfter(draft, existing, keptVariants);
  const problems = conflicts(draft, existing, keptVariants);
  const changes = productChanges(draft, existing, options, provides);
  const isSame = [...variants, ...images].every((part) => part.kind === 'unchanged') && changes.length === 0;
  return {
    kind: problems.length > 0 ? 'conflict' : isSame ? 'unchanged' : 'update',
    handle: draft.handle,
    title: draft.title,
    productId: existing.id,
    changes,
    options,
    variants,
    images,
    kept: {
      variants: keptVariants.map(({ id, sku, optionValues }) => ({ id, sku, optionValues })),
      media: keptMedia,
    },
    problems,
  };
}

function creation(draft: ProductDraft): ProductPlan {
  return {
    kind: 'create',
    handle: draft.handle,
    title: draft.title,
    productId: null,
    changes: [],
    options: draft.options,
    variants: draft.variants.map((_, index) => ({
      kind: 'create',
      index,
      id: null,
      matchedBy: null,
      changes: [],
    })),
    images: draft.images.map((_, index) => ({ kind: 'create', index, id: null, changes: [] })),
    kept: { variants: [], media: [] },
    problems: [],
  };
}

interface VariantMatch {
  readonly variant: ExistingVariant;
  readonly by: 'sku' | 'options' | 'single';
}

/** By SKU; then, among those left, by option values; then, where both sides have one variant, each other. */
function matchVariants(draft: ProductDraft, existing: ExistingProduct): (VariantMatch | null)[] {
  const bySku = new Map<string, ExistingVariant>();
  const byOptions = new Map<string, ExistingVariant>();
  for (const variant of existing.variants) {
    if (variant.sku) bySku.set(variant.sku, variant);
    byOptions.set(keyOf(variant.optionValues), variant);
  }
  const taken = new Set<string>();
  const take = (variant: ExistingVariant | undefined, by: VariantMatch['by']): VariantMatch | null => {
    if (!variant || taken.has(variant.id)) return null;
    taken.add(variant.id);
    return { variant, by };
  };
  const matches = draft.variants.map(({ sku }) => (sku === null ? null : take(bySku.get(sku), 'sku')));
  for (const [index, { optionValues }] of draft.variants.entries()) {
    matches[index] ??= take(byOptions.get(keyOf(optionValues)), 'options');
  }
  if (draft.variants.length === 1 && existing.variants.length === 1) {
    matches[0] ??= take(existing.variants[0], 'single');
  }
  return matches;
}

function keyOf(optionValues: readonly string[]): string {
  return JSON.stringify(optionValues);
}

function variantChanges(
  draft: VariantDraft,
  existing: ExistingVariant,
  provides: ReadonlySet<DraftField>,
): FieldChange[] {
  const changes = new Changes(provides);
  changes.compare('optionValues', existing.optionValues, draft.optionValues);
  changes.compare('sku', existing.sku, draft.sku);
  changes.compare('barcode', existing.barcode, draft.barcode);
  changes.compare('priceMinor', existing.priceMinor, draft.priceMinor);
  changes.compare('compareAtMinor', existing.compareAtMinor, draft.compareAtMinor);
  changes.compare('costMinor', existing.costMinor, draft.costMinor);
  changes.compare('weightGrams', existing.weightGrams, draft.weightGrams);
  changes.compare('requiresShipping', existing.requiresShipping, draft.requiresShipping);
  changes.compare('taxable', existing.taxable, draft.taxable);
  changes.compare('inventoryPolicy', existing.inventoryPolicy, draft.inventoryPolicy);
  return changes.all;
}

function productChanges(
  draft: ProductDraft,
  existing: ExistingProduct,
  options: ProductDraft['options'],
  provides: ReadonlySet<DraftField>,
): FieldChange[] {
  const changes = new Changes(provides);
  changes.compare('title', existing.title, draft.title);
  changes.compare('descriptionHtml', existing.descriptionHtml, draft.descriptionHtml);
  changes.compare('vendor', existing.vendor, draft.vendor);
  if (existing.category !== undefined) changes.compare('category', existing.category, draft.category);
  changes.compare('productType', existing.productType, draft.productType);
  if (asSet(existing.tags) !== asSet(draft.tags)) changes.compare('tags', existing.tags, draft.tags);
  changes.compare('status', existing.status, draft.status);
  changes.compare('seoTitle', existing.seo.title, draft.seo.title);
  changes.compare('seoDescription', existing.seo.description, draft.seo.description);
  changes.compare('options', existing.options.map(optionText), options.map(optionText));
  if (existing.metafields) {
    // Metafields that the file has no value for stay.
    const named = new Set(draft.metafields.map(({ namespace, key }) => `${namespace}.${key}`));
    const before = existing.metafields.filter(({ namespace, key }) => named.has(`${namespace}.${key}`));
    changes.compare(
      'metafields',
      before.map(metafieldText).sort(),
      draft.metafields.map(metafieldText).sort(),
    );
  }
  return changes.all;
}

/** The order of tags and their case mean nothing. */
function asSet(tags: readonly string[]): string {
  return JSON.stringify([...new Set(tags.map((tag) => tag.toLowerCase()))].sort());
}

function optionText({ name, values }: { name: string; values: readonly string[] }): string {
  return `${name}: ${values.join(', ')}`;
}

function metafieldText({ namespace, key, value }: { namespace: string; key: string; value: string }): string {
  return `${namespace}.${key}: ${value}`;
}

function planImages(
  draft: ProductDraft,
  existing: ExistingProduct,
  variants: readonly VariantPlan[],
  provides: ReadonlySet<DraftField>,
): { images: ImagePlan[]; keptMedia: { id: string; sourceUrl: string | null }[] } {
  const byUrl = new Map<string, ExistingProduct['media'][number]>();
  for (const media of existing.media) {
    if (media.sourceUrl !== null && !byUrl.has(media.sourceUrl)) byUrl.set(media.sourceUrl, media);
  }
  const named = new Set<string>();
  const images = draft.images.map((image, index): ImagePlan => {
    const media = byUrl.get(image.sourceUrl);
    if (!media) return { kind: 'create', index, id: null, changes: [] };
    named.add(media.id);
    const changes = new Changes(provides);
    if (provides.has('images')) changes.compare('position', media.position, image.position);
    changes.compare('alt', media.alt, image.alt);
    if (media.variantIds) {
      // A variant yet to be created has no id: it shows as new.
      const after = image.variantIndexes.map((place) => variants[place]?.id ?? `new:${place}`);
      const kept = media.variantIds.filter((id) => !variants.some((variant) => variant.id === id));
      changes.compare('variantImages', [...media.variantIds].sort(), [...after, ...kept].sort());
    }
    return { kind: kindOf(changes.all), index, id: media.id, changes: changes.all };
  });
  const keptMedia = existing.media.filter(({ id }) => !named.has(id));
  return { images, keptMedia: keptMedia.map(({ id, sourceUrl }) => ({ id, sourceUrl })) };
}

/** The file's options and values in the file's order, then what kept variants still need. */
function optionsAfter(
  draft: ProductDraft,
  existing: ExistingProduct,
  kept: readonly ExistingVariant[],
): ProductDraft['options'] {
  return draft.options.map(({ name, values }, index) => {
    const after = new Set(values);
    for (const variant of kept) {
      const value = variant.optionValues[index];
      if (value !== undefined) after.add(value);
    }
    // Values that no variant uses today may be meant for tomorrow: an option of the same name keeps them.
    const before = existing.options.find((option) => option.name === name);
    for (const value of before?.values ?? []) after.add(value);
    return { name, values: inKnownOrder(after, before?.values ?? []) };
  });
}

/** A set of values that was there before keeps its order: the merchant may have sorted it. */
function inKnownOrder(values: ReadonlySet<string>, before: readonly string[]): string[] {
  return before.length === values.size && before.every((value) => values.has(value))
    ? [...before]
    : [...values];
}

/** What cannot be: a kept variant without a place among the new options, or two variants with the same values. */
function conflicts(
  draft: ProductDraft,
  existing: ExistingProduct,
  kept: readonly ExistingVariant[],
): ImportProblem[] {
  const problems: ImportProblem[] = [];
  // Under other names, or in another order, a kept variant's values would come to mean something else.
  const hasOtherOptions =
    draft.options.length !== existing.options.length ||
    draft.options.some(
      ({ name }, index) => name.toLowerCase() !== existing.options[index]?.name.toLowerCase(),
    );
  const inFile = new Map(draft.variants.map((variant) => [keyOf(variant.optionValues), variant.line]));
  for (const variant of kept) {
    const label = quoted(variant.sku ?? variant.optionValues.join(' / '));
    if (hasOtherOptions) {
      const message = `The shop's variant ${label} is not in the file, and the file names other options than it has. Add it to the file, or delete it in the shop first.`;
      problems.push(errorAt({ line: draft.line, handle: draft.handle }, 'option.mismatch', message));
      continue;
    }
    const line = inFile.get(keyOf(variant.optionValues));
    if (line === undefined) continue;
    const message = `The shop's variant ${label} has the same option values as this row, whose SKU belongs to another variant. Correct the SKU, or delete that variant in the shop first.`;
    problems.push(errorAt({ line, handle: draft.handle }, 'variant.duplicate', message));
  }
  return problems;
}

function kindOf(changes: readonly FieldChange[]): 'update' | 'unchanged' {
  return changes.length > 0 ? 'update' : 'unchanged';
}

const ALWAYS: ReadonlySet<FieldChange['field']> = new Set([
  'title',
  'options',
  'optionValues',
  'priceMinor',
  'position',
]);

/** Collects cells that differ; a column that the file does not have changes nothing. */
class Changes {
  readonly all: FieldChange[] = [];
  private readonly provides: ReadonlySet<FieldChange['field']>;

  constructor(provides: ReadonlySet<DraftField>) {
    this.provides = provides;
  }

  compare(field: FieldChange['field'], from: CellValue, to: CellValue): void {
    if (!ALWAYS.has(field) && !this.provides.has(field)) return;
    // No text and an empty text are one thing to a shop.
    if (JSON.stringify(from === '' ? null : from) === JSON.stringify(to === '' ? null : to)) return;
    this.all.push({ field, from, to });
  }
}
