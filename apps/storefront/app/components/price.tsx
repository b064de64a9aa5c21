import type { MoneyView } from '@domain/kernel/views.ts';
import { useShop } from '../shop/use-shop.ts';

interface PriceProps {
  price: MoneyView;
  /** Former price, shown struck through (20 CAT-09: only when it is known). */
  compareAt?: MoneyView | null | undefined;
  /** Other variants cost more. */
  isFrom?: boolean;
}

/** A price, with what it was before when it is reduced. */
export function Price({ price, compareAt, isFrom = false }: PriceProps) {
  const { money, t } = useShop();
  const isReduced = compareAt !== null && compareAt !== undefined && compareAt.amount > price.amount;
  const text = money(price);
  return (
    <span className={isReduced ? 'price is-reduced' : 'price'}>
      {isReduced ? <span className="sr-only">{t.product.now}: </span> : null}
      <span className="price-now">{isFrom ? t.product.from(text) : text}</span>
      {isReduced ? (
        <>
          {' '}
          <s>
            <span className="sr-only">{t.product.was}: </span>
            {money(compareAt)}
          </s>
        </>
      ) : null}
    </span>
  );
}
