/** What an import would do to one product: the shapes that a preview shows and a run carries out. */

import type { ImportProblem } from './problems.ts';
import type { DraftField, ProductDraft } from './product-draft.ts';

/** A product of the catalogue as the plan needs to see it. Amounts in minor units of the same currency. */
export interface ExistingProduct {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly vendor: string | null;
  readonly productType: string | null;
  readonly tags: readonly string[];
  readonly status: ProductDraft['status'];
  readonly seo: { readonly title: string | null; readonly description: string | null };
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly ExistingVariant[];
  readonly media: readonly ExistingMedia[];
  /** Left out: the catalogue does not keep it, so it is not compared. */
  readonly category?: string | null;
  readonly metafields?: readonly {
    readonly namespace: string;
    readonly key: string;
    readonly value: string;
  }[];
}

export interface ExistingVariant {
  readonly id: string;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly optionValues: readonly string[];
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly costMinor: number | null;
  readonly weightGrams: number | null;
  readonly requiresShipping: boolean;
  readonly taxable: boolean;
  /** `preorder` exists here alone; a file that says deny or continue changes it. */
  readonly inventoryPolicy: 'deny' | 'continue' | 'preorder';
}

export interface ExistingMedia {
  readonly id: string;
  /** Address that the file was fetched from; null for media made here, which an import never matches. */
  readonly sourceUrl: string | null;
  readonly alt: string;
  readonly position: number;
  /** Variants that show it; left out: not compared. */
  readonly variantIds?: readonly string[];
}

/** A value as a preview shows it. */
export type CellValue = string | number | boolean | null | readonly string[];

/** One cell that changes. */
export interface FieldChange {
  readonly field: DraftField | 'title' | 'options' | 'optionValues' | 'priceMinor' | 'position';
  readonly from: CellValue;
  readonly to: CellValue;
}

export type PlanKind = 'create' | 'update' | 'unchanged';

/** What happens to a variant of the file. */
export interface VariantPlan {
  readonly kind: PlanKind;
  /** Place in the draft's variants. */
  readonly index: number;
  readonly id: string | null;
  readonly matchedBy: 'sku' | 'options' | 'single' | null;
  readonly changes: readonly FieldChange[];
}

/** What happens to an image of the file. */
export interface ImagePlan {
  readonly kind: PlanKind;
  /** Place in the draft's images. */
  readonly index: number;
  readonly id: string | null;
  readonly changes: readonly FieldChange[];
}

/** The plan of one product. */
export interface ProductPlan {
  /** `conflict`: the file and the catalogue contradict each other; `problems` says how, and nothing is written. */
  readonly kind: PlanKind | 'conflict';
  readonly handle: string;
  readonly title: string;
  readonly productId: string | null;
  /** Changes of the product's own fields. */
  readonly changes: readonly FieldChange[];
  /** Options after the import: the file's, with values that only kept variants use at the end. */
  readonly options: ProductDraft['options'];
  readonly variants: readonly VariantPlan[];
  readonly images: readonly ImagePlan[];
  /** Variants and media that the file does not name. They stay as they are. */
  readonly kept: {
    readonly variants: readonly {
      readonly id: string;
      readonly sku: string | null;
      readonly optionValues: readonly string[];
    }[];
    readonly media: readonly { readonly id: string; readonly sourceUrl: string | null }[];
  };
  readonly problems: readonly ImportProblem[];
}
