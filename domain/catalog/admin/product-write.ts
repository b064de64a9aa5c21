import { and, eq, sql } from 'drizzle-orm';
import { type Query, tables } from '../../../schema/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { expectRows } from '../../kernel/execute.ts';
import { versionConflict } from '../../kernel/problem.ts';
import { summariseProduct } from '../product-summary.ts';
import { loadProduct, type ProductRecord, type VariantRecord } from './product-detail.ts';

type ProductColumns = Partial<typeof tables.products.$inferInsert>;

/** The product as the editor saw it. Errors: 404; 412 when someone saved since. */
export async function loadForEdit(
  ctx: OperationContext,
  productId: string,
  version: number,
): Promise<ProductRecord> {
  const product = await loadProduct(ctx, productId);
  if (product.version !== version) throw versionConflict();
  return product;
}

/** Raises the version with the changed columns; fails the batch with `version_conflict` when someone was faster. */
export function saveProduct(ctx: OperationContext, before: ProductRecord, columns: ProductColumns): Query {
  const { products } = tables;
  return expectRows(
    ctx.db,
    ctx.db.q
      .update(products)
      .set({ ...columns, version: before.version + 1, updatedAt: sql`now()` })
      .where(and(eq(products.id, before.id), eq(products.version, before.version)))
      .returning({ id: products.id }),
    1,
    'version_conflict',
  );
}

/** Marks the product as changed without raising its version: pictures do not collide with what the form holds. */
export function touchProduct(ctx: OperationContext, productId: string): Query {
  const { products } = tables;
  return ctx.db.q.update(products).set({ updatedAt: sql`now()` }).where(eq(products.id, productId));
}

/** The derived columns after a change. */
export function summaryColumns(
  product: Pick<ProductRecord, 'vendor' | 'product_type' | 'tags' | 'description_html' | 'translations'>,
  variants: readonly Pick<VariantRecord, 'price' | 'sku' | 'values'>[],
) {
  return summariseProduct(
    {
      vendor: product.vendor,
      productType: product.product_type,
      tags: product.tags,
      descriptionHtml: product.description_html,
    },
    variants.map(({ price, sku, values }) => ({ priceMinor: price, sku, optionValues: values })),
    product.translations,
  );
}

/** Tells consumers, and the edge when shoppers can see the product, before or after. */
export function announceProduct(ctx: OperationContext, productId: string, isVisible: boolean): void {
  ctx.emit({ type: 'product.updated', payload: { productId } });
  if (isVisible) ctx.purgePages();
}
