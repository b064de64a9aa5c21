import type { DashboardView, OrderRow } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Card } from '@ui/work/card.tsx';
import { CountText, MoneyText } from '@ui/work/format/formats.tsx';
import type { ReactNode } from 'react';
import { OrdersTable } from '../orders/orders-table.tsx';

const TO_FULFIL = '/orders?fulfillmentStatus=unfulfilled&fulfillmentStatus=partial&status=open&sort=placedAt';

const LOW_STOCK_SHOWN = 6;

const moreClass = 'inline-flex min-h-6 items-center text-13 text-accent hover:underline';

const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="px-4 pb-4 text-13 text-muted">{children}</p>
);

/** The newest orders. */
export function RecentOrdersCard({ orders }: { orders: OrderRow[] }) {
  return (
    <Card
      title="Recent orders"
      isFlush
      action={
        <Link to="/orders" className={moreClass}>
          All orders
        </Link>
      }
    >
      {orders.length > 0 ? (
        <OrdersTable orders={orders} caption="Recent orders" hasCustomer />
      ) : (
        <Nothing>Orders appear here as they are placed.</Nothing>
      )}
    </Card>
  );
}

/** What waits to be sent, oldest first. */
export function ToFulfilCard({
  orders,
  total,
}: {
  orders: OrderRow[];
  total: { value: number; relation: string };
}) {
  return (
    <Card
      title="To fulfil"
      isFlush
      action={
        total.value > orders.length && (
          <Link to={TO_FULFIL} className={moreClass}>
            {`All ${total.value}${total.relation === 'gte' ? '+' : ''}`}
          </Link>
        )
      }
    >
      {orders.length > 0 ? (
        <OrdersTable orders={orders} caption="Orders to fulfil" hasCustomer />
      ) : (
        <Nothing>Nothing waits. Every order has been sent.</Nothing>
      )}
    </Card>
  );
}

/** What sells best in the last 30 days. */
export function TopProductsCard({ products }: { products: DashboardView['topProducts'] }) {
  return (
    <Card title="Top products, 30 days" isFlush>
      {products.length === 0 && <Nothing>No product has sold in the last 30 days.</Nothing>}
      {products.length > 0 && (
        <table className="grid-table">
          <caption className="sr-only">Top products</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" data-align="end">
                Units
              </th>
              <th scope="col" data-align="end">
                Revenue
              </th>
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <tr key={product.productId ?? product.title}>
                <td>
                  {product.productId ? (
                    <Link
                      to={`/products/${product.productId}`}
                      prefetch="intent"
                      className="row-link font-medium"
                    >
                      {product.title}
                    </Link>
                  ) : (
                    product.title
                  )}
                </td>
                <td data-align="end">
                  <CountText value={product.units} />
                </td>
                <td data-align="end">
                  <MoneyText value={product.revenue} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** Variants that run out. */
export function LowStockCard({ variants }: { variants: DashboardView['lowStock'] }) {
  return (
    <Card
      title="Low stock"
      isFlush
      action={
        <Link to="/products?stock=low" className={moreClass}>
          All low stock
        </Link>
      }
    >
      {variants.length === 0 && <Nothing>Every variant has enough stock.</Nothing>}
      {variants.length > 0 && (
        <table className="grid-table">
          <caption className="sr-only">Low stock</caption>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              <th scope="col" className="max-sm:hidden">
                SKU
              </th>
              <th scope="col" data-align="end">
                Available
              </th>
            </tr>
          </thead>
          <tbody>
            {variants.slice(0, LOW_STOCK_SHOWN).map((variant) => (
              <tr key={`${variant.productId}:${variant.sku}:${variant.variantTitle}`}>
                <td>
                  <Link
                    to={`/products/${variant.productId}`}
                    prefetch="intent"
                    className="row-link font-medium"
                  >
                    {variant.title}
                  </Link>
                  {variant.variantTitle && <span className="text-muted">{` ${variant.variantTitle}`}</span>}
                </td>
                <td className="whitespace-nowrap text-muted max-sm:hidden">{variant.sku}</td>
                <td data-align="end">
                  {variant.available <= 0 ? (
                    <Badge tone="bad">Out of stock</Badge>
                  ) : (
                    <CountText value={variant.available} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
