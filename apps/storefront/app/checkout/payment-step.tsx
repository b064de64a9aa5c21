import type { CheckoutView } from '@domain/checkout/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { AddressFields } from './address-fields.tsx';
import type { StepProps } from './checkout-steps.tsx';

type Method = CheckoutView['paymentMethods'][number];

interface Choice {
  value: string;
  label: string;
  hint: string;
}

/** What a shopper can choose at a gateway: its test cards, or the method itself. */
function choicesOf({ gateway, label, tokens }: Method): Choice[] {
  if (tokens.length === 0) return [{ value: `${gateway}:default`, label, hint: '' }];
  return tokens.map((token) => ({
    value: `${gateway}:${token.token}`,
    label: token.label,
    hint: token.hint,
  }));
}

/** How it is paid, and whose name stands on the invoice. */
export function PaymentStep({ checkout, feedback, homeCountry }: StepProps) {
  const { t } = useShop();
  const { paymentMethods, selectedPayment, billingSameAsShipping } = checkout;
  if (paymentMethods.length === 0) return <p className="error-text">{t.checkout.noPayment}</p>;
  const chosen =
    feedback?.values.payment ??
    (selectedPayment
      ? `${selectedPayment.gateway}:${selectedPayment.token}`
      : choicesOf(paymentMethods[0] as Method)[0]?.value);
  const isOther = (feedback?.values.billing ?? (billingSameAsShipping ? 'same' : 'other')) === 'other';
  return (
    <form method="post" className="fields" noValidate data-step="">
      <input type="hidden" name="part" value="payment" />
      {paymentMethods.some(({ isTestMode }) => isTestMode) ? (
        <p className="test-note">{t.checkout.testMode}</p>
      ) : null}
      <fieldset className="radios" id="payment">
        <legend className="sr-only">{t.checkout.payment}</legend>
        {paymentMethods.flatMap(choicesOf).map(({ value, label, hint }) => (
          <label className="radio" key={value}>
            <input type="radio" name="payment" value={value} required defaultChecked={value === chosen} />
            <span className="radio-words">
              <strong>{label}</strong>
              {hint ? <span className="hint">{hint}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="radios billing">
        <legend>{t.checkout.billing}</legend>
        <label className="radio">
          <input type="radio" name="billing" value="same" defaultChecked={!isOther} />
          <span className="radio-words">{t.checkout.billingSame}</span>
        </label>
        <label className="radio">
          <input type="radio" name="billing" value="other" defaultChecked={isOther} />
          <span className="radio-words">{t.checkout.billingOther}</span>
        </label>
        <div className="fields billing-fields">
          <AddressFields
            prefix="billingAddress"
            kind="billing"
            address={checkout.billingAddress}
            countries={checkout.countries}
            homeCountry={homeCountry}
            feedback={feedback}
          />
        </div>
      </fieldset>
      <button className="button" type="submit">
        {t.checkout.toReview}
      </button>
    </form>
  );
}
