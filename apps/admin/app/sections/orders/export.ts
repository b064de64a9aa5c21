import { formatDecimal } from '@domain/kernel/money.ts';
import type { OrderRow } from '@domain/orders/views.ts';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { allPages, type CsvColumns, csvResponse } from '../../server/csv-response.ts';
import { pageLoader } from '../../server/handlers.ts';
import { ORDERS_LIST, ordersInput } from './orders-list.tsx';

const COLUMNS: CsvColumns<OrderRow> = [
  { header: 'Order', value: (order) => order.number },
  { header: 'Placed at', value: (order) => order.placedAt },
  { header: 'Customer', value: (order) => order.customerName },
  { header: 'E-mail', value: (order) => order.email },
  { header: 'Country', value: (order) => order.country },
  { header: 'Items', value: (order) => order.itemCount },
  { header: 'Total', value: (order) => formatDecimal(order.total.amount, order.total.currency) },
  { header: 'Currency', value: (order) => order.total.currency },
  { header: 'Status', value: (order) => order.status },
  { header: 'Payment', value: (order) => order.financialStatus },
  { header: 'Fulfilment', value: (order) => order.fulfillmentStatus },
  { header: 'Shipping method', value: (order) => order.shippingMethod },
];

/** The filtered list as CSV: the same URL state, every page of it. */
export const loader = pageLoader('orders.view', async ({ api, url }) => {
  const query = readListQuery(rulesOf(ORDERS_LIST), url.searchParams);
  const input = ordersInput(query);
  return csvResponse(
    'orders.csv',
    COLUMNS,
    allPages((cursor) => api.orders.list({ ...input, cursor, limit: 100 })),
  );
});
