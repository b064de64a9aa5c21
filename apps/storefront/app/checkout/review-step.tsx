import { useShop } from '../shop/use-shop.ts';
import type { StepProps } from './checkout-steps.tsx';

/** The last look and the one button that costs money; it says so (Dir. 2011/83/EU art. 8(2)). */
export function ReviewStep({ checkout }: StepProps) {
  const { t, money, path } = useShop();
  const total = money(checkout.totals.total);
  if (checkout.missing.length > 0) return <p className="hint">{t.checkout.incomplete}</p>;
  return (
    <form method="post" className="fields" data-step="" data-final="">
      <input type="hidden" name="part" value="review" />
      <input type="hidden" name="calcHash" value={checkout.calcHash} />
      <p>{t.checkout.reviewHint}</p>
      <p className="legal">
        {t.checkout.legalBefore} <a href={path('/pages/terms')}>{t.checkout.terms}</a>,{' '}
        <a href={path('/pages/returns')}>{t.checkout.returns}</a> {t.checkout.and}{' '}
        <a href={path('/pages/privacy')}>{t.checkout.privacy}</a>.
      </p>
      <p className="review-total">
        <span>{t.checkout.total}</span> <strong>{total}</strong>
      </p>
      <button className="button button-buy" type="submit" aria-describedby="pay-hint">
        {t.checkout.pay(total)}
      </button>
      <p className="hint" id="pay-hint">
        {t.checkout.payHint(total)}
      </p>
    </form>
  );
}
