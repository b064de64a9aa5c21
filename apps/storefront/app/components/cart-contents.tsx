import type { CartLineView, CartView } from '@domain/carts/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Picture } from './picture.tsx';
import { Price } from './price.tsx';
import { QuantityField } from './quantity-field.tsx';

function noticeText(line: CartLineView, shop: ReturnType<typeof useShop>): string | null {
  const { notices } = shop.t.cart;
  if (line.notice === null) return null;
  if (line.notice !== 'price_changed') return notices[line.notice];
  return line.previousUnitPrice ? notices.price_changed(shop.money(line.previousUnitPrice)) : null;
}

function CartLine({ line }: { line: CartLineView }) {
  const shop = useShop();
  const { t, path, money } = shop;
  const notice = noticeText(line, shop);
  const formId = `line-${line.id}`;
  const isGone = line.notice === 'unavailable' || line.notice === 'out_of_stock';
  return (
    <li className={isGone ? 'cart-line is-gone' : 'cart-line'}>
      <div className="cart-line-picture">
        <Picture image={line.image} sizes="96px" initial={line.title} isDecorative />
      </div>
      <div className="cart-line-words">
        <h2 className="cart-line-title">
          <a href={path(`/products/${line.productHandle}`)}>{line.title}</a>
        </h2>
        {line.variantTitle ? <p className="cart-line-variant">{line.variantTitle}</p> : null}
        {line.quantity > 1 ? (
          <p className="hint">
            {money(line.unitPrice)} {t.cart.each}
          </p>
        ) : null}
        {notice ? <p className="notice">{notice}</p> : null}
        <form className="cart-line-form" id={formId} method="post" action={path('/cart')} data-cart-form="">
          <input type="hidden" name="line" value={line.id} />
          {isGone ? null : (
            <>
              <QuantityField
                id={`quantity-${line.id}`}
                name="quantity"
                label={t.cart.quantityOf(line.title)}
                value={line.quantity}
                min={line.minQty}
                max={line.maxQty}
                step={line.qtyStep}
              />
              {/* First in the form, so that Enter in the field never removes the line. */}
              <button className="text-button update-button" type="submit" data-update="">
                {t.cart.update}
              </button>
            </>
          )}
          <button
            className="text-button"
            type="submit"
            name="remove"
            value={line.id}
            formNoValidate
            aria-label={t.cart.removeItem(line.title)}
          >
            {t.cart.remove}
          </button>
        </form>
      </div>
      <p className="cart-line-total">
        <Price price={line.total} />
      </p>
    </li>
  );
}

function FreeShipping({ freeShipping }: { freeShipping: NonNullable<CartView['freeShipping']> }) {
  const { t, money } = useShop();
  const { threshold, remaining } = freeShipping;
  const isReached = remaining.amount <= 0;
  const text = isReached ? t.cart.freeShippingReached : t.cart.freeShipping(money(remaining));
  return (
    <div className="free-shipping">
      <p>{text}</p>
      <progress
        max={threshold.amount}
        value={threshold.amount - Math.max(0, remaining.amount)}
        aria-label={text}
      />
    </div>
  );
}

function problemText(problem: string, { t }: ReturnType<typeof useShop>): string {
  if (problem === 'out_of_stock' || problem === 'insufficient_stock') return t.cart.notices.quantity_reduced;
  return t.cart.failed;
}

/** Everything in the cart and the way to pay; the same on the page and in the drawer. */
export function CartContents({ cart, problem }: { cart: CartView | null; problem: string | null }) {
  const shop = useShop();
  const { t, path, money } = shop;
  if (!cart || cart.lines.length === 0) {
    return (
      <cart-contents data-swap="cart" data-count="0">
        <div className="empty">
          <h2>{t.cart.empty}</h2>
          <p>{t.cart.emptyHint}</p>
          <a className="button" href={path('/collections')}>
            {t.cart.continue}
          </a>
        </div>
      </cart-contents>
    );
  }
  return (
    <cart-contents class="cart" data-swap="cart" data-count={cart.itemCount}>
      {problem ? (
        <p className="error-text cart-problem" role="alert">
          {problemText(problem, shop)}
        </p>
      ) : null}
      <ul className="cart-lines">
        {cart.lines.map((line) => (
          <CartLine key={line.id} line={line} />
        ))}
      </ul>
      <div className="cart-foot">
        {cart.freeShipping ? <FreeShipping freeShipping={cart.freeShipping} /> : null}
        <p className="cart-subtotal">
          <span>{t.cart.subtotal}</span> <strong>{money(cart.subtotal)}</strong>
        </p>
        <p className="hint">{cart.pricesIncludeTax ? t.cart.taxIncluded : t.cart.taxExcluded}</p>
        {cart.isCheckoutReady ? null : <p className="notice">{t.cart.blocked}</p>}
        <form method="post" action={path('/checkout')} data-checkout-start="">
          <button className="button button-buy" type="submit" disabled={!cart.isCheckoutReady}>
            {t.cart.checkout}
          </button>
        </form>
      </div>
    </cart-contents>
  );
}
