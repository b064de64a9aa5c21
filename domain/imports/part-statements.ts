/** The statements that write a part of an import: a fixed number, whatever the number of products. */
import { type SQL, sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';
import { searchConfigOf } from '../catalog/search-config.ts';
import { followSalesPolicy } from '../inventory/index.ts';
import { expectRows } from '../kernel/execute.ts';
import { newId } from '../kernel/ids.ts';
import type { ProductState, ProductWrites, VariantState } from './product-state.ts';

export interface WriteSettings {
  /** Default language of the shop: how its words are stemmed. */
  locale: string;
  locationId: string | null;
  now: Date;
}

/** Writes of the products, to go in one batch; fails with `version_conflict` when one was changed since it was read. */
export function partStatements(
  db: ScopedDb,
  writes: readonly ProductWrites[],
  settings: WriteSettings,
): Query[] {
  const products = writes.map(({ product }) => product);
  const created = products.filter(({ version }) => version === null);
  const updated = products.filter(({ version }) => version !== null);
  const variants = writes.flatMap((write) => write.variants);
  const newVariants = variants.filter(({ change }) => change === 'create');
  const oldVariants = variants.filter(({ change }) => change === 'update');
  const queries: Query[] = [];
  const run = (statement: SQL) => void queries.push(db.q.execute(statement));
  if (created.length > 0) run(insertProducts(created, settings));
  if (updated.length > 0) {
    queries.push(expectRows(db, updateProducts(updated, settings), updated.length, 'version_conflict'));
  }
  for (const statement of optionStatements(writes)) run(statement);
  const rekeyed = oldVariants.filter(({ isRekeyed }) => isRekeyed);
  if (rekeyed.length > 0) run(parkKeys(rekeyed));
  if (oldVariants.length > 0) run(updateVariants(oldVariants));
  if (newVariants.length > 0) {
    run(insertVariants(newVariants));
    for (const statement of stockStatements(newVariants, settings)) run(statement);
  }
  const policies = oldVariants.filter(({ isPolicyChanged }) => isPolicyChanged);
  if (policies.length > 0)
    queries.push(
      followSalesPolicy(
        db,
        policies.map(({ id }) => id),
      ),
    );
  for (const statement of mediaStatements(writes)) run(statement);
  return queries;
}

const json = (rows: readonly object[]): SQL => sql`${JSON.stringify(rows)}::jsonb`;

const PRODUCT_COLUMNS = sql`id uuid, "version" int, handle text, title text, "descriptionHtml" text, vendor text,
  "productType" text, tags text[], status text, "seoTitle" text, "seoDescription" text, "priceMinMinor" bigint,
  "priceMaxMinor" bigint, "searchKeywords" text, "searchBody" text`;

function insertProducts(rows: readonly ProductState[], { locale, now }: WriteSettings): SQL {
  return sql`
    insert into products (id, handle, title, description_html, vendor, product_type, tags, status, seo_title, seo_description,
      price_min_minor, price_max_minor, search_keywords, search_body, search_config, source, published_at)
    select id, handle, title, "descriptionHtml", vendor, "productType", tags, status, "seoTitle", "seoDescription",
      "priceMinMinor", "priceMaxMinor", "searchKeywords", "searchBody", ${searchConfigOf(locale)}::regconfig, 'shopify_csv',
      case when status = 'active' then ${now.toISOString()}::timestamptz end
      from jsonb_to_recordset(${json(rows)}) as r(${PRODUCT_COLUMNS})`;
}

function updateProducts(rows: readonly ProductState[], { now }: WriteSettings): SQL {
  return sql`
    update products p set title = r.title, description_html = r."descriptionHtml", vendor = r.vendor,
      product_type = r."productType", tags = r.tags, status = r.status, seo_title = r."seoTitle",
      seo_description = r."seoDescription", price_min_minor = r."priceMinMinor", price_max_minor = r."priceMaxMinor",
      search_keywords = r."searchKeywords", search_body = r."searchBody", version = p.version + 1, updated_at = now(),
      published_at = case when r.status = 'active' then coalesce(p.published_at, ${now.toISOString()}::timestamptz) else p.published_at end
      from jsonb_to_recordset(${json(rows)}) as r(${PRODUCT_COLUMNS})
     where p.id = r.id and p.version = r.version returning p.id`;
}

/** Options of changed products are written anew under their ids: names may have been swapped. */
function optionStatements(writes: readonly ProductWrites[]): SQL[] {
  const changed = writes.filter(({ options }) => options !== null);
  if (changed.length === 0) return [];
  const products = JSON.stringify(changed.map(({ product }) => product.id));
  const options = changed.flatMap((write) => write.options ?? []);
  return [
    sql`delete from product_options where product_id in (select jsonb_array_elements_text(${products}::jsonb)::uuid)`,
    sql`insert into product_options (id, product_id, name, position, values)
        select id, "productId", name, position, "values"
          from jsonb_to_recordset(${json(options)}) as r(id uuid, "productId" uuid, name text, position int, "values" jsonb)`,
  ];
}

/** Unique keys are checked row by row: whoever changes key steps aside first, so that two may swap. */
function parkKeys(rows: readonly VariantState[]): SQL {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  return sql`
    update product_variants set sku = null, option_values = array[chr(1) || id]
     where id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid)`;
}

const VARIANT_COLUMNS = sql`id uuid, "productId" uuid, "optionValues" text[], sku text, barcode text, "priceMinor" bigint,
  "compareAtMinor" bigint, "costMinor" bigint, "weightGrams" int, "requiresShipping" boolean, taxable boolean,
  "inventoryPolicy" text, position int`;

function updateVariants(rows: readonly VariantState[]): SQL {
  return sql`
    update product_variants v set option_values = r."optionValues", sku = r.sku, barcode = r.barcode,
      price_minor = r."priceMinor", compare_at_minor = r."compareAtMinor", cost_minor = r."costMinor",
      weight_g = r."weightGrams", requires_shipping = r."requiresShipping", taxable = r.taxable,
      inventory_policy = r."inventoryPolicy", updated_at = now()
      from jsonb_to_recordset(${json(rows)}) as r(${VARIANT_COLUMNS}) where v.id = r.id`;
}

function insertVariants(rows: readonly VariantState[]): SQL {
  return sql`
    insert into product_variants (id, product_id, option_values, sku, barcode, price_minor, compare_at_minor, cost_minor,
      weight_g, requires_shipping, taxable, inventory_policy, position)
    select id, "productId", "optionValues", sku, barcode, "priceMinor", "compareAtMinor", "costMinor", "weightGrams",
      "requiresShipping", taxable, "inventoryPolicy", position
      from jsonb_to_recordset(${json(rows)}) as r(${VARIANT_COLUMNS})`;
}

/** Stock of new variants: item, level and the movement that explains it (20 §4.7). */
function stockStatements(variants: readonly VariantState[], { locationId }: WriteSettings): SQL[] {
  const rows = variants.map(({ id, stock, inventoryPolicy }) => ({
    variantId: id,
    itemId: newId(),
    movementId: newId(),
    quantity: stock.quantity,
    isTracked: stock.isTracked,
    allowNegative: !stock.isTracked || inventoryPolicy === 'continue',
  }));
  const from = sql`jsonb_to_recordset(${json(rows)}) as r("variantId" uuid, "itemId" uuid, "movementId" uuid, quantity int,
    "isTracked" boolean, "allowNegative" boolean)`;
  return [
    sql`insert into inventory_items (id, tracked) select "itemId", "isTracked" from ${from}`,
    sql`insert into variant_inventory_items (variant_id, item_id) select "variantId", "itemId" from ${from}`,
    sql`insert into inventory_levels (item_id, location_id, on_hand, allow_negative)
        select "itemId", ${locationId}::uuid, quantity, "allowNegative" from ${from}`,
    sql`insert into inventory_movements (id, item_id, location_id, kind, on_hand_delta, key, reason, actor)
        select "movementId", "itemId", ${locationId}::uuid, 'receive', quantity, 'import:' || "variantId" || ':receive', 'import', 'import'
          from ${from} where quantity > 0`,
  ];
}

/** Pictures wait at their source (`pending`); the same source of a product is one picture. */
function mediaStatements(writes: readonly ProductWrites[]): SQL[] {
  const media = writes.flatMap((write) => write.media);
  const made = media.filter(({ change }) => change === 'create');
  const changed = media.filter(({ change }) => change === 'update');
  const columns = sql`id uuid, "productId" uuid, "sourceUrl" text, alt text, position int, "variantIds" uuid[]`;
  const statements: SQL[] = [];
  if (changed.length > 0) {
    statements.push(sql`
      update product_media m set alt = r.alt, position = r.position, variant_ids = r."variantIds", updated_at = now()
        from jsonb_to_recordset(${json(changed)}) as r(${columns}) where m.id = r.id`);
  }
  if (made.length > 0) {
    statements.push(sql`
      insert into product_media (id, product_id, source_url, alt, position, variant_ids, status)
      select id, "productId", "sourceUrl", alt, position, "variantIds", 'pending' from jsonb_to_recordset(${json(made)}) as r(${columns})
      on conflict do nothing`);
  }
  return statements;
}
