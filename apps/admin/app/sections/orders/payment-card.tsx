import type { Money } from '@domain/kernel/money.ts';
import type { OrderDetail } from '@domain/orders/views.ts';
import { Card } from '@ui/work/card.tsx';
import { cx } from '@ui/work/cx.ts';
import { MoneyText, useFormats } from '@ui/work/format/formats.tsx';
import type { ReactNode } from 'react';

/** From subtotal to what is left, with every tax line. */
export function PaymentCard({ order }: { order: OrderDetail }) {
  const { locale } = useFormats();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 });
  const negative = (value: Money): Money => ({ amount: -value.amount, currency: value.currency });
  return (
    <Card title="Payment">
      <dl className="flex flex-col gap-1.5 text-13">
        <SumRow
          name={`Subtotal · ${order.itemCount} ${order.itemCount === 1 ? 'item' : 'items'}`}
          value={order.subtotal}
        />
        {order.discount.amount > 0 && <SumRow name="Discount" value={negative(order.discount)} />}
        <SumRow
          name={order.shippingMethod ? `Shipping · ${order.shippingMethod}` : 'Shipping'}
          value={order.shipping}
        />
        {order.taxLines.map((tax) => (
          <SumRow
            key={`${tax.name}:${tax.ratePpm}`}
            name={
              <>
                {`${tax.name} ${percent.format(tax.ratePpm / 1_000_000)}`}
                <span className="text-12 text-muted">
                  {order.pricesIncludeTax ? ' included, of ' : ' of '}
                  <MoneyText value={tax.base} />
                </span>
              </>
            }
            value={tax.amount}
            isQuiet={order.pricesIncludeTax}
          />
        ))}
        <SumRow name="Total" value={order.total} isStrong />
        <SumRow name="Paid" value={order.paid} hasRule />
        {order.refunded.amount > 0 && <SumRow name="Refunded" value={negative(order.refunded)} />}
      </dl>
    </Card>
  );
}

function SumRow({
  name,
  value,
  isStrong,
  isQuiet,
  hasRule,
}: {
  name: ReactNode;
  value: Money;
  isStrong?: boolean;
  isQuiet?: boolean;
  hasRule?: boolean;
}) {
  return (
    <div
      className={cx(
        'flex justify-between gap-4',
        isStrong && 'mt-1 text-14 font-semibold',
        isQuiet && 'text-muted',
        hasRule && 'mt-2 border-t border-line pt-2.5',
      )}
    >
      <dt>{name}</dt>
      <dd>
        <MoneyText value={value} />
      </dd>
    </div>
  );
}
