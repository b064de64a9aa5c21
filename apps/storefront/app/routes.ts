import { index, prefix, type RouteConfig, route } from '@remix-run/route-config';

/** Every page stands at its plain path in the shop's default language and under `/<locale>/…` in the others. */
export default [
  route('robots.txt', 'routes/robots.ts'),
  route('sitemap.xml', 'routes/sitemap.ts'),
  route('favicon.svg', 'routes/favicon.ts'),
  ...prefix(':lang?', [
    index('routes/home.tsx'),
    route('collections', 'routes/collections.tsx'),
    route('collections/:handle', 'routes/collection.tsx'),
    route('products/:handle', 'routes/product.tsx'),
    route('search', 'routes/search.tsx'),
    route('cart', 'routes/cart.tsx'),
    route('cart/add', 'routes/cart-add.tsx'),
    route('checkout', 'routes/checkout-start.ts'),
    route('checkout/:token', 'routes/checkout.tsx'),
    route('checkout/:token/return', 'routes/checkout-return.tsx'),
    route('orders/:token', 'routes/order.tsx'),
    route('pages/:page', 'routes/page.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig;
