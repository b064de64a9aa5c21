import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Badge, Tag } from '@ui/work/badge.tsx';
import { Card } from '@ui/work/card.tsx';
import { DetailColumns, FactList } from '@ui/work/detail/detail-page.tsx';
import { CountText, MoneyText, TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { OrdersTable } from '../orders/orders-table.tsx';
import { AddressText } from './address-text.tsx';
import { NoteForm } from './note-form.tsx';

interface CrumbData {
  customer: { name: string; email: string };
}

export const handle = { crumb: ({ customer }: CrumbData) => customer.name || customer.email };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.customer.name || data?.customer.email || 'Customer'} · Admin` },
];

export const loader = pageLoader('customers.view', async ({ api, ctx, params }) => {
  const customer = await api.customers.get({ customerId: routeParam(params, 'customerId') });
  return { customer, canEdit: allows(ctx.session.permissions, 'customers.edit') };
});

/** Saves the team's note and tags. */
export const action = pageAction('customers.edit', async ({ request, ctx, api, params }) => {
  const customerId = routeParam(params, 'customerId');
  const reader = await readForm({ request, ctx });
  return submitForm(reader, async () => {
    await api.customers.updateNote({
      customerId,
      note: reader.text('note').trim(),
      tags: reader.list('tags'),
    });
    return redirectWithMessage(`/customers/${customerId}`, 'Note and tags saved');
  });
});

export default function Customer() {
  const { customer, canEdit } = useLoaderData<typeof loader>();
  return (
    <Page width="detail">
      <PageHeader
        title={customer.name || customer.email}
        status={
          customer.acceptsEmail ? (
            <Badge tone="good">Accepts e-mail</Badge>
          ) : (
            <Badge>No marketing e-mail</Badge>
          )
        }
        note={
          <>
            Customer since <TimeText at={customer.createdAt} />
          </>
        }
      />
      <DetailColumns
        facts={
          <>
            <Card title="Contact">
              <div className="text-13">
                <a href={`mailto:${customer.email}`} className="break-all text-accent hover:underline">
                  {customer.email}
                </a>
                <p className="text-muted">{customer.phone ?? 'No phone number'}</p>
              </div>
            </Card>
            <Card title="Spending">
              <FactList
                items={[
                  { name: 'Spent', value: <MoneyText value={customer.totalSpent} /> },
                  { name: 'Orders', value: <CountText value={customer.ordersCount} /> },
                  {
                    name: 'Last order',
                    value: customer.lastOrderAt ? <TimeText at={customer.lastOrderAt} /> : 'None',
                  },
                ]}
              />
            </Card>
            <Card title={customer.addresses.length === 1 ? 'Address' : 'Addresses'}>
              {customer.addresses.length === 0 && <p className="text-13 text-muted">No address yet</p>}
              <ul className="flex flex-col gap-3">
                {customer.addresses.map((address) => (
                  <li key={JSON.stringify(address)}>
                    <AddressText address={address} />
                  </li>
                ))}
              </ul>
            </Card>
          </>
        }
      >
        <Card title="Orders" isFlush>
          {customer.orders.length > 0 ? (
            <OrdersTable orders={customer.orders} caption="Orders of this customer" hasCustomer={false} />
          ) : (
            <p className="px-4 pb-4 text-13 text-muted">No orders yet</p>
          )}
        </Card>
        <Card title="Note and tags" note="For the team; the customer does not see them.">
          {canEdit ? (
            <NoteForm key={`${customer.note}|${customer.tags.join()}`} customer={customer} />
          ) : (
            <div className="flex flex-col gap-3 text-13">
              <p className="whitespace-pre-line">{customer.note || 'No note'}</p>
              <div className="flex flex-wrap gap-1.5">
                {customer.tags.map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </div>
            </div>
          )}
        </Card>
      </DetailColumns>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
