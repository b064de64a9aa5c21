import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, redirectWithMessage } from '../../server/handlers.ts';
import { BrandsCard } from './brands-card.tsx';
import { Figures } from './figures.tsx';
import { SalesCard } from './sales-card.tsx';
import { SystemStatus } from './system-status.tsx';
import { TroublesCard } from './troubles-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Dashboard · CGK platform' }];

export const loader = pageLoader('platform.tenants.view', async ({ api, url }) => {
  const view = await api.platform.dashboard({});
  const asked = url.searchParams.get('currency');
  const shown =
    view.sales?.currencies.find(({ currency }) => currency === asked) ?? view.sales?.currencies[0] ?? null;
  return { view, shown };
});

/** Figures anew: a job asks every brand. */
export const action = pageAction('platform.tenants.view', async ({ api }) => {
  await api.platform.requestRollup({});
  return redirectWithMessage('/', 'Brands are being asked. The figures follow in a moment.');
});

export default function Dashboard() {
  const { view, shown } = useLoaderData<typeof loader>();
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <Page>
      <PageHeader
        title="Dashboard"
        status={<SystemStatus status={view.status} />}
        note={
          view.sales?.asOf ? (
            <>
              Figures of brands as of <TimeText at={view.sales.asOf} />
            </>
          ) : (
            'Brands have not told their figures yet.'
          )
        }
        actions={
          <Form method="post" action="/?index">
            <Button type="submit" isBusy={isBusy}>
              Ask brands now
            </Button>
          </Form>
        }
      />
      <div className="flex flex-col gap-4">
        <Figures view={view} />
        {view.sales && <SalesCard sales={view.sales} shown={shown} />}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <BrandsCard brands={view.brands} />
          {view.work && <TroublesCard reasons={view.reasons} troubles={view.work.troubles} />}
        </div>
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
