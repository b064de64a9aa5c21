import { pageLoader, readQueryForm, routeParam } from '../../server/handlers.ts';
import { quoteRefund } from './refund-input.ts';

/** The amount of the refund as it is being chosen. */
export const loader = pageLoader('orders.refund', async ({ api, ctx, url, params }) => {
  const order = await api.orders.get({ orderId: routeParam(params, 'orderId') });
  return quoteRefund(api, readQueryForm({ url, ctx }), order);
});
