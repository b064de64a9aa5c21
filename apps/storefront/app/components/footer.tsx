import { pageTitle, type STATIC_PAGES } from '../pages/static-pages.ts';
import { useShop } from '../shop/use-shop.ts';

const HELP = ['shipping', 'returns', 'contact'] as const;
const LEGAL = ['imprint', 'terms', 'privacy', 'accessibility'] as const;

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
          {collections.length > 0 ? (
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
        </nav>
        <p className="footer-note">{t.footer.demo}</p>
      </div>
    </footer>
  );
}
