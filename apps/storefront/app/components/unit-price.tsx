import type { VariantView } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';

/** Price for a reference quantity, e.g. 24,00 € / 1 kg (Dir. 98/6/EC). */
export function UnitPrice({ unitPrice }: { unitPrice: NonNullable<VariantView['unitPrice']> }) {
  const { money, t, locale } = useShop();
  const quantity = `${new Intl.NumberFormat(locale).format(unitPrice.perQuantity)} ${unitPrice.unit}`;
  return <span className="unit-price">{t.product.per(money(unitPrice.price), quantity)}</span>;
}
