import type { CustomerRow } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { MoneyText, TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import { Users } from 'lucide-react';

/** The customers list, as data for the one list engine. */
export const CUSTOMERS_LIST: ListDefinition<CustomerRow> = {
  noun: { one: 'customer', many: 'customers' },
  searchLabel: 'Search name or e-mail',
  defaultSort: '-createdAt',
  rowId: (customer) => customer.id,
  columns: [
    {
      id: 'name',
      header: 'Customer',
      card: 'title',
      sort: 'name',
      cell: (customer) => (
        <Link to={`/customers/${customer.id}`} prefetch="intent" className="row-link font-medium">
          {customer.name || customer.email}
        </Link>
      ),
    },
    {
      id: 'email',
      header: 'E-mail',
      card: 'sub',
      className: 'max-w-72 truncate text-muted max-sm:max-w-full',
      cell: (customer) => customer.email,
    },
    {
      id: 'country',
      header: 'Country',
      card: 'hide',
      className: 'text-muted',
      cell: (customer) => customer.country ?? '',
    },
    {
      id: 'created',
      header: 'Since',
      card: 'hide',
      sort: 'createdAt',
      startsDescending: true,
      className: 'text-muted max-lg:hidden',
      cell: (customer) => <TimeText at={customer.createdAt} />,
    },
    {
      id: 'last',
      header: 'Last order',
      card: 'hide',
      sort: 'lastOrderAt',
      startsDescending: true,
      className: 'text-muted',
      cell: (customer) => (customer.lastOrderAt ? <TimeText at={customer.lastOrderAt} /> : 'None'),
    },
    {
      id: 'orders',
      header: 'Orders',
      card: 'sub-end',
      cardLabel: 'Orders:',
      align: 'end',
      sort: 'ordersCount',
      startsDescending: true,
      cell: (customer) => customer.ordersCount,
    },
    {
      id: 'spent',
      header: 'Spent',
      card: 'end',
      align: 'end',
      sort: 'totalSpent',
      startsDescending: true,
      cell: (customer) => <MoneyText value={customer.totalSpent} />,
    },
  ],
  filters: [],
  empty: {
    icon: Users,
    title: 'No customers yet',
    text: 'Everyone who places an order is listed here, with their orders, addresses and what the team noted.',
  },
};
