import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';

interface QuantityFieldProps {
  id: string;
  name: string;
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  form?: string;
}

/** A number field; an island shows its two buttons. */
export function QuantityField({ id, name, label, value, min, max, step, form }: QuantityFieldProps) {
  const { t } = useShop();
  return (
    <quantity-field class="quantity">
      <label className="sr-only" htmlFor={id}>
        {label}
      </label>
      <button type="button" data-step="-1" aria-label={t.product.less} hidden>
        <Icon name="minus" />
      </button>
      <input
        id={id}
        form={form}
        type="number"
        inputMode="numeric"
        name={name}
        defaultValue={value}
        min={min}
        max={max}
        step={step}
        required
      />
      <button type="button" data-step="1" aria-label={t.product.more} hidden>
        <Icon name="plus" />
      </button>
    </quantity-field>
  );
}
