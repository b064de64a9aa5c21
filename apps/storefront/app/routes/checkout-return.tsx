import { isProblem } from '@domain/kernel/problem.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import type { RouteHandle } from '../root.tsx';
import { pageMeta } from '../seo/page-meta.ts';
import { privatePage } from '../shop/cache-headers.ts';
import { notFound, orNotFound, type ShopRequest, shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import styles from '../styles/checkout.css?inline';
import summary from '../styles/order-summary.css?inline';

const LOOK_AGAIN_SECONDS = 2;

const toCheckout = (shop: ShopRequest, token: string): Response =>
  redirect(shop.path(`/checkout/${token}?step=payment`), 303);

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { token } = args.params;
  if (!token) throw notFound();
  const checkout = await orNotFound(shop.api.checkout.get({ token, locale: shop.locale }));
  if (checkout.state === 'completed' && checkout.orderToken) {
    throw redirect(shop.path(`/orders/${checkout.orderToken}`), 303);
  }
  if (checkout.state !== 'processing' && checkout.state !== 'action_required') throw toCheckout(shop, token);
  const isWaiting = checkout.state === 'processing';
  return {
    isWaiting,
    total: checkout.totals.total,
    meta: pageMeta(shop, { title: shop.t.checkout.returnTitle, path: '/checkout', isIndexed: false }),
  };
}

/** The shopper's answer to the test gateway's question. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const shop = shopRequest(args);
  const { token } = args.params;
  if (!token) throw notFound();
  const form = await args.request.formData();
  const outcome = form.get('outcome') === 'approve' ? 'approve' : 'decline';
  try {
    const { status, orderToken } = await orNotFound(shop.api.checkout.confirmPayment({ token, outcome }));
    if (status === 'completed' && orderToken) return redirect(shop.path(`/orders/${orderToken}`), 303);
    return redirect(shop.path(`/checkout/${token}/return`), 303);
  } catch (error) {
    if (isProblem(error) && error.status < 500) return toCheckout(shop, token);
    throw error;
  }
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = privatePage;
export const handle: RouteHandle = { styles: [styles, summary], isCheckout: true };

/** Between the order button and the confirmation: waiting, or the bank's question. */
export default function CheckoutReturn() {
  const { isWaiting, total } = useLoaderData<typeof loader>();
  const { t, money } = useShop();
  if (isWaiting) {
    return (
      <div className="page narrow return-page" data-look-again={LOOK_AGAIN_SECONDS}>
        {/* Without script the page looks again by itself; with it, the island does so quietly. */}
        <noscript>
          <meta httpEquiv="refresh" content={String(LOOK_AGAIN_SECONDS)} />
        </noscript>
        <h1>{t.checkout.processing}</h1>
        <p className="lead">{t.checkout.processingHint}</p>
        <progress aria-label={t.checkout.processing} />
        <p>
          <a className="button button-quiet" href="?again">
            {t.checkout.lookAgain}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div className="page narrow return-page">
      <h1>{t.checkout.actionTitle}</h1>
      <p className="lead">{t.checkout.actionHint}</p>
      <p className="review-total">
        <span>{t.checkout.total}</span> <strong>{money(total)}</strong>
      </p>
      <form method="post" className="actions" data-step="">
        <button className="button" type="submit" name="outcome" value="approve">
          {t.checkout.approve}
        </button>
        <button className="button button-quiet" type="submit" name="outcome" value="decline">
          {t.checkout.decline}
        </button>
      </form>
    </div>
  );
}
