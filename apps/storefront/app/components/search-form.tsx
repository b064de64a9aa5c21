import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';

/** Search as a plain form; an island adds suggestions while typing. */
export function SearchForm({
  id,
  value,
  isLarge = false,
}: {
  id: string;
  value?: string;
  isLarge?: boolean;
}) {
  const { t, path, locale } = useShop();
  return (
    <search-box
      data-locale={locale}
      data-path={path('/products/')}
      data-collections={path('/collections/')}
      data-label={t.search.suggestions}
      data-one={t.search.announce(1)}
      data-many={t.search.announce(2)}
    >
      <search>
        <form className={isLarge ? 'search search-large' : 'search'} action={path('/search')}>
          <label className="sr-only" htmlFor={id}>
            {t.search.label}
          </label>
          <input
            id={id}
            type="search"
            name="q"
            defaultValue={value}
            placeholder={isLarge ? t.search.placeholder : t.search.title}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
          />
          <button type="submit" aria-label={t.search.submit}>
            <Icon name="search" />
          </button>
        </form>
      </search>
    </search-box>
  );
}
