import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CartContents } from '../components/cart-contents.tsx';
import type { RouteHandle } from '../root.tsx';
import { pageMeta } from '../seo/page-meta.ts';
import { privatePage } from '../shop/cache-headers.ts';
import { changeCart } from '../shop/change-cart.ts';
import { isFragmentRequest } from '../shop/fragment-request.ts';
import { shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import styles from '../styles/cart.css?inline';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  return {
    cart: await shop.api.carts.current({ locale: shop.locale }),
    problem: shop.url.searchParams.get('problem'),
    meta: pageMeta(shop, { title: shop.t.cart.title, path: '/cart', isIndexed: false }),
  };
}

/** Changes a line. Browsers are sent back to the cart; the drawer gets the cart at once. */
export async function action(args: ActionFunctionArgs) {
  const shop = shopRequest(args);
  const result = await changeCart(shop, await args.request.formData());
  if (isFragmentRequest(args.request) || result.problem) return result;
  return redirect(shop.path('/cart'), 303);
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = privatePage;
export const handle: RouteHandle = { styles: [styles] };

/** The cart as a page. */
export default function Cart() {
  const loaded = useLoaderData<typeof loader>();
  const changed = useActionData<typeof action>();
  const { t } = useShop();
  return (
    <div className="page cart-page">
      <h1>{t.cart.title}</h1>
      <CartContents cart={changed?.cart ?? loaded.cart} problem={changed?.problem ?? loaded.problem} />
    </div>
  );
}
