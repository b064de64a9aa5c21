import { useShop } from '../shop/use-shop.ts';
import { SearchForm } from './search-form.tsx';

/** A missing page, or a fault of ours: what happened and what to do next. */
export function ErrorPage({ isMissing, requestId }: { isMissing: boolean; requestId: string | null }) {
  const { t, path } = useShop();
  return (
    <div className="page narrow error-page">
      <p className="label">{isMissing ? '404' : '500'}</p>
      <h1>{isMissing ? t.errors.notFoundTitle : t.errors.title}</h1>
      <p className="lead">{isMissing ? t.errors.notFoundText : t.errors.text}</p>
      {isMissing ? <SearchForm id="missing-search" isLarge /> : null}
      <p className="actions">
        {isMissing ? null : (
          <a className="button" href="?again">
            {t.errors.retry}
          </a>
        )}
        <a className="button button-quiet" href={path('/')}>
          {t.homePage}
        </a>
        <a className="button button-quiet" href={path('/collections')}>
          {t.collections.all}
        </a>
      </p>
      {!isMissing && requestId ? <p className="hint">{t.errors.reference(requestId)}</p> : null}
    </div>
  );
}
