import { themeAttributes } from '@domain/tenants/theme-css.ts';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/cloudflare';
import {
  isRouteErrorResponse,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { CartDrawer } from './components/cart-drawer.tsx';
import { ErrorPage } from './components/error-page.tsx';
import { Footer } from './components/footer.tsx';
import { CheckoutHeader, Header } from './components/header.tsx';
import { preloadedFont } from './fonts.ts';
import { islandUrl } from './islands.ts';
import { messagesFor } from './messages/index.ts';
import { plainPath } from './shop/locale-path.ts';
import { pageStyles } from './shop/shop-styles.ts';
import { siteContent } from './shop/site-content.ts';

/** What a route says of itself to the document around it. */
export interface RouteHandle {
  styles?: readonly string[];
  /** Checkout pages have a quiet header and no way to stray. */
  isCheckout?: boolean;
}

/** The shop around every page; nothing of the visitor. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { tenant, locale, api, requestId, isPreview } = context;
  const { items } = await api.catalog.navigation({ locale }).catch(() => ({ items: [] }));
  return {
    theme: tenant.theme,
    plainPath: plainPath(new URL(request.url).pathname, tenant.locales, tenant.locale),
    site: siteContent(tenant, locale),
    isPreview,
    requestId,
    shop: {
      name: tenant.name,
      locale,
      defaultLocale: tenant.locale,
      locales: tenant.locales,
      pricesIncludeTax: tenant.pricesIncludeTax,
      collections: items.map(({ handle, title }) => ({ handle, title })),
    },
  };
}

/** Titles of the pages for what went wrong; every other page has its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const { errors } = messagesFor(data?.shop.locale ?? 'en');
  const title = isRouteErrorResponse(error) && error.status === 404 ? errors.notFoundTitle : errors.title;
  return [{ title: data ? `${title} – ${data.shop.name}` : title }, { name: 'robots', content: 'noindex' }];
};

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/** The document: style inlined, one font preloaded, the islands as the only script. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const handles = useMatches().map(({ handle }) => (handle ?? {}) as RouteHandle);
  const isCheckout = handles.some((handle) => handle.isCheckout);
  const own = handles.flatMap(({ styles }) => styles ?? []);
  const script = islandUrl(isCheckout ? 'checkout' : 'main');
  const locale = data?.shop.locale ?? 'en';
  const font = data ? preloadedFont(data.theme.type) : null;
  return (
    <html lang={locale} {...(data ? themeAttributes(data.theme) : {})}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {font ? <link rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" /> : null}
        <Meta />
        {data ? (
          <>
            <meta
              name="theme-color"
              media="(prefers-color-scheme:light)"
              content={data.theme.colour.light.background}
            />
            <meta
              name="theme-color"
              media="(prefers-color-scheme:dark)"
              content={data.theme.colour.dark.background}
            />
            <style dangerouslySetInnerHTML={{ __html: pageStyles(data.theme, own) }} />
          </>
        ) : null}
        {data?.site.isIndexed === false ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href="/favicon.svg" />
        {script ? <script type="module" src={script} /> : null}
      </head>
      <body>
        <a className="skip" href="#content">
          {messagesFor(locale).skipToContent}
        </a>
        {isCheckout ? <CheckoutHeader /> : <Header plainPath={data?.plainPath ?? '/'} />}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {isCheckout ? null : <CartDrawer />}
        <Footer isQuiet={isCheckout} />
        {data?.isPreview ? (
          <p className="preview-bar" role="status">
            <span>{messagesFor(locale).preview.notice}</span>
            <a href="?_preview=off">{messagesFor(locale).preview.leave}</a>
          </p>
        ) : null}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** What is shown instead of a page that failed or does not exist. */
export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>('root');
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return <ErrorPage isMissing={isMissing} requestId={data?.requestId ?? null} />;
}
