import { useLoaderData } from '@remix-run/react';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageLoader } from '../../server/handlers.ts';
import { Figures } from './figures.tsx';
import { LowStockCard, RecentOrdersCard, ToFulfilCard, TopProductsCard } from './lists.tsx';
import { RevenueCard } from './revenue-card.tsx';

const TO_FULFIL_SHOWN = 6;

export const loader = pageLoader('analytics.view', async ({ api, ctx }) => {
  const [dashboard, toFulfil] = await Promise.all([
    api.analytics.dashboard({}),
    allows(ctx.session.permissions, 'orders.view')
      ? api.orders.list({
          fulfillmentStatus: ['unfulfilled', 'partial'],
          status: ['open'],
          sort: 'placedAt',
          limit: TO_FULFIL_SHOWN,
        })
      : null,
  ]);
  return { dashboard, toFulfil };
});

export default function Dashboard() {
  const { dashboard, toFulfil } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title="Dashboard"
        note={
          <>
            As of <TimeText at={dashboard.asOf} isAbsolute />
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Figures figures={dashboard.figures} />
        <RevenueCard series={dashboard.series} asOf={dashboard.asOf} />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <RecentOrdersCard orders={dashboard.recentOrders} />
          {toFulfil && <ToFulfilCard orders={toFulfil.items} total={toFulfil.total} />}
          <TopProductsCard products={dashboard.topProducts} />
          <LowStockCard variants={dashboard.lowStock} />
        </div>
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
