import type { CellValue, FieldChange, ProductDraft } from '../catalog/import/index.ts';
import { formatDecimal } from '../kernel/money.ts';
import type { PlannedProduct } from './plan-part.ts';
import type { ImportRunView } from './views.ts';

type PreviewRow = ImportRunView['preview'][number];
type Difference = PreviewRow['differences'][number];

const MOST_DIFFERENCES = 50;
const LONGEST_VALUE = 200;
const AMOUNTS: ReadonlySet<FieldChange['field']> = new Set(['priceMinor', 'compareAtMinor', 'costMinor']);

/** What the import would do to a product, in words: `variants[SKU].priceMinor: 12.00 → 13.50`. */
export function previewOf({ draft, plan, problems }: PlannedProduct): PreviewRow {
  return {
    handle: draft.handle,
    title: draft.title,
    change: problems.length > 0 || plan.kind === 'conflict' ? 'error' : plan.kind,
    variants: draft.variants.length,
    images: draft.images.length,
    differences: plan.kind === 'update' ? differencesOf(draft, plan).slice(0, MOST_DIFFERENCES) : [],
  };
}

/** A product that the file's own mistakes keep out. */
export function previewOfRefused(handle: string): PreviewRow {
  return { handle, title: handle, change: 'error', variants: 0, images: 0, differences: [] };
}

function differencesOf(draft: ProductDraft, plan: PlannedProduct['plan']): Difference[] {
  const of = (place: string, changes: readonly FieldChange[]) =>
    changes.map(({ field, from, to }) => ({
      field: place === '' ? field : `${place}.${field}`,
      from: cellText(field, from, draft.currency),
      to: cellText(field, to, draft.currency),
    }));
  const differences = of('', plan.changes);
  for (const { kind, index, changes } of plan.variants) {
    const variant = draft.variants[index];
    const name = variant?.sku ?? (variant?.optionValues.join(' / ') || String(index + 1));
    if (kind === 'create') differences.push({ field: `variants[${name}]`, from: '', to: 'new' });
    else differences.push(...of(`variants[${name}]`, changes));
  }
  for (const { kind, index, changes } of plan.images) {
    const image = draft.images[index];
    if (kind === 'create')
      differences.push({ field: `images[${index + 1}]`, from: '', to: shortened(image?.sourceUrl ?? '') });
    else differences.push(...of(`images[${index + 1}]`, changes));
  }
  return differences;
}

function cellText(field: FieldChange['field'], value: CellValue, currency: string): string {
  if (value === null) return '';
  if (typeof value === 'number' && AMOUNTS.has(field)) return formatDecimal(value, currency);
  return shortened(Array.isArray(value) ? value.join(', ') : String(value));
}

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
