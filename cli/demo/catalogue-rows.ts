import { summariseProduct } from '../../domain/catalog/product-summary.ts';
import { newId } from '../../domain/kernel/ids.ts';
import type { tables } from '../../schema/index.ts';
import type { DemoBrand, DemoProduct, LocalizedText, RenderedScene } from './types.ts';

type Insert<T extends { $inferInsert: unknown }> = T['$inferInsert'];

/** Every row of a demo brand's catalogue, ready to insert. */
export interface CatalogueRows {
  products: Insert<typeof tables.products>[];
  options: Insert<typeof tables.productOptions>[];
  variants: Insert<typeof tables.productVariants>[];
  media: Insert<typeof tables.productMedia>[];
  collections: Insert<typeof tables.collections>[];
  memberships: Insert<typeof tables.collectionProducts>[];
  translations: Insert<typeof tables.translations>[];
  items: Insert<typeof tables.inventoryItems>[];
  variantItems: Insert<typeof tables.variantInventoryItems>[];
  levels: Insert<typeof tables.inventoryLevels>[];
  movements: Insert<typeof tables.inventoryMovements>[];
}

const CONFIG: Record<string, string> = { en: 'english', de: 'german' };

const pick = (text: LocalizedText, locale: string): string => text[locale] ?? Object.values(text)[0] ?? '';

/** The words of a product's options in another language, keyed by the default one. */
function termsOf(product: DemoProduct, from: string, to: string): Record<string, string> {
  const texts = product.options.flatMap((option) => [
    option.name,
    ...option.values.map((entry) => entry.value),
  ]);
  return Object.fromEntries(texts.map((text) => [pick(text, from), pick(text, to)]));
}

/** Media as the home page and collections keep it in JSON. */
export function sceneImage(scenes: Record<string, RenderedScene>, scene: string, alt: string) {
  const rendered = scenes[scene];
  if (!rendered) throw new Error(`the scene ${scene} is not rendered: run node cli/demo/render.ts`);
  return {
    key: `demo/${scene}`,
    alt,
    width: rendered.width,
    height: rendered.height,
    widths: rendered.widths,
    thumbhash: rendered.thumbhash,
    isPending: false,
  };
}

/** Turns a brand's data into rows. `startedAt` is when its first product was published; one a day after that. */
export function catalogueRows(
  brand: DemoBrand,
  scenes: Record<string, RenderedScene>,
  locationId: string,
  startedAt: Date,
): CatalogueRows {
  const [locale = 'en', ...others] = brand.locales;
  const rows: CatalogueRows = {
    products: [],
    options: [],
    variants: [],
    media: [],
    collections: [],
    memberships: [],
    translations: [],
    items: [],
    variantItems: [],
    levels: [],
    movements: [],
  };
  const collectionIds = new Map<string, string>();
  brand.collections.forEach((collection, position) => {
    const id = newId();
    collectionIds.set(collection.handle, id);
    const { isPending: _, ...image } = sceneImage(
      scenes,
      collection.scene,
      pick(collection.sceneAlt, locale),
    );
    rows.collections.push({
      id,
      handle: collection.handle,
      title: pick(collection.title, locale),
      description: pick(collection.description, locale),
      image: { ...image, id, status: 'ready', alts: collection.sceneAlt, variantIds: [] },
      position,
    });
    for (const other of others) {
      rows.translations.push({
        ownerType: 'collection',
        ownerId: id,
        locale: other,
        fields: { title: pick(collection.title, other), description: pick(collection.description, other) },
      });
    }
  });
  brand.products.forEach((product, position) => {
    const publishedAt = new Date(startedAt.getTime() + position * 86_400_000);
    addProduct(rows, product, { locale, others, scenes, locationId, position, publishedAt });
    const productId = rows.products.at(-1)?.id ?? '';
    for (const handle of product.collections) {
      const collectionId = collectionIds.get(handle);
      if (!collectionId) throw new Error(`${product.handle} is in the unknown collection ${handle}`);
      rows.memberships.push({ collectionId, productId, position });
    }
  });
  return rows;
}

interface Setting {
  locale: string;
  others: string[];
  scenes: Record<string, RenderedScene>;
  locationId: string;
  position: number;
  publishedAt: Date;
}

function addProduct(rows: CatalogueRows, product: DemoProduct, setting: Setting): void {
  const { locale, others } = setting;
  const productId = newId();
  const title = pick(product.title, locale);
  const descriptionHtml = pick(product.descriptionHtml, locale);
  const translations = others.map((other) => ({
    locale: other,
    fields: {
      title: pick(product.title, other),
      descriptionHtml: pick(product.descriptionHtml, other),
      terms: termsOf(product, locale, other),
    },
  }));
  const summary = summariseProduct(
    { vendor: product.vendor, productType: product.productType, tags: product.tags, descriptionHtml },
    product.variants.map((variant) => ({
      priceMinor: variant.price,
      sku: variant.sku,
      optionValues: variant.options,
    })),
    translations.map((translation) => translation.fields),
  );
  rows.products.push({
    id: productId,
    handle: product.handle,
    title,
    descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: 'active',
    taxCategory: product.taxCategory,
    ...summary,
    searchConfig: CONFIG[locale] ?? 'simple',
    position: setting.position,
    publishedAt: setting.publishedAt,
  });
  for (const translation of translations)
    rows.translations.push({ ownerType: 'product', ownerId: productId, ...translation });
  product.options.forEach((option, position) => {
    rows.options.push({
      id: newId(),
      productId,
      name: pick(option.name, locale),
      position,
      values: option.values.map((entry) => ({
        value: pick(entry.value, locale),
        swatch: entry.swatch ?? null,
      })),
    });
  });
  const variantIds = addVariants(rows, product, productId, setting.locationId);
  product.media.forEach((media, position) => {
    const image = sceneImage(setting.scenes, media.scene, pick(media.alt, locale));
    rows.media.push({
      id: newId(),
      productId,
      fileKey: image.key,
      alt: image.alt,
      altTranslations: media.alt,
      width: image.width,
      height: image.height,
      widths: image.widths,
      thumbhash: image.thumbhash,
      position,
      variantIds:
        media.optionValue === undefined
          ? []
          : product.variants.flatMap((variant, index) =>
              variant.options[0] === media.optionValue ? [variantIds[index] ?? ''] : [],
            ),
    });
  });
}

function addVariants(
  rows: CatalogueRows,
  product: DemoProduct,
  productId: string,
  locationId: string,
): string[] {
  return product.variants.map((variant, position) => {
    const id = newId();
    const itemId = newId();
    rows.variants.push({
      id,
      productId,
      optionValues: variant.options,
      sku: variant.sku,
      barcode: variant.barcode ?? null,
      priceMinor: variant.price,
      compareAtMinor: variant.compareAt ?? null,
      costMinor: variant.cost,
      weightG: variant.weightGrams,
      maxQty: 99,
      unitQuantity: variant.unitPrice ? String(variant.unitPrice.quantity) : null,
      unitName: variant.unitPrice?.unit ?? null,
      position,
    });
    rows.items.push({ id: itemId });
    rows.variantItems.push({ variantId: id, itemId });
    rows.levels.push({ itemId, locationId, onHand: variant.stock });
    if (variant.stock > 0) {
      rows.movements.push({
        id: newId(),
        itemId,
        locationId,
        kind: 'receive',
        onHandDelta: variant.stock,
        key: `seed:${itemId}`,
        reason: 'opening stock',
      });
    }
    return id;
  });
}
