import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Gallery } from '../components/gallery.tsx';
import { ProductGrid } from '../components/product-card.tsx';
import { ProductFacts } from '../components/product-facts.tsx';
import { ProductPicker } from '../components/product-picker.tsx';
import type { RouteHandle } from '../root.tsx';
import { breadcrumbList, product as productJsonLd } from '../seo/json-ld.ts';
import { excerpt, pageMeta } from '../seo/page-meta.ts';
import { publicPage } from '../shop/cache-headers.ts';
import { notFound, orNotFound, shopRequest } from '../shop/shop-request.ts';
import { useShop } from '../shop/use-shop.ts';
import { chooseVariant, mediaFor, variantPath } from '../shop/variant-choice.ts';
import gallery from '../styles/gallery.css?inline';
import styles from '../styles/product.css?inline';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { handle } = args.params;
  if (!handle) throw notFound();
  const { locale } = shop;
  const [product, related] = await Promise.all([
    orNotFound(shop.api.catalog.getProduct({ handle, locale })),
    shop.api.catalog.listRelated({ handle, locale }).catch(() => ({ items: [] })),
  ]);
  const choice = chooseVariant(product, shop.url.searchParams);
  const path = `/products/${handle}`;
  const [collection] = product.collections;
  const trail = [
    { name: shop.t.homePage, to: '/' },
    ...(collection ? [{ name: collection.title, to: `/collections/${collection.handle}` }] : []),
    { name: product.title, to: path },
  ];
  const byId = new Map(product.variants.map((variant) => [variant.id, variant]));
  const pathOf = (id: string): string => variantPath(handle, byId.get(id) ?? { options: {} });
  return {
    product,
    choice,
    related: related.items,
    trail,
    problem: shop.url.searchParams.get('problem'),
    meta: pageMeta(shop, {
      title: product.seo.title || product.title,
      description: product.seo.description || excerpt(product.descriptionHtml),
      path,
      type: 'product',
      image: mediaFor(product.media, choice.variant)[0],
      jsonLd: [productJsonLd(shop, product, pathOf), breadcrumbList(shop, trail)],
    }),
  };
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = publicPage(3600);
export const handle: RouteHandle = { styles: [styles, gallery] };

/** A product: pictures, name, price, choice, one button; then what there is to know. */
export default function Product() {
  const { product, choice, related, trail, problem } = useLoaderData<typeof loader>();
  const { t, path } = useShop();
  return (
    <>
      <div className="page product">
        <Breadcrumb trail={trail} />
        <Gallery media={mediaFor(product.media, choice.variant)} title={product.title} />
        <div className="product-panel">
          <h1>{product.title}</h1>
          <ProductPicker product={product} choice={choice} problem={problem} />
          <div className="product-notes">
            <h2>{t.product.deliveryTitle}</h2>
            <p>
              {t.product.deliveryText} <a href={path('/pages/shipping')}>{t.product.deliveryLink}</a>
            </p>
            <p>
              {t.product.returnsText} <a href={path('/pages/returns')}>{t.product.returnsLink}</a>
            </p>
          </div>
        </div>
        <div className="product-words">
          <section className="product-description">
            <h2>{t.product.description}</h2>
            <div className="prose" dangerouslySetInnerHTML={{ __html: product.descriptionHtml }} />
          </section>
          <ProductFacts product={product} variant={choice.variant} />
        </div>
      </div>
      {related.length > 0 ? (
        <section className="page section" aria-labelledby="related">
          <div className="section-head">
            <h2 id="related">{t.product.related}</h2>
          </div>
          <ProductGrid cards={related.slice(0, 4)} />
        </section>
      ) : null}
    </>
  );
}
