import { inLanguage } from '@domain/settings/public-settings.ts';
import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Banners } from '../components/banners.tsx';
import { CollectionTiles } from '../components/collection-tiles.tsx';
import { Hero } from '../components/hero.tsx';
import { Picture } from '../components/picture.tsx';
import { ProductGrid } from '../components/product-card.tsx';
import type { RouteHandle } from '../root.tsx';
import { itemList, organization, website } from '../seo/json-ld.ts';
import { pageMeta } from '../seo/page-meta.ts';
import { publicPage } from '../shop/cache-headers.ts';
import { shopRequest } from '../shop/shop-request.ts';
import { bannersNow } from '../shop/site-content.ts';
import { useShop } from '../shop/use-shop.ts';
import collections from '../styles/collections.css?inline';
import home from '../styles/home.css?inline';

const EDGE_SECONDS = 3600;
const SECONDS_HEADER = 'x-edge-seconds';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const view = await shop.api.catalog.home({ locale: shop.locale });
  // A mosaic is a taste of four; an index is short enough to be whole.
  const shown = shop.tenant.theme.collections.style === 'mosaic' ? 4 : view.collections.length;
  const { banners, seconds } = bannersNow(shop.tenant, shop.locale, Date.now(), EDGE_SECONDS);
  const { meta } = shop.tenant.settings ?? {};
  const own = (texts: Record<string, string> | undefined): string =>
    inLanguage(texts ?? {}, shop.locale, shop.tenant.locale);
  const page = {
    banners,
    view: { ...view, collections: view.collections.slice(0, shown) },
    meta: pageMeta(shop, {
      title:
        own(meta?.title) || (view.hero ? `${shop.tenant.name} – ${view.hero.heading}` : shop.tenant.name),
      description:
        own(meta?.description) || (view.hero?.text ?? shop.t.collections.description(shop.tenant.name)),
      path: '/',
      image: view.hero?.image,
      jsonLd: [
        organization(shop),
        website(shop),
        ...(view.featured.length > 0 ? [itemList(shop, view.featured)] : []),
      ],
    }),
  };
  return data(page, { headers: { [SECONDS_HEADER]: String(seconds) } });
}

export { routeMeta as meta } from '../seo/page-meta.ts';
/** Kept until a banner comes or goes. */
export const headers: HeadersFunction = (args) =>
  publicPage(Number(args.loaderHeaders.get(SECONDS_HEADER) ?? EDGE_SECONDS))(args);
export const handle: RouteHandle = { styles: [home, collections] };

/** The front page: one picture, the collections, selected pieces, who we are, what is new. */
export default function Home() {
  const { view, banners } = useLoaderData<typeof loader>();
  const { t, path, name } = useShop();
  const isEmpty = view.collections.length === 0 && view.featured.length === 0 && view.newest.length === 0;
  return (
    <>
      {view.hero ? <Hero hero={view.hero} /> : <h1 className="page bare-title">{name}</h1>}
      <Banners banners={banners} label={t.notice} />
      {isEmpty ? (
        <div className="page empty">
          <h2>{t.home.emptyTitle}</h2>
          <p>{t.home.emptyText}</p>
        </div>
      ) : null}
      {view.promises.length > 0 ? (
        <section className="promises" aria-labelledby="promises">
          <h2 className="sr-only" id="promises">
            {t.home.promises}
          </h2>
          <ul>
            {view.promises.map(({ heading, text }) => (
              <li key={heading}>
                <h3>{heading}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {view.featured.length > 0 ? (
        <section className="page section" aria-labelledby="featured">
          <div className="section-head">
            <h2 id="featured">{t.home.featured}</h2>
            {view.hero ? (
              <a href={path(`/collections/${view.hero.collection}`)}>{t.home.featuredAll}</a>
            ) : null}
          </div>
          <ProductGrid cards={view.featured} />
        </section>
      ) : null}
      {view.collections.length > 0 ? (
        <section className="page section" aria-labelledby="collections">
          <div className="section-head">
            <h2 id="collections">{t.home.collections}</h2>
            <a href={path('/collections')}>{t.collections.all}</a>
          </div>
          <CollectionTiles collections={view.collections} level="h3" />
        </section>
      ) : null}
      {view.story ? (
        <section className="story" aria-labelledby="story">
          <div className="story-picture">
            <Picture image={view.story.image} sizes="(min-width:900px) 50vw,100vw" />
          </div>
          <div className="story-words">
            <p className="label">{t.home.story}</p>
            <h2 id="story">{view.story.heading}</h2>
            <p>{view.story.text}</p>
          </div>
        </section>
      ) : null}
      {view.newest.length > 0 ? (
        <section className="page section" aria-labelledby="newest">
          <div className="section-head">
            <h2 id="newest">{t.home.newest}</h2>
          </div>
          <ProductGrid cards={view.newest} />
        </section>
      ) : null}
    </>
  );
}
