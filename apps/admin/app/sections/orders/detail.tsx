import type { PermissionKey } from '@domain/kernel/permissions.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Outlet, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { DetailColumns } from '@ui/work/detail/detail-page.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { PackageCheck, Undo2 } from 'lucide-react';
import { allows } from '../../sections.ts';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { openLines } from './fulfilment-lines.ts';
import { FulfilmentsCard } from './fulfilments-card.tsx';
import { LinesCard } from './lines-card.tsx';
import { OrderFacts } from './order-facts.tsx';
import { FinancialBadge, FulfillmentBadge, OrderStatusBadge } from './order-status.tsx';
import { PaymentCard } from './payment-card.tsx';
import { TimelineCard } from './timeline-card.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Order ${data?.order.number ?? ''} · Admin` },
];

export const handle = { crumb: (data: { order: { number: string } }) => data.order.number };

export const loader = pageLoader('orders.view', async ({ api, params, ctx }) => {
  const order = await api.orders.get({ orderId: routeParam(params, 'orderId') });
  const can = (permission: PermissionKey) => allows(ctx.session.permissions, permission);
  return {
    order,
    canFulfil: can('fulfillments.manage'),
    canRefund: can('orders.refund'),
    canNote: can('orders.edit'),
  };
});

/** Adds a note to the timeline. */
export const action = pageAction('orders.edit', async ({ request, ctx, api, params }) => {
  const reader = await readForm({ request, ctx });
  const orderId = routeParam(params, 'orderId');
  const text = reader.text('text').trim();
  if (!text) reader.errors.push({ path: 'text', message: 'Write a note first' });
  return submitForm(reader, async () => {
    await api.orders.addNote({ orderId, text });
    return redirectWithMessage(`/orders/${orderId}`, 'Note added');
  });
});

export default function Order() {
  const { order, canFulfil, canRefund, canNote } = useLoaderData<typeof loader>();
  const isToFulfil = canFulfil && order.status !== 'cancelled' && openLines(order).length > 0;
  const isRefundable = canRefund && order.refundable.amount > 0;
  return (
    <Page width="detail">
      <PageHeader
        title={`Order ${order.number}`}
        status={
          <>
            {order.status !== 'open' && <OrderStatusBadge status={order.status} />}
            <FinancialBadge status={order.financialStatus} />
            <FulfillmentBadge status={order.fulfillmentStatus} />
          </>
        }
        note={
          <>
            Placed <TimeText at={order.placedAt} isAbsolute />
          </>
        }
        actions={
          <>
            {isRefundable && (
              <ButtonLink to="refund" preventScrollReset icon={<Undo2 aria-hidden="true" size={14} />}>
                Refund
              </ButtonLink>
            )}
            {isToFulfil && (
              <ButtonLink
                to="fulfil"
                preventScrollReset
                tone="primary"
                icon={<PackageCheck aria-hidden="true" size={14} />}
              >
                Fulfil items
              </ButtonLink>
            )}
          </>
        }
      />
      <DetailColumns facts={<OrderFacts order={order} />}>
        <LinesCard order={order} />
        <PaymentCard order={order} />
        {order.fulfillments.length > 0 && <FulfilmentsCard order={order} />}
        <TimelineCard order={order} canNote={canNote} />
      </DetailColumns>
      <Outlet />
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
