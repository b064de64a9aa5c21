import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { DeliveryDates } from '../components/delivery-dates.tsx';
import { OrderSummary } from '../components/order-summary.tsx';
import { PostalAddress } from '../components/postal-address.tsx';
import type { RouteHandle } from '../root.tsx';
import { pageMeta } from '../seo/page-meta.ts';
import { privatePage } from '../shop/cache-headers.ts';
import { notFound, orNotFound, shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import styles from '../styles/checkout.css?inline';
import summary from '../styles/order-summary.css?inline';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { token } = args.params;
  if (!token) throw notFound();
  const order = await orNotFound(shop.api.orders.getStatus({ token, locale: shop.locale }));
  return {
    order,
    meta: pageMeta(shop, { title: shop.t.order.title(order.number), path: '/orders', isIndexed: false }),
  };
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = privatePage;
export const handle: RouteHandle = { styles: [styles, summary] };

const word = (dictionary: Readonly<Record<string, string>>, key: string): string =>
  dictionary[key] ?? key.replaceAll('_', ' ');

/** Confirmation at first, status later: what was ordered, how it was paid, where it is. */
export default function Order() {
  const { order } = useLoaderData<typeof loader>();
  const { t, date, path } = useShop();
  const lines = order.lines.map((line) => ({
    ...line,
    note:
      line.quantityFulfilled > 0 && line.quantityFulfilled < line.quantity
        ? t.order.shippedOf(line.quantityFulfilled, line.quantity)
        : null,
  }));
  const isNew = order.fulfillmentStatus === 'unfulfilled' && order.status !== 'cancelled';
  return (
    <div className="page checkout order">
      <div className="checkout-steps">
        <p className="label">{t.order.title(order.number)}</p>
        <h1>{isNew ? t.order.thanks : t.order.title(order.number)}</h1>
        <p className="lead">{order.isMasked ? t.order.masked : t.order.confirmation(order.email)}</p>
        <dl className="order-facts">
          <div>
            <dt>{t.order.status}</dt>
            <dd>
              <strong>
                {order.status === 'cancelled'
                  ? t.order.statuses.cancelled
                  : word(t.order.fulfillment, order.fulfillmentStatus)}
              </strong>
              <span className="hint">{t.order.placed(date(order.placedAt))}</span>
            </dd>
          </div>
          <div>
            <dt>{t.order.delivery}</dt>
            <dd>
              {order.shippingMethod ? <strong>{order.shippingMethod}</strong> : null}
              <DeliveryDates earliest={order.earliest} latest={order.latest} />
              {order.shippingAddress ? <PostalAddress address={order.shippingAddress} /> : null}
            </dd>
          </div>
          <div>
            <dt>{t.order.payment}</dt>
            <dd>
              <strong>{word(t.order.financial, order.financialStatus)}</strong>
              <span>{order.paymentLabel}</span>
            </dd>
          </div>
          {order.tracking.length > 0 ? (
            <div>
              <dt>{t.order.tracking}</dt>
              <dd>
                {order.tracking.map(({ carrier, number, url, shippedAt }) => (
                  <span key={number}>
                    {carrier} {url ? <a href={url}>{number}</a> : number},{' '}
                    {t.order.shippedOn(date(shippedAt))}
                  </span>
                ))}
              </dd>
            </div>
          ) : null}
        </dl>
        <p className="hint">{t.order.keepLink}</p>
        <p className="actions">
          <a className="button button-quiet" href={path('/')}>
            {t.cart.continue}
          </a>
        </p>
      </div>
      <OrderSummary
        heading={t.checkout.summary}
        lines={lines}
        totals={order.totals}
        refunded={order.refunded}
      />
    </div>
  );
}
