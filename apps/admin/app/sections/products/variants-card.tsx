import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Link } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { cx } from '@ui/work/cx.ts';
import { IntegerField, MoneyField, SelectField, TextField } from '@ui/work/form/fields.tsx';
import { Plus } from 'lucide-react';
import type { ProductRights } from './product-editor.tsx';
import { VARIANT_FIELDS, variantField } from './product-form.ts';

type Variant = AdminProduct['variants'][number];

const POLICIES = [
  { value: 'deny', label: 'Stop selling' },
  { value: 'continue', label: 'Sell on' },
];

/** All variants as rows of fields, like a sheet; stock beside them. `product` is fresh, `shown` what the fields hold. */
export function VariantsCard({
  product,
  shown,
  can,
}: {
  product: AdminProduct;
  shown: AdminProduct;
  can: ProductRights;
}) {
  const stock = new Map(product.variants.map((variant) => [variant.id, variant.stock]));
  const optionNames = shown.options.map((option) => option.name).join(' / ');
  const currency = shown.variants[0]?.price.currency;
  return (
    <Card
      title={shown.variants.length === 1 ? 'Price and stock' : `Variants · ${shown.variants.length}`}
      note={currency ? `Amounts in ${currency}` : undefined}
      isFlush
      action={
        can.edit &&
        shown.options.length > 0 && (
          <ButtonLink
            to="variants/new"
            preventScrollReset
            size="sm"
            icon={<Plus aria-hidden="true" size={14} />}
          >
            Add variant
          </ButtonLink>
        )
      }
    >
      <div className="overflow-x-auto">
        <table className="grid-table is-form">
          <caption className="sr-only">Variants with prices, codes and stock</caption>
          <thead>
            <tr>
              <th scope="col">{optionNames || 'Variant'}</th>
              <th scope="col" data-align="end">
                {VARIANT_FIELDS.price}
              </th>
              <th scope="col" data-align="end">
                {VARIANT_FIELDS.compareAt}
              </th>
              <th scope="col" data-align="end">
                {VARIANT_FIELDS.cost}
              </th>
              <th scope="col">{VARIANT_FIELDS.sku}</th>
              <th scope="col">{VARIANT_FIELDS.barcode}</th>
              <th scope="col" data-align="end">
                Weight, g
              </th>
              <th scope="col">{VARIANT_FIELDS.policy}</th>
              <th scope="col" data-align="end">
                Available
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.variants.map((variant) => (
              <VariantRow
                key={variant.id}
                variant={{ ...variant, stock: stock.get(variant.id) ?? variant.stock }}
                can={can}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function VariantRow({ variant, can }: { variant: Variant; can: ProductRights }) {
  const title = variant.options.join(' / ') || 'Default';
  const name = (field: keyof typeof VARIANT_FIELDS) => variantField(variant.id, field);
  const label = (text: string) => `${text}, ${title}`;
  const { currency } = variant.price;
  return (
    <tr>
      <th scope="row" data-card="title">
        {title}
      </th>
      <td data-label="Price">
        <MoneyField
          name={name('price')}
          label={label('Price')}
          isLabelHidden
          isCompact
          minor={variant.price.amount}
          currency={currency}
        />
      </td>
      <td data-label="Compare at">
        <MoneyField
          name={name('compareAt')}
          label={label('Compare at')}
          isLabelHidden
          isCompact
          minor={variant.compareAt?.amount}
          currency={currency}
        />
      </td>
      <td data-label="Cost">
        <MoneyField
          name={name('cost')}
          label={label('Cost')}
          isLabelHidden
          isCompact
          minor={variant.cost?.amount}
          currency={currency}
        />
      </td>
      <td data-label="SKU">
        <TextField
          name={name('sku')}
          label={label('SKU')}
          isLabelHidden
          defaultValue={variant.sku ?? ''}
          spellCheck={false}
          className="min-w-38"
        />
      </td>
      <td data-label="Barcode">
        <TextField
          name={name('barcode')}
          label={label('Barcode')}
          isLabelHidden
          defaultValue={variant.barcode ?? ''}
          inputMode="numeric"
          className="min-w-34"
        />
      </td>
      <td data-label="Weight, g">
        <IntegerField
          name={name('weight')}
          label={label('Weight in grams')}
          isLabelHidden
          defaultValue={String(variant.weightGrams)}
          min={0}
          className="min-w-18"
        />
      </td>
      <td data-label="When out of stock">
        <SelectField
          name={name('policy')}
          label={label('When out of stock')}
          isLabelHidden
          defaultValue={variant.inventoryPolicy}
          options={POLICIES}
          className="min-w-30"
        />
      </td>
      <td data-label="Available" data-align="end">
        <StockCell variant={variant} title={title} canAdjust={can.stock} />
      </td>
    </tr>
  );
}

function StockCell({ variant, title, canAdjust }: { variant: Variant; title: string; canAdjust: boolean }) {
  const { onHand, committed, reserved, available } = variant.stock;
  const detail = `${onHand} on hand, ${committed} committed, ${reserved} held in carts`;
  return (
    <span className="inline-flex items-center gap-2">
      <span title={detail} className={cx('tabular-nums', available <= 0 && 'font-medium text-bad')}>
        {available}
        <span className="sr-only">{` available: ${detail}`}</span>
      </span>
      {canAdjust && (
        <Link
          to={`variants/${variant.id}/stock`}
          preventScrollReset
          aria-label={`Adjust the stock of ${title}`}
          className="inline-flex min-h-6 items-center text-accent hover:underline"
        >
          Adjust
        </Link>
      )}
    </span>
  );
}
