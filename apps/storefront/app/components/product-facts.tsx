import type { ProductView, VariantView } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';

/** Weight in the unit people read: grams under a kilogram. */
function weight(grams: number, locale: string): string {
  const isLight = grams < 1000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLight ? 'gram' : 'kilogram',
    maximumFractionDigits: 2,
  }).format(isLight ? grams : grams / 1000);
}

/** What the chosen variant is, as a table. */
export function ProductFacts({ product, variant }: { product: ProductView; variant: VariantView | null }) {
  const { t, locale } = useShop();
  const { facts } = t.product;
  const rows: [string, string | null | undefined][] = [
    [facts.type, product.productType],
    [facts.vendor, product.vendor],
    ...product.options.map(({ name, values }): [string, string] => [
      name,
      variant?.options[name] ?? values.map(({ value }) => value).join(', '),
    ]),
    [facts.weight, variant && variant.weightGrams > 0 ? weight(variant.weightGrams, locale) : null],
    [facts.sku, variant?.sku],
    [facts.barcode, variant?.barcode],
  ];
  return (
    <section className="product-facts" data-swap="facts">
      <h2>{t.product.details}</h2>
      <dl>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}
