import { formatMoney } from '@domain/kernel/money.ts';
import type { OrderDetail } from '@domain/orders/views.ts';
import { CheckboxField, MoneyField } from '@ui/work/form/fields.tsx';
import { useField } from '@ui/work/form/form-scope.tsx';
import { useFormats } from '@ui/work/format/formats.tsx';
import { refundableQuantity } from './fulfilment-lines.ts';
import { LineQuantity } from './line-quantity.tsx';

/** Everything that is left, or chosen units and an amount of the shipping. */
export function RefundChoice({ order }: { order: OrderDetail }) {
  const { locale } = useFormats();
  const lines = order.lines.filter((line) => refundableQuantity(line) > 0);
  const shippingLeft = formatMoney(order.shippingRefundable, locale);
  return (
    <div className="group/refund flex flex-col gap-4">
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="sr-only">What to refund</legend>
        <Scope value="items" label="Chosen items" />
        <Scope value="all" label={`Everything left, ${formatMoney(order.refundable, locale)}`} />
      </fieldset>
      <div className="flex flex-col gap-4 group-has-[[value=all]:checked]/refund:hidden">
        <ul className="flex flex-col gap-3">
          {lines.map((line) => (
            <li key={line.id}>
              <LineQuantity line={line} max={refundableQuantity(line)} initial={0} verb="refund">
                <div className="mt-1">
                  <CheckboxField name={`restock.${line.id}`} label="Back into stock" isChecked />
                </div>
              </LineQuantity>
            </li>
          ))}
        </ul>
        {order.shippingRefundable.amount > 0 && (
          <div className="max-w-48">
            <MoneyField
              name="shipping"
              label="Shipping"
              minor={null}
              currency={order.shippingRefundable.currency}
              help={`Up to ${shippingLeft}`}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function Scope({ value, label }: { value: string; label: string }) {
  const field = useField('scope', 'items');
  const id = `${field.id}-${value}`;
  return (
    <label htmlFor={id} className="inline-flex min-h-8 items-center gap-2 text-14">
      <input
        id={id}
        type="radio"
        name="scope"
        value={value}
        defaultChecked={field.input.defaultValue === value}
      />
      {label}
    </label>
  );
}
