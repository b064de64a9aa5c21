import { isProblem } from '@domain/kernel/problem.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { readQuantity } from '../shop/change-cart.ts';
import { isFragmentRequest } from '../shop/fragment-request.ts';
import { notFound, orNotFound, shopRequest } from '../shop/shop-request.ts';
import { chooseVariant } from '../shop/variant-choice.ts';
import { loader as loadCart } from './cart.tsx';

/** Only forms come here; after an island's form the cart is shown, everyone else is sent to it. */
export async function loader(args: LoaderFunctionArgs) {
  if (isFragmentRequest(args.request)) return loadCart(args);
  throw redirect(shopRequest(args).path('/cart'), 303);
}

/** Adds the variant that the form's options name. The choice is read here, so it holds without script. */
export async function action(args: ActionFunctionArgs) {
  const shop = shopRequest(args);
  const handle = shop.url.searchParams.get('product');
  if (!handle) throw notFound();
  const form = await args.request.formData();
  const product = await orNotFound(shop.api.catalog.getProduct({ handle, locale: shop.locale }));
  const { variant, options } = chooseVariant(product, form);
  const back = (problem: string): Response => {
    const chosen = new URLSearchParams(options.map(({ name, chosen: value }) => [name, value]));
    chosen.set('problem', problem);
    return redirect(shop.path(`/products/${handle}?${chosen}`), 303);
  };
  if (!variant) return back('unavailable');
  try {
    const quantity = readQuantity(form.get('qty'));
    const cart = await shop.api.carts.addLine({ variantId: variant.id, quantity, locale: shop.locale });
    return isFragmentRequest(args.request) ? { cart, problem: null } : redirect(shop.path('/cart'), 303);
  } catch (error) {
    if (isProblem(error) && error.status < 500) return back(error.code);
    throw error;
  }
}

export { default, handle, headers, meta } from './cart.tsx';
