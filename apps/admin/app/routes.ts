import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('sign-in', 'sections/account/sign-in.ts'),
  route('sign-out', 'sections/account/sign-out.ts'),
  route('end-impersonation', 'sections/account/end-impersonation.ts'),
  route('preferences', 'sections/account/preferences.ts'),
  route('search', 'sections/search/search.ts'),
  ...prefix('orders', [
    route('export', 'sections/orders/export.ts'),
    route(':orderId/refund-preview', 'sections/orders/refund-preview.ts'),
  ]),
  ...prefix('products/import', [
    route('sample', 'sections/import/sample.ts'),
    route(':importId/problems', 'sections/import/problems.ts'),
    route(':importId/progress', 'sections/import/progress.ts'),
  ]),
  layout('shell/shell.tsx', [
    index('sections/dashboard/dashboard.tsx'),
    route('orders', 'sections/orders/list.tsx'),
    route('orders/:orderId', 'sections/orders/detail.tsx', [
      route('fulfil', 'sections/orders/fulfil.tsx'),
      route('refund', 'sections/orders/refund.tsx'),
    ]),
    route('products', 'sections/products/list.tsx'),
    route('products/new', 'sections/products/new.tsx'),
    route('products/import', 'sections/import/list.tsx'),
    route('products/import/:importId', 'sections/import/run.tsx'),
    route('products/:productId', 'sections/products/edit.tsx', [
      route('variants/new', 'sections/products/add-variant.tsx'),
      route('variants/:variantId/stock', 'sections/products/adjust-stock.tsx'),
    ]),
    route('customers', 'sections/customers/list.tsx'),
    route('customers/:customerId', 'sections/customers/detail.tsx'),
    route('*', 'shell/not-found.tsx'),
  ]),
] satisfies RouteConfig;
