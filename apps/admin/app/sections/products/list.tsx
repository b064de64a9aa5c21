import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { Plus, Upload } from 'lucide-react';
import { allows } from '../../sections.ts';
import { pageLoader } from '../../server/handlers.ts';
import { PRODUCTS_LIST } from './products-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Products · Admin' }];

export const loader = pageLoader('products.view', async ({ api, ctx, url }) => {
  const { q, sort, cursor, filters } = readListQuery(rulesOf(PRODUCTS_LIST), url.searchParams);
  const stock = filters.stock?.[0];
  const page = await api.catalog.adminListProducts({
    q: q || undefined,
    sort,
    cursor,
    status: filters.status?.[0],
    stock: stock === 'out' || stock === 'low' ? stock : undefined,
  });
  const { permissions } = ctx.session;
  return {
    page,
    canEdit: allows(permissions, 'products.edit'),
    canImport: allows(permissions, 'products.import'),
  };
});

export default function Products() {
  const { page, canEdit, canImport } = useLoaderData<typeof loader>();
  const importLink = canImport && (
    <ButtonLink to="/products/import" icon={<Upload aria-hidden="true" size={14} />}>
      Import
    </ButtonLink>
  );
  const newLink = canEdit && (
    <ButtonLink to="/products/new" tone="primary" icon={<Plus aria-hidden="true" size={14} />}>
      New product
    </ButtonLink>
  );
  return (
    <ListPage
      title="Products"
      definition={PRODUCTS_LIST}
      data={page}
      actions={
        <>
          {importLink}
          {newLink}
        </>
      }
      emptyAction={importLink}
    />
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
