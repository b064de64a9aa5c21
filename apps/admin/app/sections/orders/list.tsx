import type { MetaFunction } from '@remix-run/cloudflare';
import { Link, useHref, useLoaderData, useLocation } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { Download } from 'lucide-react';
import { pageLoader } from '../../server/handlers.ts';
import { ORDERS_LIST, ordersInput } from './orders-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Orders · Admin' }];

export const loader = pageLoader('orders.view', ({ api, url }) => {
  const query = readListQuery(rulesOf(ORDERS_LIST), url.searchParams);
  return api.orders.list({ ...ordersInput(query), cursor: query.cursor });
});

export default function Orders() {
  const data = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const exportPath = useHref('/orders/export');
  return (
    <ListPage
      title="Orders"
      definition={ORDERS_LIST}
      data={data}
      actions={
        data.items.length > 0 && (
          <a href={`${exportPath}${search}`} className={buttonClass()} download>
            <Download aria-hidden="true" size={14} /> Export CSV
          </a>
        )
      }
      emptyAction={
        <Link to="/products" className={buttonClass()}>
          Check the products
        </Link>
      }
    />
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
