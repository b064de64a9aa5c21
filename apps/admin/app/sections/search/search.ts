import { formatMoney } from '@domain/kernel/money.ts';
import type { PermissionKey } from '@domain/kernel/permissions.ts';
import { allows } from '../../sections.ts';
import { formatLocale } from '../../server/context.ts';
import { pageLoader } from '../../server/handlers.ts';

const PER_KIND = 5;

export interface SearchHit {
  kind: 'order' | 'product' | 'customer';
  title: string;
  note: string;
  to: string;
}

/** The palette's live search: the kinds that the member may see, each by its own list operation. */
export const loader = pageLoader(null, async ({ api, ctx, url }) => {
  const q = (url.searchParams.get('q') ?? '').trim().toLowerCase().slice(0, 200);
  const may = (permission: PermissionKey) => q.length >= 2 && allows(ctx.session.permissions, permission);
  const locale = formatLocale(ctx.tenant);
  const [orders, products, customers] = await Promise.all([
    may('orders.view') ? api.orders.list({ q, limit: PER_KIND }) : null,
    may('products.view') ? api.catalog.adminListProducts({ q, limit: PER_KIND }) : null,
    may('customers.view') ? api.customers.list({ q, limit: PER_KIND }) : null,
  ]);
  const hits: SearchHit[] = [
    ...(orders?.items ?? []).map((order) => ({
      kind: 'order' as const,
      title: `${order.number} · ${order.customerName || order.email}`,
      note: formatMoney(order.total, locale),
      to: `/orders/${order.id}`,
    })),
    ...(products?.items ?? []).map((product) => ({
      kind: 'product' as const,
      title: product.title,
      note: `${product.available} available`,
      to: `/products/${product.id}`,
    })),
    ...(customers?.items ?? []).map((customer) => ({
      kind: 'customer' as const,
      title: customer.name || customer.email,
      note: customer.email,
      to: `/customers/${customer.id}`,
    })),
  ];
  return { q, hits };
});
