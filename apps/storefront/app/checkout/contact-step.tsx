import { useShop } from '../shop/use-shop.ts';
import type { StepProps } from './checkout-steps.tsx';
import { TextField } from './field.tsx';

/** Where the confirmation goes. */
export function ContactStep({ checkout, feedback }: StepProps) {
  const { t } = useShop();
  return (
    <form method="post" className="fields" noValidate data-step="">
      <input type="hidden" name="part" value="contact" />
      <TextField
        name="email"
        label={t.checkout.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        maxLength={254}
        hint={t.checkout.contactHint}
        feedback={feedback}
        defaultValue={feedback?.values.email ?? checkout.email ?? ''}
      />
      <button className="button" type="submit">
        {t.checkout.toDelivery}
      </button>
    </form>
  );
}
