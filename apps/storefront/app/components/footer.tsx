import { useRouteLoaderData } from '@remix-run/react';
import { pageTitle, type STATIC_PAGES } from '../pages/static-pages.ts';
import type { loader } from '../root.tsx';
import { useShop } from '../shop/use-shop.ts';
import { NavigationList, useTarget } from './navigation.tsx';

const HELP = ['shipping', 'returns', 'contact'] as const;
const LEGAL = ['imprint', 'terms', 'privacy', 'accessibility'] as const;

const NETWORKS: Record<string, string> = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  pinterest: 'Pinterest',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
};

function PageLinks({ pages }: { pages: readonly (typeof STATIC_PAGES)[number][] }) {
  const { path, locale } = useShop();
  return (
    <ul>
      {pages.map((page) => (
        <li key={page}>
          <a href={path(`/pages/${page}`)}>{pageTitle(page, locale)}</a>
        </li>
      ))}
    </ul>
  );
}

/** Collections, help and the law; on checkout pages the law alone. */
export function Footer({ isQuiet }: { isQuiet: boolean }) {
  const { t, name, path, collections } = useShop();
  const site = useRouteLoaderData<typeof loader>('root')?.site;
  const target = useTarget();
  const columns = site?.footer.items ?? [];
  if (isQuiet) {
    return (
      <footer className="footer footer-quiet">
        <PageLinks pages={LEGAL} />
      </footer>
    );
  }
  return (
    <footer className="footer">
      <div className="footer-inner">
        <p className="footer-name">{name}</p>
        <nav className="footer-columns" aria-label={t.footer.help}>
          {columns.map((column) => (
            <div key={`${column.label}:${column.to}`}>
              <h2>{column.to ? <a href={target(column.to)}>{column.label}</a> : column.label}</h2>
              <NavigationList items={column.items} plainPath="" />
            </div>
          ))}
          {columns.length === 0 && collections.length > 0 ? (
            <div>
              <h2>{t.footer.shop}</h2>
              <ul>
                {collections.map(({ handle, title }) => (
                  <li key={handle}>
                    <a href={path(`/collections/${handle}`)}>{title}</a>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <div>
            <h2>{t.footer.help}</h2>
            <PageLinks pages={HELP} />
          </div>
          <div>
            <h2>{t.footer.legal}</h2>
            <PageLinks pages={LEGAL} />
          </div>
          {site && (site.social.length > 0 || site.contact.email || site.contact.phone) ? (
            <div>
              <h2>{t.footer.reach}</h2>
              <ul>
                {site.contact.email ? (
                  <li>
                    <a href={`mailto:${site.contact.email}`}>{site.contact.email}</a>
                  </li>
                ) : null}
                {site.contact.phone ? (
                  <li>
                    <a href={`tel:${site.contact.phone.replace(/[^+0-9]/g, '')}`}>{site.contact.phone}</a>
                  </li>
                ) : null}
                {site.social.map(({ network, url }) => (
                  <li key={url}>
                    <a href={url} rel="me noopener">
                      {NETWORKS[network] ?? network}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </nav>
        <p className="footer-note">{site?.footer.note || t.footer.demo}</p>
      </div>
    </footer>
  );
}
