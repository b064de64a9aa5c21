import type { ProductSort } from '@domain/catalog/views.ts';
import type { Listing } from '../components/product-listing.tsx';
import { activeFilters, changedSearch, fieldPrice, listInput, parseListQuery } from './list-query.ts';
import type { ShopRequest } from './shop-request.ts';

const PAGE_SIZE = 24;
const SORTS: readonly ProductSort[] = [
  'featured',
  'newest',
  'price-asc',
  'price-desc',
  'title-asc',
  'title-desc',
];

/** Loads a list of products by the filters, order and page that the address names. */
export async function loadListing(
  shop: ShopRequest,
  scope: { collection: string } | { q: string },
): Promise<Listing> {
  const { api, tenant, locale, url } = shop;
  const params = url.searchParams;
  const query = parseListQuery(params, tenant.currency);
  const isSearch = 'q' in scope;
  const sorts: readonly ProductSort[] = isSearch ? ['relevance', ...SORTS.slice(1)] : SORTS;
  const fallback = sorts[0] ?? 'featured';
  const sort = query.sort && sorts.includes(query.sort) ? query.sort : fallback;
  const input = { ...listInput(query), sort, facets: true, limit: PAGE_SIZE, locale };
  const list = await ('q' in scope
    ? api.catalog.search({ ...input, q: scope.q })
    : api.catalog.listProducts({ ...input, collection: scope.collection }));
  const page = (cursor: string | null): string | null =>
    cursor === null ? null : changedSearch(params, (next) => next.set('cursor', cursor));
  const clearSearch = isSearch ? `?${new URLSearchParams({ q: scope.q })}` : '?';
  return {
    list,
    sorts,
    sort,
    isFiltered: query.isFiltered,
    chips: [...activeFilters(list.facets, params), ...priceChip(shop, query)],
    clearSearch,
    nextSearch: page(list.page.next),
    previousSearch: page(list.page.prev),
    priceMin: fieldPrice(query.priceMin, tenant.currency),
    priceMax: fieldPrice(query.priceMax, tenant.currency),
    q: isSearch ? scope.q : undefined,
  };
}

function priceChip(
  { t, url, tenant }: ShopRequest,
  { priceMin, priceMax }: { priceMin: number | undefined; priceMax: number | undefined },
) {
  if (priceMin === undefined && priceMax === undefined) return [];
  const show = (minor: number | undefined): string => fieldPrice(minor, tenant.currency) || '…';
  return [
    {
      label: `${t.filters.price}: ${show(priceMin)} – ${show(priceMax)} ${tenant.currency}`,
      search: changedSearch(url.searchParams, (next) => {
        next.delete('price_min');
        next.delete('price_max');
      }),
    },
  ];
}
