import { isProblem } from '@domain/kernel/problem.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { shopRequest } from '../shop/shop-request.ts';

/** A checkout is begun by a form; its bare address leads to the cart. */
export function loader(args: LoaderFunctionArgs): Response {
  return redirect(shopRequest(args).path('/cart'), 303);
}

/** Begins (or takes up again) the checkout of the visitor's cart. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const shop = shopRequest(args);
  try {
    const { token } = await shop.api.checkout.create({ locale: shop.locale });
    return redirect(shop.path(`/checkout/${token}`), 303);
  } catch (error) {
    if (isProblem(error) && error.status < 500)
      return redirect(shop.path(`/cart?problem=${error.code}`), 303);
    throw error;
  }
}
