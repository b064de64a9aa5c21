import { DeliveryDates } from '../components/delivery-dates.tsx';
import { useShop } from '../shop/use-shop.ts';
import type { StepProps } from './checkout-steps.tsx';

/** How the parcel goes, what that costs and when it arrives. */
export function ShippingStep({ checkout }: StepProps) {
  const { t, money } = useShop();
  const { shippingOptions, shippingAddress } = checkout;
  if (!shippingAddress) return <p className="hint">{t.checkout.methodPending}</p>;
  if (shippingOptions.length === 0) return <p className="error-text">{t.checkout.noMethods}</p>;
  return (
    <form method="post" className="fields" data-step="">
      <input type="hidden" name="part" value="shipping" />
      <fieldset className="radios" id="shipping">
        <legend className="sr-only">{t.checkout.method}</legend>
        {shippingOptions.map(({ id, name, description, price, earliest, latest, isSelected }, index) => (
          <label className="radio" key={id}>
            <input
              type="radio"
              name="shipping"
              value={id}
              required
              defaultChecked={
                isSelected || (index === 0 && !shippingOptions.some((option) => option.isSelected))
              }
            />
            <span className="radio-words">
              <strong>{name}</strong>
              <DeliveryDates earliest={earliest} latest={latest} />
              {description ? <span className="hint">{description}</span> : null}
            </span>
            <span className="radio-price">{price.amount === 0 ? t.checkout.shippingFree : money(price)}</span>
          </label>
        ))}
      </fieldset>
      <button className="button" type="submit">
        {t.checkout.toPayment}
      </button>
    </form>
  );
}
