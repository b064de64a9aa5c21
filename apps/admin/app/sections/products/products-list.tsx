import type { AdminProductRow } from '@domain/catalog/admin-views.ts';
import { Link } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { CountText, MoneyText, TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import { Thumb } from '@ui/work/thumb.tsx';
import { Package } from 'lucide-react';
import { PRODUCT_STATUS_OPTIONS, ProductStatusBadge } from './product-status.tsx';

/** The products list, as data for the one list engine. */
export const PRODUCTS_LIST: ListDefinition<AdminProductRow> = {
  noun: { one: 'product', many: 'products' },
  searchLabel: 'Search title, SKU, vendor',
  defaultSort: '-updatedAt',
  rowId: (product) => product.id,
  columns: [
    {
      id: 'title',
      header: 'Product',
      card: 'title',
      sort: 'title',
      className: 'sm:min-w-64',
      cell: (product) => (
        <span className="flex items-center gap-3">
          <Thumb image={product.image} name={product.title} />
          <Link to={`/products/${product.id}`} prefetch="intent" className="row-link min-w-0 font-medium">
            {product.title}
          </Link>
        </span>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      card: 'end',
      cell: (product) => <ProductStatusBadge status={product.status} />,
    },
    {
      id: 'stock',
      header: 'Available',
      card: 'sub-end',
      cardLabel: 'Available:',
      align: 'end',
      cell: (product) => <CountText value={product.available} />,
    },
    {
      id: 'out',
      header: 'Stock',
      card: 'meta',
      cell: (product) =>
        product.outOfStockVariants === 0 ? null : product.outOfStockVariants === product.variantCount ? (
          <Badge tone="bad">Out of stock</Badge>
        ) : (
          <Badge tone="warn" isOpen>{`${product.outOfStockVariants} of ${product.variantCount} out`}</Badge>
        ),
    },
    {
      id: 'type',
      header: 'Type',
      card: 'hide',
      className: 'max-w-40 truncate text-muted max-lg:hidden',
      cell: (product) => product.productType,
    },
    {
      id: 'vendor',
      header: 'Vendor',
      card: 'hide',
      className: 'max-w-40 truncate text-muted max-xl:hidden',
      cell: (product) => product.vendor,
    },
    {
      id: 'variants',
      header: 'Variants',
      card: 'hide',
      align: 'end',
      className: 'max-md:hidden',
      cell: (product) => product.variantCount,
    },
    {
      id: 'price',
      header: 'Price',
      card: 'sub',
      align: 'end',
      sort: 'priceMin',
      cell: (product) =>
        product.priceMin.amount === product.priceMax.amount ? (
          <MoneyText value={product.priceMin} />
        ) : (
          <>
            <MoneyText value={product.priceMin} /> – <MoneyText value={product.priceMax} />
          </>
        ),
    },
    {
      id: 'updated',
      header: 'Changed',
      card: 'hide',
      sort: 'updatedAt',
      startsDescending: true,
      className: 'text-muted',
      cell: (product) => <TimeText at={product.updatedAt} />,
    },
  ],
  filters: [
    { kind: 'choice', param: 'status', label: 'Status', options: PRODUCT_STATUS_OPTIONS, isMultiple: false },
    {
      kind: 'choice',
      param: 'stock',
      label: 'Stock',
      options: [
        { value: 'out', label: 'Out of stock' },
        { value: 'low', label: 'Low stock' },
      ],
      isMultiple: false,
    },
  ],
  empty: {
    icon: Package,
    title: 'No products yet',
    text: 'Products are what shoppers buy. Bring your catalogue from Shopify with a CSV file, or start with one product.',
  },
};
