import { useShop } from '../shop/use-shop.ts';
import { AddressFields } from './address-fields.tsx';
import type { StepProps } from './checkout-steps.tsx';

/** Where the parcel goes. */
export function AddressStep({ checkout, feedback, homeCountry }: StepProps) {
  const { t } = useShop();
  return (
    <form method="post" className="fields" noValidate data-step="">
      <input type="hidden" name="part" value="address" />
      <AddressFields
        prefix="shippingAddress"
        kind="shipping"
        address={checkout.shippingAddress}
        countries={checkout.countries}
        homeCountry={homeCountry}
        feedback={feedback}
      />
      <button className="button" type="submit">
        {t.checkout.toMethod}
      </button>
    </form>
  );
}
