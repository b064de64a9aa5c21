import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Query, tables } from '../../../../schema/index.ts';
import { ensureInventory } from '../../../inventory/index.ts';
import type { OperationContext } from '../../../kernel/context.ts';
import { idInput, newId } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { conflict, type FieldError, invalidInput } from '../../../kernel/problem.ts';
import { PriceInput, SkuInput } from '../../admin/amounts.ts';
import { adminProductView, loadProduct, type ProductRecord } from '../../admin/product-detail.ts';
import { announceProduct, loadForEdit, saveProduct, summaryColumns } from '../../admin/product-write.ts';
import { AdminProduct } from '../../admin-views.ts';
import { IMPORT_LIMITS } from '../../import/limits.ts';

const Name = z.string().trim().min(1, 'Enter a value').max(255);

export const addVariant = operation({
  name: 'catalog.add_variant',
  summary:
    'Add a variant by its option values. A product without options gets these options, and its one variant becomes this one',
  kind: 'command',
  permission: 'products.edit',
  route: 'POST /admin/products/:productId/variants',
  successStatus: 201,
  input: z.object({
    productId: idInput('product'),
    version: z.int(),
    options: z.record(Name, Name).describe('option name → value, for every option of the product'),
    priceMinor: PriceInput,
    sku: SkuInput.optional(),
  }),
  output: AdminProduct,
  problems: ['not_found', 'version_conflict', 'conflict', 'too_many_variants', 'variant_exists'],
  example: {
    productId: 'prod_01h455vb4pex5vsknk084sn02q',
    version: 3,
    options: { Colour: 'Moss', Size: 'Large' },
    priceMinor: 2400,
    sku: 'MUG-MOSS-L',
  },
  run: async (ctx, { productId, version, options, priceMinor, sku }) => {
    const product = await loadForEdit(ctx, productId, version);
    const values = valuesOf(product, options);
    const [only] = product.variants;
    const becomes = product.options.length === 0 && product.variants.length === 1 ? only : undefined;
    if (!becomes && product.variants.length >= IMPORT_LIMITS.variantsPerProduct) {
      throw conflict(
        'too_many_variants',
        `A product has at most ${IMPORT_LIMITS.variantsPerProduct} variants.`,
      );
    }
    if (product.variants.some((variant) => variant.values.join('\n') === values.join('\n'))) {
      throw conflict('variant_exists', 'This product already has a variant with these options.');
    }
    const id = becomes?.id ?? newId();
    const { productVariants } = tables;
    const columns = { optionValues: values, priceMinor, ...(sku === undefined ? {} : { sku }) };
    ctx.write(
      saveProduct(
        ctx,
        product,
        summaryColumns(product, [
          ...product.variants.filter((variant) => variant !== becomes),
          { values, price: priceMinor, sku: sku === undefined ? (becomes?.sku ?? null) : sku },
        ]),
      ),
      ...optionWrites(ctx, product, options),
      becomes
        ? ctx.db.q
            .update(productVariants)
            .set({ ...columns, updatedAt: sql`now()` })
            .where(eq(productVariants.id, id))
        : ctx.db.q.insert(productVariants).values({
            id,
            productId,
            ...columns,
            position: Math.max(-1, ...product.variants.map((variant) => variant.position)) + 1,
          }),
      ...ensureInventory(ctx.db, [id]),
    );
    announceProduct(ctx, productId, product.status === 'active');
    ctx.audit({ kind: 'variant', id, detail: { after: { options, priceMinor, sku: sku ?? null } } });
    await ctx.commit();
    return adminProductView(ctx, await loadProduct(ctx, productId));
  },
});

/** Values in the order of the product's options. */
function valuesOf(product: ProductRecord, options: Record<string, string>): string[] {
  const names = product.options.map((option) => option.name);
  const given = Object.keys(options);
  if (names.length === 0) {
    if (given.length >= 1 && given.length <= IMPORT_LIMITS.optionsPerProduct) return Object.values(options);
    const message = `Name 1 to ${IMPORT_LIMITS.optionsPerProduct} options, such as Size.`;
    throw invalidInput([{ path: 'options', message }]);
  }
  const errors: FieldError[] = [
    ...names
      .filter((name) => options[name] === undefined)
      .map((name) => ({ path: `options.${name}`, message: 'Enter a value' })),
    ...given
      .filter((name) => !names.includes(name))
      .map((name) => ({ path: `options.${name}`, message: `The product has no option ${name}.` })),
  ];
  if (errors.length > 0) throw invalidInput(errors);
  return names.map((name) => options[name] ?? '');
}

/** New options, or new values of known ones. */
function optionWrites(
  ctx: OperationContext,
  product: ProductRecord,
  options: Record<string, string>,
): Query[] {
  const { productOptions } = tables;
  if (product.options.length === 0) {
    const rows = Object.entries(options).map(([name, value], position) => ({
      id: newId(),
      productId: product.id,
      name,
      position,
      values: [{ value, swatch: null }],
    }));
    return [ctx.db.q.insert(productOptions).values(rows)];
  }
  return product.options.flatMap((option) => {
    const value = options[option.name];
    if (value === undefined || option.values.some((known) => known.value === value)) return [];
    return [
      ctx.db.q
        .update(productOptions)
        .set({ values: [...option.values, { value, swatch: null }], updatedAt: sql`now()` })
        .where(eq(productOptions.id, option.id)),
    ];
  });
}
