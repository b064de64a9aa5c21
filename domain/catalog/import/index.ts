/**
 * Import of Shopify product files, the pure part: bytes → text → rows → drafts → plan → parts. Nothing here reads a
 * database, a clock or the network.
 */
export { accountFor, type ImportAccount } from './account-for.ts';
export {
  CHUNK_LIMITS,
  type ChunkLimits,
  chunkDrafts,
  contentKey,
  type ImportChunk,
  type KeyedDraft,
} from './chunks.ts';
export type { ColumnField, ColumnRole, CsvColumn } from './csv-columns.ts';
export { type CsvEncoding, decodeCsv } from './decode-csv.ts';
export { type CleanDescription, DescriptionTooDeep, sanitiseDescription } from './description-html.ts';
export { planImport } from './diff.ts';
export { IMPORT_LIMITS } from './limits.ts';
export { ImportProblem, PROBLEM_CODES, type ProblemCode } from './problems.ts';
export {
  DRAFT_FIELDS,
  type DraftField,
  ImageDraft,
  MetafieldDraft,
  ProductDraft,
  VariantDraft,
} from './product-draft.ts';
export {
  buildProductDrafts,
  type DraftOptions,
  type ProductDrafts,
  parseProductDraft,
  type RowRole,
  type RowUse,
} from './product-drafts.ts';
export type {
  CellValue,
  ExistingMedia,
  ExistingProduct,
  ExistingVariant,
  FieldChange,
  ImagePlan,
  PlanKind,
  ProductPlan,
  VariantPlan,
} from './product-plan.ts';
export { type CsvRow, type Delimiter, readShopifyCsv, type ShopifyCsv } from './shopify-csv.ts';
