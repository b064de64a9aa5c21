import type { Facet, ProductList, ProductSort } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';

interface FilterFormProps {
  facets: readonly Facet[];
  priceRange: ProductList['priceRange'];
  priceMin: string;
  priceMax: string;
  /** Kept when the form is sent: the search words. */
  q?: string | undefined;
}

const SHOWN = 8;

function FacetValue({ facet, value }: { facet: Facet; value: Facet['values'][number] }) {
  const isDisabled = value.count === 0 && !value.isSelected;
  return (
    <li>
      <label className={isDisabled ? 'choice is-disabled' : 'choice'}>
        <input
          type="checkbox"
          name={facet.key}
          value={value.value}
          defaultChecked={value.isSelected}
          disabled={isDisabled}
        />
        {value.swatch ? <i className="dot" style={{ background: value.swatch }} /> : null}
        <span>{value.label}</span>
        <span className="choice-count">{value.count}</span>
      </label>
    </li>
  );
}

function FacetGroup({ facet }: { facet: Facet }) {
  const { t } = useShop();
  const [shown, rest] = [facet.values.slice(0, SHOWN), facet.values.slice(SHOWN)];
  return (
    <fieldset>
      <legend>{facet.label}</legend>
      <ul>
        {shown.map((value) => (
          <FacetValue key={value.value} facet={facet} value={value} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details open={rest.some(({ isSelected }) => isSelected)}>
          <summary>
            {t.filters.more} ({rest.length})
          </summary>
          <ul>
            {rest.map((value) => (
              <FacetValue key={value.value} facet={facet} value={value} />
            ))}
          </ul>
        </details>
      ) : null}
    </fieldset>
  );
}

/** Filters as a plain form whose answer is an address; a sheet on small screens, a column on wide ones. */
export function FilterForm({ facets, priceRange, priceMin, priceMax, q }: FilterFormProps) {
  const { t, money } = useShop();
  return (
    <div className="filters" id="filters" popover="auto">
      <div className="filters-head">
        <p className="filters-title">{t.filters.title}</p>
        <button
          className="icon-button"
          type="button"
          popovertarget="filters"
          popovertargetaction="hide"
          aria-label={t.close}
        >
          <Icon name="close" />
        </button>
      </div>
      <form id="filter-form" data-filter-form="">
        {q === undefined ? null : <input type="hidden" name="q" value={q} />}
        {facets.map((facet) => (
          <FacetGroup key={facet.key} facet={facet} />
        ))}
        {priceRange ? (
          <fieldset>
            <legend>{t.filters.price}</legend>
            <p className="hint">
              {money(priceRange.min)} – {money(priceRange.max)}
            </p>
            <div className="price-range">
              <label>
                <span>{t.filters.min}</span>
                <input
                  name="price_min"
                  inputMode="decimal"
                  autoComplete="off"
                  size={6}
                  defaultValue={priceMin}
                />
              </label>
              <label>
                <span>{t.filters.max}</span>
                <input
                  name="price_max"
                  inputMode="decimal"
                  autoComplete="off"
                  size={6}
                  defaultValue={priceMax}
                />
              </label>
            </div>
          </fieldset>
        ) : null}
        <button className="button" type="submit" data-filter-submit="">
          {t.filters.apply}
        </button>
      </form>
    </div>
  );
}

/** The order of a list; belongs to the filter form. */
export function SortSelect({ sorts, current }: { sorts: readonly ProductSort[]; current: ProductSort }) {
  const { t } = useShop();
  return (
    <label className="sort">
      <span>{t.filters.sort}</span>
      <select name="sort" form="filter-form" defaultValue={current}>
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t.filters.sorts[sort]}
          </option>
        ))}
      </select>
    </label>
  );
}
