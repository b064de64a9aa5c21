import { z } from 'zod';
import type { OperationContext } from '../../../kernel/context.ts';
import { idInput } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { invalidInput } from '../../../kernel/problem.ts';
import { HandleInput } from '../../admin/handle.ts';
import { adminProductView, loadProduct, type ProductRecord } from '../../admin/product-detail.ts';
import { announceProduct, loadForEdit, saveProduct, summaryColumns } from '../../admin/product-write.ts';
import { AdminProduct, ProductStatus } from '../../admin-views.ts';
import { DescriptionTooDeep, sanitiseDescription } from '../../import/description-html.ts';
import { IMPORT_LIMITS } from '../../import/limits.ts';

const Fields = z.object({
  title: z.string().trim().min(1, 'Enter a title').max(255),
  handle: HandleInput,
  descriptionHtml: z.string().max(IMPORT_LIMITS.descriptionHtml),
  vendor: z.string().trim().max(255),
  productType: z.string().trim().max(255),
  tags: z
    .array(z.string().trim().min(1).max(255))
    .max(250)
    .transform((tags) => [...new Set(tags)]),
  status: ProductStatus,
  seoTitle: z.string().trim().max(255),
  seoDescription: z.string().trim().max(1000),
});
type Fields = z.output<typeof Fields>;

export const updateProduct = operation({
  name: 'catalog.update_product',
  summary: 'Change a product’s texts, address, tags or status',
  kind: 'command',
  permission: 'products.edit',
  route: 'PATCH /admin/products/:productId',
  input: Fields.partial().extend({ productId: idInput('product'), version: z.int() }),
  output: AdminProduct,
  problems: ['not_found', 'version_conflict', 'conflict'],
  example: { productId: 'prod_01h455vb4pex5vsknk084sn02q', version: 3, status: 'active' },
  run: async (ctx, { productId, version, ...given }) => {
    const before = await loadForEdit(ctx, productId, version);
    const wanted =
      given.descriptionHtml === undefined
        ? given
        : { ...given, descriptionHtml: clean(given.descriptionHtml) };
    const changed = changesOf(before, wanted);
    if (Object.keys(changed).length > 0) {
      save(ctx, before, changed);
      await ctx.commit();
    }
    return adminProductView(ctx, await loadProduct(ctx, productId));
  },
});

function clean(html: string): string {
  try {
    return sanitiseDescription(html).html;
  } catch (error) {
    if (error instanceof DescriptionTooDeep) {
      throw invalidInput([{ path: 'descriptionHtml', message: 'This HTML is nested too deeply.' }]);
    }
    throw error;
  }
}

function fieldsOf(product: ProductRecord): Fields {
  return {
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.description_html,
    vendor: product.vendor,
    productType: product.product_type,
    tags: product.tags,
    status: product.status,
    seoTitle: product.seo_title,
    seoDescription: product.seo_description,
  };
}

function changesOf(product: ProductRecord, wanted: Partial<Fields>): Partial<Fields> {
  const now = fieldsOf(product);
  const isChanged = ([key, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(now[key as keyof Fields]);
  return Object.fromEntries(Object.entries(wanted).filter(isChanged));
}

function save(ctx: OperationContext, before: ProductRecord, changed: Partial<Fields>): void {
  const old = fieldsOf(before);
  const next: Fields = { ...old, ...changed };
  const summary = summaryColumns(
    {
      vendor: next.vendor,
      product_type: next.productType,
      tags: next.tags,
      description_html: next.descriptionHtml,
      translations: before.translations,
    },
    before.variants,
  );
  const isFirstPublish = next.status === 'active' && before.published_at === null;
  ctx.write(
    saveProduct(ctx, before, {
      ...changed,
      ...summary,
      ...(isFirstPublish ? { publishedAt: ctx.now() } : {}),
    }),
  );
  announceProduct(ctx, before.id, old.status === 'active' || next.status === 'active');
  const replaced = Object.fromEntries(Object.keys(changed).map((key) => [key, old[key as keyof Fields]]));
  ctx.audit({ kind: 'product', id: before.id, detail: { before: replaced, after: changed } });
}
