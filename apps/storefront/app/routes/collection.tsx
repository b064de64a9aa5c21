import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Picture } from '../components/picture.tsx';
import { ProductListing } from '../components/product-listing.tsx';
import type { RouteHandle } from '../root.tsx';
import { breadcrumbList, itemList } from '../seo/json-ld.ts';
import { pageMeta } from '../seo/page-meta.ts';
import { publicPage } from '../shop/cache-headers.ts';
import { loadListing } from '../shop/listing.ts';
import { notFound, orNotFound, shopRequest } from '../shop/shop-request.ts';
import styles from '../styles/listing.css?inline';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { handle } = args.params;
  if (!handle) throw notFound();
  const [collection, listing] = await Promise.all([
    orNotFound(shop.api.catalog.getCollection({ handle, locale: shop.locale })),
    orNotFound(loadListing(shop, { collection: handle })),
  ]);
  const path = `/collections/${handle}`;
  const trail = [
    { name: shop.t.homePage, to: '/' },
    { name: shop.t.collections.title, to: '/collections' },
    { name: collection.title, to: path },
  ];
  const cursor = shop.url.searchParams.get('cursor');
  return {
    collection,
    listing,
    trail,
    meta: pageMeta(shop, {
      title: collection.title,
      description: collection.description,
      path: cursor ? `${path}?${new URLSearchParams({ cursor })}` : path,
      image: collection.image,
      isIndexed: !listing.isFiltered,
      jsonLd: [breadcrumbList(shop, trail), itemList(shop, listing.list.items)],
    }),
  };
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = publicPage(300);
export const handle: RouteHandle = { styles: [styles] };

/** A collection: what it is, and its products. */
export default function Collection() {
  const { collection, listing, trail } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <Breadcrumb trail={trail} />
      <div className={collection.image ? 'collection-head has-picture' : 'collection-head'}>
        <div className="collection-words">
          <h1>{collection.title}</h1>
          {collection.description ? <p className="lead">{collection.description}</p> : null}
        </div>
        {collection.image ? (
          <div className="collection-picture">
            <Picture image={collection.image} sizes="(min-width:900px) 50vw,100vw" isDecorative isPriority />
          </div>
        ) : null}
      </div>
      <ProductListing listing={listing} />
    </div>
  );
}
