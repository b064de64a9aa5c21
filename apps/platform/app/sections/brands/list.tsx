import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { Plus } from 'lucide-react';
import { pageLoader } from '../../server/handlers.ts';
import { BRANDS_LIST } from './brands-list.tsx';
import { STATUS_OPTIONS } from './tenant-status.tsx';

export const meta: MetaFunction = () => [{ title: 'Brands · CGK platform' }];

export const loader = pageLoader('platform.tenants.view', async ({ api, ctx, url }) => {
  const { q, cursor, filters } = readListQuery(rulesOf(BRANDS_LIST), url.searchParams);
  const status = STATUS_OPTIONS.find(({ value }) => value === filters.status?.[0])?.value;
  const page = await api.tenants.listTenants({
    q: q || undefined,
    cursor,
    status: status as Parameters<typeof api.tenants.listTenants>[0]['status'],
  });
  return { page, canStart: ctx.session.permissions.includes('platform.onboarding.manage') };
});

export default function Brands() {
  const { page, canStart } = useLoaderData<typeof loader>();
  const start = canStart && (
    <ButtonLink to="/brands/new" tone="primary" icon={<Plus aria-hidden="true" size={14} />}>
      New brand
    </ButtonLink>
  );
  return <ListPage title="Brands" definition={BRANDS_LIST} data={page} actions={start} emptyAction={start} />;
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
