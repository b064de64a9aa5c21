import type { HouseApi } from '@domain/registry.ts';
import { Link } from '@remix-run/react';
import { TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import { Store } from 'lucide-react';
import { STATUS_OPTIONS, TenantStatusBadge } from './tenant-status.tsx';

type BrandRow = Awaited<ReturnType<HouseApi['tenants']['listTenants']>>['items'][number];

/** The brands list, as data for the one list engine. */
export const BRANDS_LIST: ListDefinition<BrandRow> = {
  noun: { one: 'brand', many: 'brands' },
  searchLabel: 'Search name, slug',
  defaultSort: 'name',
  rowId: (brand) => brand.id,
  columns: [
    {
      id: 'name',
      header: 'Brand',
      card: 'title',
      className: 'sm:min-w-56',
      cell: (brand) => (
        <Link to={`/brands/${brand.id}`} prefetch="intent" className="row-link font-medium">
          {brand.name}
        </Link>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      card: 'end',
      cell: (brand) => <TenantStatusBadge status={brand.status} />,
    },
    { id: 'slug', header: 'Slug', card: 'sub', className: 'text-muted', cell: (brand) => brand.slug },
    {
      id: 'kind',
      header: 'Kind',
      card: 'hide',
      className: 'text-muted max-md:hidden',
      cell: (brand) => brand.kind,
    },
    {
      id: 'market',
      header: 'Market',
      card: 'sub-end',
      className: 'text-muted',
      cell: (brand) => `${brand.country} · ${brand.currency}`,
    },
    {
      id: 'schema',
      header: 'Schema',
      card: 'hide',
      align: 'end',
      className: 'max-lg:hidden',
      cell: (brand) => brand.schemaVersion,
    },
    {
      id: 'created',
      header: 'Created',
      card: 'hide',
      className: 'text-muted max-md:hidden',
      cell: (brand) => <TimeText at={brand.createdAt} />,
    },
  ],
  filters: [{ kind: 'choice', param: 'status', label: 'Status', options: STATUS_OPTIONS, isMultiple: false }],
  empty: {
    icon: Store,
    title: 'No brands yet',
    text: 'A brand is a shop with its own data, team and address. Start with one: nine steps, most of which can wait.',
  },
};
