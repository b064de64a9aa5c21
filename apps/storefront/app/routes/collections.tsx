import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { CollectionTiles } from '../components/collection-tiles.tsx';
import type { RouteHandle } from '../root.tsx';
import { breadcrumbList } from '../seo/json-ld.ts';
import { pageMeta } from '../seo/page-meta.ts';
import { publicPage } from '../shop/cache-headers.ts';
import { shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import styles from '../styles/collections.css?inline';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { items } = await shop.api.catalog.listCollections({ locale: shop.locale });
  const trail = [
    { name: shop.t.homePage, to: '/' },
    { name: shop.t.collections.title, to: '/collections' },
  ];
  return {
    items,
    trail,
    meta: pageMeta(shop, {
      title: shop.t.collections.title,
      description: shop.t.collections.description(shop.tenant.name),
      path: '/collections',
      image: items[0]?.image,
      jsonLd: [breadcrumbList(shop, trail)],
    }),
  };
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = publicPage(300);
export const handle: RouteHandle = { styles: [styles] };

/** All collections. */
export default function Collections() {
  const { items, trail } = useLoaderData<typeof loader>();
  const { t } = useShop();
  return (
    <div className="page">
      <Breadcrumb trail={trail} />
      <h1>{t.collections.title}</h1>
      {items.length > 0 ? (
        <CollectionTiles collections={items} level="h2" />
      ) : (
        <p className="empty">{t.collections.empty}</p>
      )}
    </div>
  );
}
