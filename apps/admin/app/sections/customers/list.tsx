import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { pageLoader } from '../../server/handlers.ts';
import { CUSTOMERS_LIST } from './customers-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Customers · Admin' }];

export const loader = pageLoader('customers.view', ({ api, url }) => {
  const { q, sort, cursor } = readListQuery(rulesOf(CUSTOMERS_LIST), url.searchParams);
  return api.customers.list({ q: q || undefined, sort, cursor });
});

export default function Customers() {
  return <ListPage title="Customers" definition={CUSTOMERS_LIST} data={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
