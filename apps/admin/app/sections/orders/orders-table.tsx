import type { OrderRow } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { MoneyText, TimeText } from '@ui/work/format/formats.tsx';
import { FinancialBadge, FulfillmentBadge } from './order-status.tsx';

/** A few orders inside another page. */
export function OrdersTable({
  orders,
  caption,
  hasCustomer,
}: {
  orders: OrderRow[];
  caption: string;
  hasCustomer: boolean;
}) {
  return (
    <table className="grid-table has-cards">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          {hasCustomer && <th scope="col">Customer</th>}
          <th scope="col">Placed</th>
          {!hasCustomer && <th scope="col">Payment</th>}
          <th scope="col">Fulfilment</th>
          <th scope="col" data-align="end">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <td data-card="title">
              <Link
                to={`/orders/${order.id}`}
                prefetch="intent"
                className="row-link font-medium tabular-nums"
              >
                {order.number}
              </Link>
            </td>
            {hasCustomer && (
              <td data-card="sub" className="max-w-40 truncate max-sm:max-w-full">
                {order.customerName || order.email}
              </td>
            )}
            <td data-card="sub-end" className="text-muted">
              <TimeText at={order.placedAt} />
            </td>
            {!hasCustomer && (
              <td>
                <FinancialBadge status={order.financialStatus} />
              </td>
            )}
            <td>
              <FulfillmentBadge status={order.fulfillmentStatus} />
            </td>
            <td data-align="end" data-card="end">
              <MoneyText value={order.total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
