import type { MetaFunction } from '@remix-run/cloudflare';
import { Outlet, useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { FlashMessage } from '@ui/work/shell/flash-message.tsx';
import { ArrowUpRight } from 'lucide-react';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm, routeParam } from '../../server/handlers.ts';
import { mediaAction } from './media-action.ts';
import { ProductEditor } from './product-editor.tsx';
import { ProductStatusBadge } from './product-status.tsx';
import { type ProductSaved, saveProduct } from './save-product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.title ?? 'Product'} · Admin` },
];

export const handle = { crumb: (data: { product: { title: string } }) => data.product.title };

export const loader = pageLoader('products.view', async ({ api, ctx, params }) => {
  const product = await api.catalog.adminGetProduct({ productId: routeParam(params, 'productId') });
  const { permissions } = ctx.session;
  return {
    product,
    can: {
      edit: allows(permissions, 'products.edit'),
      stock: allows(permissions, 'inventory.adjust'),
    },
  };
});

export const action = pageAction('products.edit', async (args) => {
  const productId = routeParam(args.params, 'productId');
  const reader = await readForm(args);
  return reader.text('intent').startsWith('media-')
    ? mediaAction(args, reader, productId)
    : saveProduct(args, reader, productId);
});

export default function Product() {
  const { product, can } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const savedVersion = isSaved(result) ? result.version : null;
  return (
    <Page width="detail">
      <PageHeader
        title={product.title}
        status={<ProductStatusBadge status={product.status} />}
        actions={
          product.status === 'active' && (
            <a href={product.storefrontPath} target="_blank" rel="noreferrer" className={buttonClass()}>
              View in shop <ArrowUpRight aria-label="new tab" size={14} />
            </a>
          )
        }
      />
      <ProductEditor
        key={product.id}
        product={product}
        can={can}
        failure={isFailure(result) ? result : null}
        savedVersion={savedVersion}
      />
      {savedVersion !== null && <FlashMessage key={savedVersion} text="Saved" />}
      <Outlet />
    </Page>
  );
}

function isSaved(result: unknown): result is ProductSaved {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === true;
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
