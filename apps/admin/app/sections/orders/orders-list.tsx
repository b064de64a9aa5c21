import type { OrderRow } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { MoneyText, TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import type { ListQuery } from '@ui/work/list/list-query.ts';
import { ShoppingBag } from 'lucide-react';
import {
  FINANCIAL_STATUS,
  FinancialBadge,
  FULFILLMENT_STATUS,
  FulfillmentBadge,
  ORDER_STATUS,
  OrderStatusBadge,
  statusOptions,
} from './order-status.tsx';

/** The orders list, as data for the one list engine. */
export const ORDERS_LIST: ListDefinition<OrderRow> = {
  noun: { one: 'order', many: 'orders' },
  searchLabel: 'Search number, name, e-mail',
  defaultSort: '-placedAt',
  rowId: (order) => order.id,
  columns: [
    {
      id: 'number',
      header: 'Order',
      card: 'title',
      sort: 'number',
      startsDescending: true,
      cell: (order) => (
        <Link to={`/orders/${order.id}`} prefetch="intent" className="row-link font-medium tabular-nums">
          {order.number}
        </Link>
      ),
    },
    {
      id: 'placed',
      header: 'Placed',
      card: 'sub-end',
      sort: 'placedAt',
      startsDescending: true,
      className: 'text-muted',
      cell: (order) => <TimeText at={order.placedAt} />,
    },
    {
      id: 'customer',
      header: 'Customer',
      card: 'sub',
      className: 'max-w-60 truncate max-sm:max-w-full',
      cell: (order) => order.customerName || order.email,
    },
    {
      id: 'payment',
      header: 'Payment',
      card: 'meta',
      cell: (order) => <FinancialBadge status={order.financialStatus} />,
    },
    {
      id: 'fulfilment',
      header: 'Fulfilment',
      card: 'meta',
      cell: (order) =>
        order.status === 'cancelled' || order.status === 'on_hand_review' ? (
          <OrderStatusBadge status={order.status} />
        ) : (
          <FulfillmentBadge status={order.fulfillmentStatus} />
        ),
    },
    {
      id: 'shipping',
      header: 'Shipping',
      card: 'hide',
      className: 'text-muted max-lg:hidden',
      cell: (order) => [order.shippingMethod, order.country].filter(Boolean).join(' · '),
    },
    { id: 'items', header: 'Items', card: 'hide', align: 'end', cell: (order) => order.itemCount },
    {
      id: 'total',
      header: 'Total',
      card: 'end',
      align: 'end',
      sort: 'total',
      startsDescending: true,
      cell: (order) => <MoneyText value={order.total} />,
    },
  ],
  filters: [
    {
      kind: 'choice',
      param: 'fulfillmentStatus',
      label: 'Fulfilment',
      options: statusOptions(FULFILLMENT_STATUS),
      isMultiple: true,
    },
    {
      kind: 'choice',
      param: 'financialStatus',
      label: 'Payment',
      options: statusOptions(FINANCIAL_STATUS),
      isMultiple: true,
    },
    {
      kind: 'choice',
      param: 'status',
      label: 'Status',
      options: statusOptions(ORDER_STATUS),
      isMultiple: true,
    },
    { kind: 'dates', fromParam: 'placedFrom', toParam: 'placedTo', label: 'Placed' },
  ],
  empty: {
    icon: ShoppingBag,
    title: 'No orders yet',
    text: 'Orders appear here the moment a shopper completes the checkout. Place one yourself in the shop to see how it goes.',
  },
};

/** The list's URL state as the operation's input. */
export function ordersInput(query: ListQuery) {
  return {
    q: query.q || undefined,
    sort: query.sort,
    status: query.filters.status,
    financialStatus: query.filters.financialStatus,
    fulfillmentStatus: query.filters.fulfillmentStatus,
    placedFrom: query.filters.placedFrom?.[0],
    placedTo: query.filters.placedTo?.[0],
  };
}
