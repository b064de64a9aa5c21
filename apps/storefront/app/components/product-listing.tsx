import type { ProductList, ProductSort } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { FilterForm, SortSelect } from './filter-form.tsx';
import { Icon } from './icon.tsx';
import { ProductGrid } from './product-card.tsx';

/** What a loader prepares for a list of products. */
export interface Listing {
  list: ProductList;
  sorts: readonly ProductSort[];
  sort: ProductSort;
  isFiltered: boolean;
  chips: readonly { label: string; search: string }[];
  clearSearch: string;
  nextSearch: string | null;
  previousSearch: string | null;
  priceMin: string;
  priceMax: string;
  q?: string | undefined;
}

/** The number of products in words; lists over 10,000 are not counted to the end. */
export function useTotal({ total }: Pick<ProductList, 'total'>): string {
  const { t } = useShop();
  return total.relation === 'eq' ? t.product.count(total.value) : t.product.atLeast(total.value);
}

function NoMatches({ listing }: { listing: Listing }) {
  const { t, path } = useShop();
  if (!listing.isFiltered) {
    return (
      <div className="empty">
        <h2>{t.filters.emptyTitle}</h2>
        <p>{t.filters.emptyText}</p>
        <a className="button" href={path('/collections')}>
          {t.collections.all}
        </a>
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>{t.filters.none}</h2>
      <p>{t.filters.noneHint}</p>
      <a className="button" href={listing.clearSearch}>
        {t.filters.clear}
      </a>
    </div>
  );
}

/** Products with filters, order, chips of what is active, and pages. */
export function ProductListing({ listing }: { listing: Listing }) {
  const { t } = useShop();
  const total = useTotal(listing.list);
  const { items } = listing.list;
  return (
    <product-grid class="listing" data-loaded={t.filters.loaded(2)} data-more={t.filters.more}>
      <FilterForm
        facets={listing.list.facets}
        priceRange={listing.list.priceRange}
        priceMin={listing.priceMin}
        priceMax={listing.priceMax}
        q={listing.q}
      />
      <div className="results" id="results">
        <div className="toolbar">
          <button className="button button-quiet filters-open" type="button" popovertarget="filters">
            <Icon name="filter" /> {t.filters.title}
          </button>
          <p className="result-count" data-announce={t.filters.updated(total)}>
            {total}
          </p>
          <SortSelect sorts={listing.sorts} current={listing.sort} />
        </div>
        {listing.chips.length > 0 ? (
          <ul className="chips" aria-label={t.filters.active}>
            {listing.chips.map(({ label, search }) => (
              <li key={label}>
                <a className="chip" href={search} aria-label={t.filters.remove(label)}>
                  {label} <Icon name="close" />
                </a>
              </li>
            ))}
            <li>
              <a className="chip chip-clear" href={listing.clearSearch}>
                {t.filters.clear}
              </a>
            </li>
          </ul>
        ) : null}
        {items.length > 0 ? (
          <ProductGrid cards={items} eager={4} level="h2" />
        ) : (
          <NoMatches listing={listing} />
        )}
        {listing.nextSearch || listing.previousSearch ? (
          <nav className="pages" aria-label={t.filters.pages}>
            {listing.previousSearch ? (
              <a className="button button-quiet" rel="prev" href={listing.previousSearch}>
                {t.filters.previous}
              </a>
            ) : null}
            {listing.nextSearch ? (
              <a className="button button-quiet" rel="next" href={listing.nextSearch} data-next="">
                {t.filters.next}
              </a>
            ) : null}
          </nav>
        ) : null}
      </div>
    </product-grid>
  );
}
