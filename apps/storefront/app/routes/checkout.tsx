import { inLanguage } from '@domain/settings/public-settings.ts';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { firstOpenStep, isStep } from '../checkout/checkout-form.ts';
import { CheckoutSteps } from '../checkout/checkout-steps.tsx';
import { submitStep } from '../checkout/submit-step.ts';
import { OrderSummary } from '../components/order-summary.tsx';
import type { RouteHandle } from '../root.tsx';
import { pageMeta } from '../seo/page-meta.ts';
import { privatePage } from '../shop/cache-headers.ts';
import { isFragmentRequest } from '../shop/fragment-request.ts';
import { notFound, orNotFound, shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import styles from '../styles/checkout.css?inline';
import summary from '../styles/order-summary.css?inline';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { token } = args.params;
  if (!token) throw notFound();
  const checkout = await orNotFound(shop.api.checkout.get({ token, locale: shop.locale }));
  if (checkout.state === 'completed' && checkout.orderToken) {
    throw redirect(shop.path(`/orders/${checkout.orderToken}`), 303);
  }
  if (checkout.state === 'processing' || checkout.state === 'action_required') {
    throw redirect(shop.path(`/checkout/${token}/return`), 303);
  }
  const wanted = shop.url.searchParams.get('step');
  return {
    checkout,
    step: isStep(wanted) ? wanted : firstOpenStep(checkout),
    homeCountry: shop.tenant.country,
    note: inLanguage(shop.tenant.settings?.checkout.note ?? {}, shop.locale, shop.tenant.locale),
    meta: pageMeta(shop, { title: shop.t.checkout.title, path: '/checkout', isIndexed: false }),
  };
}

/** Takes one part of the checkout. Each part is a form of its own; what could not be taken comes back as typed. */
export async function action(args: ActionFunctionArgs) {
  const shop = shopRequest(args);
  const { token } = args.params;
  if (!token) throw notFound();
  const form = await args.request.formData();
  const step = form.get('part');
  if (!isStep(step)) throw notFound();
  const result = await orNotFound(submitStep(shop, token, step, form));
  if ('feedback' in result) return data({ feedback: result.feedback }, { status: 422 });
  const { saved } = result;
  if (saved.next === 'order') return redirect(shop.path(`/orders/${saved.orderToken}`), 303);
  if (saved.next === 'return') return redirect(shop.path(`/checkout/${token}/return`), 303);
  if (isFragmentRequest(args.request)) return data({ feedback: null });
  return redirect(shop.path(`/checkout/${token}`), 303);
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = privatePage;
export const handle: RouteHandle = { styles: [styles, summary], isCheckout: true };

/** The checkout on one page: what is asked at the left, what is bought and its total at the right. */
export default function Checkout() {
  const { checkout, step, homeCountry, note } = useLoaderData<typeof loader>();
  const feedback = useActionData<typeof action>()?.feedback ?? null;
  const { t, money } = useShop();
  const isSaved = feedback === null;
  return (
    <checkout-form class="page checkout" data-swap="checkout" data-working={t.checkout.working}>
      <a className="total-bar" href="#summary">
        <span>{t.checkout.showSummary}</span>
        <strong>{money(checkout.totals.total)}</strong>
      </a>
      <div className="checkout-steps">
        <h1>{t.checkout.title}</h1>
        {note ? <p className="lead">{note}</p> : null}
        <CheckoutSteps
          checkout={checkout}
          step={isSaved ? step : feedback.step}
          feedback={feedback}
          homeCountry={homeCountry}
        />
      </div>
      <OrderSummary heading={t.checkout.summary} lines={checkout.lines} totals={checkout.totals} />
    </checkout-form>
  );
}
