import type { OrderDetail } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { MoneyText, TimeText } from '@ui/work/format/formats.tsx';
import { AddressText } from '../customers/address-text.tsx';

/** The right column: who, where to, and how it was paid. */
export function OrderFacts({ order }: { order: OrderDetail }) {
  const isSameAddress =
    order.billingAddress === null ||
    JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress);
  return (
    <>
      <Card title="Customer">
        <div className="text-13">
          {order.customerId ? (
            <Link
              to={`/customers/${order.customerId}`}
              prefetch="intent"
              className="font-medium text-accent hover:underline"
            >
              {order.customerName || order.email}
            </Link>
          ) : (
            <span className="font-medium">{order.customerName || 'Guest'}</span>
          )}
          <p>
            <a href={`mailto:${order.email}`} className="break-all text-muted hover:underline">
              {order.email}
            </a>
          </p>
          {order.phone && <p className="text-muted">{order.phone}</p>}
        </div>
      </Card>
      <Card title="Shipping address">
        {order.shippingAddress ? (
          <AddressText address={order.shippingAddress} />
        ) : (
          <p className="text-13 text-muted">No shipping address</p>
        )}
      </Card>
      <Card title="Billing address">
        {order.billingAddress && !isSameAddress ? (
          <AddressText address={order.billingAddress} />
        ) : (
          <p className="text-13 text-muted">Same as the shipping address</p>
        )}
      </Card>
      <Card title={order.payments.length === 1 ? 'Payment method' : 'Payments'}>
        {order.payments.length === 0 && <p className="text-13 text-muted">No payment yet</p>}
        <ul className="flex flex-col divide-y divide-line text-13">
          {order.payments.map((payment) => (
            <li key={payment.id} className="py-2.5 first:pt-0 last:pb-0">
              <div className="flex justify-between gap-4">
                <span className="font-medium">{payment.method}</span>
                <MoneyText value={payment.amount} />
              </div>
              <p className="text-12 text-muted">
                {`${payment.status.replaceAll('_', ' ')} · ${payment.gateway} · `}
                <TimeText at={payment.at} />
              </p>
              {payment.reference && (
                <p className="font-mono text-12 break-all text-muted">{payment.reference}</p>
              )}
            </li>
          ))}
        </ul>
        {order.refunds.length > 0 && (
          <ul aria-label="Refunds" className="mt-3 flex flex-col gap-2 border-t border-line pt-3 text-13">
            {order.refunds.map((refund) => (
              <li key={refund.id}>
                <div className="flex justify-between gap-4">
                  <span>{`Refund, ${refund.status.replaceAll('_', ' ')}`}</span>
                  <span>
                    −<MoneyText value={refund.amount} />
                  </span>
                </div>
                <p className="text-12 text-muted">
                  {refund.reason && `${refund.reason} · `}
                  <TimeText at={refund.at} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
