import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { CollectionTiles } from '../components/collection-tiles.tsx';
import { ProductListing, useTotal } from '../components/product-listing.tsx';
import { SearchForm } from '../components/search-form.tsx';
import type { RouteHandle } from '../root.tsx';
import { pageMeta } from '../seo/page-meta.ts';
import { publicPage } from '../shop/cache-headers.ts';
import { loadListing } from '../shop/listing.ts';
import { orNotFound, shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import collections from '../styles/collections.css?inline';
import styles from '../styles/listing.css?inline';

const LONGEST_QUERY = 200;

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const q = (shop.url.searchParams.get('q') ?? '').trim().slice(0, LONGEST_QUERY);
  const listing = q ? await orNotFound(loadListing(shop, { q })) : null;
  const isNothing = listing !== null && listing.list.items.length === 0 && !listing.isFiltered;
  const suggestions =
    isNothing || !listing ? await shop.api.catalog.listCollections({ locale: shop.locale }) : { items: [] };
  return {
    q,
    listing: isNothing ? null : listing,
    collections: suggestions.items,
    meta: pageMeta(shop, {
      title: q ? `${shop.t.search.title}: ${q}` : shop.t.search.title,
      path: '/search',
      isIndexed: false,
    }),
  };
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = publicPage(300);
export const handle: RouteHandle = { styles: [styles, collections] };

/** Search: words, results, and help when there are none. */
export default function Search() {
  const { q, listing, collections: others } = useLoaderData<typeof loader>();
  const { t } = useShop();
  const total = useTotal(listing?.list ?? { total: { value: 0, relation: 'eq' } });
  return (
    <div className="page">
      <div className="search-head">
        <h1>{q ? (listing ? t.search.results(total, q) : t.search.none(q)) : t.search.title}</h1>
        {listing ? null : <p className="lead">{q ? t.search.noneHint : t.search.start}</p>}
        <SearchForm id="page-search" value={q} isLarge />
      </div>
      {listing ? <ProductListing listing={listing} /> : <CollectionTiles collections={others} level="h2" />}
    </div>
  );
}
