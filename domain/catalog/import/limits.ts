/** Bounds of an import. The sizes of a product follow 20 §2.2, those of a file CAT-01 and PAT-08. */
export const IMPORT_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 500,
  variantsPerProduct: 2_048,
  optionsPerProduct: 10,
  imagesPerProduct: 250,
  tagsPerProduct: 250,
  /** Handle, title, vendor, type, tag, SKU, option name and value, in characters. */
  name: 255,
  altText: 512,
  seoDescription: 1_000,
  url: 2_048,
  descriptionHtml: 512 * 1024,
} as const;
