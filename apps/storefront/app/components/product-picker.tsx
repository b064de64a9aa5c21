import type { ProductView } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import type { ValueState, VariantChoice } from '../shop/variant-choice.ts';
import { Price } from './price.tsx';
import { QuantityField } from './quantity-field.tsx';
import { UnitPrice } from './unit-price.tsx';

interface PickerProps {
  product: ProductView;
  choice: VariantChoice;
  problem: string | null;
}

function OptionValue({ name, state }: { name: string; state: ValueState }) {
  const { t } = useShop();
  const note = { available: null, out: t.product.soldOut, missing: t.product.missing }[state.state];
  return (
    <label className={`option option-${state.state}${state.swatch ? ' option-swatch' : ''}`}>
      <input type="radio" name={name} value={state.value} defaultChecked={state.isChosen} required />
      {state.swatch ? <i style={{ background: state.swatch }} /> : null}
      <span>
        {state.value}
        {note ? <span className="sr-only"> ({note})</span> : null}
      </span>
    </label>
  );
}

/** Price with what it includes, and the unit price where the law asks for it. */
function PriceBlock({ product, choice }: Omit<PickerProps, 'problem'>) {
  const { t, path, pricesIncludeTax } = useShop();
  const { variant } = choice;
  return (
    <div className="price-block" data-swap="price">
      <p className="price-line">
        <Price price={variant?.price ?? product.priceMin} compareAt={variant?.compareAt} isFrom={!variant} />
        {variant?.unitPrice ? <UnitPrice unitPrice={variant.unitPrice} /> : null}
      </p>
      <p className="price-note">
        {pricesIncludeTax ? t.product.taxIncluded : t.product.taxExcluded}{' '}
        <a href={path('/pages/shipping')}>{t.product.shippingLink}</a>
      </p>
    </div>
  );
}

/**
 * The choice of a variant as one form: sent by GET it shows the choice, by POST it adds it to the cart. Radios work
 * without script; an island shows price, stock and picture at once.
 */
export function ProductPicker({ product, choice, problem }: PickerProps) {
  const { t, path } = useShop();
  const { variant, options } = choice;
  const isBuyable = variant !== null && variant.availability !== 'out';
  return (
    <product-picker>
      <form
        className="picker"
        method="get"
        data-picker=""
        data-add={path(`/cart/add?product=${product.handle}`)}
      >
        <PriceBlock product={product} choice={choice} />
        {options.map(({ name, values, chosen }) => (
          <fieldset className="options" key={name} data-swap={`option-${name}`}>
            <legend>
              {name}: <strong>{chosen}</strong>
            </legend>
            <div className="option-values">
              {values.map((state) => (
                <OptionValue key={state.value} name={name} state={state} />
              ))}
            </div>
          </fieldset>
        ))}
        {options.length > 0 ? (
          <noscript>
            <button className="button button-quiet" type="submit">
              {t.product.show}
            </button>
          </noscript>
        ) : null}
        <div className="buy" data-swap="buy">
          <p className={`stock stock-${variant?.availability ?? 'out'}`} data-announce="" id="stock">
            {variant ? t.product.availability[variant.availability] : t.product.chooseOther}
          </p>
          {problem ? (
            <p className="error-text" role="alert">
              {problem === 'out_of_stock' ? t.checkout.problems.out_of_stock : t.product.chooseOther}
            </p>
          ) : null}
          <div className="buy-line">
            {isBuyable ? (
              <QuantityField
                id="quantity"
                name="qty"
                label={t.product.quantity}
                value={variant.minQty}
                min={variant.minQty}
                max={variant.maxQty}
                step={variant.qtyStep}
              />
            ) : null}
            <button
              className="button button-buy"
              type="submit"
              formMethod="post"
              formAction={path(`/cart/add?product=${product.handle}`)}
              disabled={!isBuyable}
              aria-describedby="stock"
            >
              {isBuyable ? t.product.addToCart : variant ? t.product.soldOut : t.product.unavailable}
            </button>
          </div>
        </div>
      </form>
    </product-picker>
  );
}
