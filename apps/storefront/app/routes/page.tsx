import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { isStaticPage, staticPage } from '../pages/static-pages.ts';
import { breadcrumbList } from '../seo/json-ld.ts';
import { pageMeta } from '../seo/page-meta.ts';
import { publicPage } from '../shop/cache-headers.ts';
import { notFound, shopRequest } from '../shop/shop-request.ts';

export async function loader(args: LoaderFunctionArgs) {
  const shop = shopRequest(args);
  const { page: name } = args.params;
  if (!isStaticPage(name)) throw notFound();
  const { tenant } = shop;
  const { settings } = tenant;
  const page = staticPage(name, shop.locale, {
    name: tenant.name,
    isEu: tenant.pricesIncludeTax,
    ...(settings ? { facts: { legalName: tenant.legalName, ...settings.contact, ...settings.legal } } : {}),
  });
  const path = `/pages/${name}`;
  return {
    page,
    meta: pageMeta(shop, {
      title: page.title,
      description: page.lead,
      path,
      jsonLd: [
        breadcrumbList(shop, [
          { name: shop.tenant.name, to: '/' },
          { name: page.title, to: path },
        ]),
      ],
    }),
  };
}

export { routeMeta as meta } from '../seo/page-meta.ts';
export const headers = publicPage(3600);

/** Help and legal texts. */
export default function StaticPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <article className="page narrow prose-page">
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      {page.sections.map(({ heading, text }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </article>
  );
}
