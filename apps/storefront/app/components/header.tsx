import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../root.tsx';
import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';
import { LanguageLinks } from './language-links.tsx';
import { NavigationList, useTarget } from './navigation.tsx';
import { SearchForm } from './search-form.tsx';

const MARKS = {
  none: null,
  leaf: 'M12 22C12 12 14 6 21 2c1 9-2 14-9 15M12 22C12 15 10 11 4 8c-1 6 2 10 8 10',
  square: 'M4 4h16v16H4z',
} as const;

/** The brand's logo, or its name as one. */
export function Wordmark() {
  const { name, path } = useShop();
  const data = useRouteLoaderData<typeof loader>('root');
  const mark = data?.theme.wordmark.mark ?? 'none';
  const drawing = MARKS[mark];
  const { light = null, dark = null } = data?.site.logo ?? {};
  if (light) {
    return (
      <a className="wordmark" href={path('/')}>
        <picture>
          {dark ? <source srcSet={dark} media="(prefers-color-scheme:dark)" /> : null}
          <img src={light} alt={name} height={40} />
        </picture>
      </a>
    );
  }
  return (
    <a className="wordmark" href={path('/')}>
      {drawing ? (
        <svg className={`mark mark-${mark}`} viewBox="0 0 24 24" aria-hidden="true">
          <path d={drawing} />
        </svg>
      ) : null}
      {name}
    </a>
  );
}

/** The brand's own entries, or its collections where it chose none. */
function MainLinks({ plainPath }: { plainPath: string }) {
  const { collections, path } = useShop();
  const own = useRouteLoaderData<typeof loader>('root')?.site.header ?? [];
  if (own.length > 0) return <NavigationList items={own} plainPath={plainPath} />;
  return (
    <ul>
      {collections.slice(0, 7).map(({ handle, title }) => {
        const to = `/collections/${handle}`;
        return (
          <li key={handle}>
            <a href={path(to)} aria-current={plainPath === to ? 'page' : undefined}>
              {title}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** Announcement, name, collections, search, languages and the way to the cart. */
export function Header({ plainPath }: { plainPath: string }) {
  const { t, path, locale } = useShop();
  const announcement = useRouteLoaderData<typeof loader>('root')?.site.announcement ?? null;
  const target = useTarget();
  return (
    <>
      {announcement ? (
        <section className="announcement" aria-label={t.notice}>
          <p>
            {announcement.to ? <a href={target(announcement.to)}>{announcement.text}</a> : announcement.text}
          </p>
        </section>
      ) : null}
      <header className="header">
        <button className="menu-open" type="button" popovertarget="menu">
          <Icon name="menu" />
          <span>{t.menu}</span>
        </button>
        <div className="menu-panel" id="menu" popover="auto">
          <button
            className="icon-button menu-close"
            type="button"
            popovertarget="menu"
            popovertargetaction="hide"
            aria-label={t.close}
          >
            <Icon name="close" />
          </button>
          <SearchForm id="menu-search" />
          <nav aria-label={t.menu}>
            <MainLinks plainPath={plainPath} />
          </nav>
          <LanguageLinks plainPath={plainPath} />
        </div>
        <Wordmark />
        <nav className="nav" aria-label={t.mainNavigation}>
          <MainLinks plainPath={plainPath} />
        </nav>
        <div className="tools">
          <SearchForm id="header-search" />
          <LanguageLinks plainPath={plainPath} />
          <a
            className="cart-link"
            href={path('/cart')}
            data-cart-link=""
            data-locale={locale}
            data-one={t.cart.items(1)}
            data-many={t.cart.items(2)}
          >
            <Icon name="bag" />
            <span>{t.cart.title}</span>
            <span className="cart-count" data-cart-count="" hidden />
          </a>
        </div>
      </header>
    </>
  );
}

/** The header of the checkout: who sells, and the way back. */
export function CheckoutHeader() {
  const { t, path } = useShop();
  return (
    <header className="header header-quiet">
      <Wordmark />
      <a className="quiet-link" href={path('/cart')}>
        {t.checkout.backToCart}
      </a>
    </header>
  );
}
