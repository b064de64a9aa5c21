import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../../schema/index.ts';
import { followSalesPolicy } from '../../../inventory/index.ts';
import { seesField } from '../../../kernel/gated.ts';
import { idInput } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { forbidden, invalidInput, notFound } from '../../../kernel/problem.ts';
import { PriceInput, SkuInput } from '../../admin/amounts.ts';
import { adminProductView, loadProduct, type VariantRecord } from '../../admin/product-detail.ts';
import { announceProduct, loadForEdit, saveProduct, summaryColumns } from '../../admin/product-write.ts';
import { AdminProduct } from '../../admin-views.ts';

const VariantChange = z.object({
  id: idInput('variant'),
  sku: SkuInput.nullable().optional(),
  barcode: SkuInput.nullable().optional(),
  priceMinor: PriceInput.optional(),
  compareAtMinor: PriceInput.nullable().optional(),
  costMinor: PriceInput.nullable().optional(),
  weightGrams: z.int().min(0).max(1_000_000).optional(),
  inventoryPolicy: z.enum(['deny', 'continue']).optional(),
});
type VariantChange = z.output<typeof VariantChange>;
type Columns = Omit<VariantChange, 'id'>;

export const updateVariants = operation({
  name: 'catalog.update_variants',
  summary: 'Change prices, SKUs, weights and stock rules of a product’s variants',
  kind: 'command',
  permission: 'products.edit',
  route: 'PATCH /admin/products/:productId/variants',
  input: z.object({
    productId: idInput('product'),
    version: z.int(),
    variants: z.array(VariantChange).min(1).max(500),
  }),
  output: AdminProduct,
  problems: ['not_found', 'version_conflict', 'conflict'],
  example: {
    productId: 'prod_01h455vb4pex5vsknk084sn02q',
    version: 3,
    variants: [{ id: 'var_01h455vb4pex5vsknk084sn02q', priceMinor: 2400, compareAtMinor: null }],
  },
  run: async (ctx, { productId, version, variants: wanted }) => {
    const product = await loadForEdit(ctx, productId, version);
    const byId = new Map(product.variants.map((variant) => [variant.id, variant]));
    rejectTwice(wanted);
    if (wanted.some(({ costMinor }) => costMinor !== undefined) && !seesField(ctx.actor, 'pnl.view'))
      throw forbidden('pnl.view');
    const changes = wanted.flatMap((change) => {
      const variant = byId.get(change.id);
      if (!variant) throw notFound('variant');
      const columns = changedColumns(variant, change);
      return Object.keys(columns).length > 0 ? [{ variant, columns }] : [];
    });
    if (changes.length > 0) {
      const { productVariants } = tables;
      for (const { variant, columns } of changes) {
        const { weightGrams, ...rest } = columns;
        ctx.write(
          ctx.db.q
            .update(productVariants)
            .set({
              ...rest,
              ...(weightGrams === undefined ? {} : { weightG: weightGrams }),
              updatedAt: sql`now()`,
            })
            .where(and(eq(productVariants.id, variant.id), eq(productVariants.productId, product.id))),
        );
        const after = columnsOf(variant);
        const before = Object.fromEntries(
          Object.keys(columns).map((key) => [key, after[key as keyof Columns]]),
        );
        ctx.audit({ kind: 'variant', id: variant.id, detail: { before, after: columns } });
      }
      const columnsById = new Map(changes.map(({ variant, columns }) => [variant.id, columns]));
      const next = product.variants.map((variant) => {
        const columns = columnsById.get(variant.id);
        return {
          values: variant.values,
          price: columns?.priceMinor ?? variant.price,
          sku: columns?.sku === undefined ? variant.sku : columns.sku,
        };
      });
      const sold = changes.filter(({ columns }) => columns.inventoryPolicy !== undefined);
      if (sold.length > 0) {
        ctx.write(
          followSalesPolicy(
            ctx.db,
            sold.map(({ variant }) => variant.id),
          ),
        );
      }
      ctx.write(saveProduct(ctx, product, summaryColumns(product, next)));
      announceProduct(ctx, product.id, product.status === 'active');
      const repriced = changes.filter(
        ({ columns }) => columns.priceMinor !== undefined || columns.compareAtMinor !== undefined,
      );
      if (repriced.length > 0) ctx.emit({ type: 'price.changed', payload: { productId } });
      await ctx.commit();
    }
    return adminProductView(ctx, await loadProduct(ctx, productId));
  },
});

function rejectTwice(wanted: readonly VariantChange[]): void {
  const ids = new Set<string>();
  for (const [index, { id }] of wanted.entries()) {
    if (ids.has(id))
      throw invalidInput([{ path: `variants.${index}.id`, message: 'This variant occurs twice.' }]);
    ids.add(id);
  }
}

function columnsOf(variant: VariantRecord): Required<Columns> {
  return {
    sku: variant.sku,
    barcode: variant.barcode,
    priceMinor: variant.price,
    compareAtMinor: variant.compareAt,
    costMinor: variant.cost,
    weightGrams: variant.weight,
    inventoryPolicy: variant.policy,
  };
}

function changedColumns(variant: VariantRecord, { id: _, ...wanted }: VariantChange): Columns {
  const now = columnsOf(variant);
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => value !== undefined && value !== now[key as keyof Columns],
    ),
  );
}
