import type { Cart, Installation, MenuEntry } from '../installation.ts';
import { formatMoney } from '../money.ts';
import { Layout } from './layout.tsx';
import { ProductPicture } from './product-picture.tsx';

interface Props {
  installation: Installation;
  menu: MenuEntry[];
  cart: Cart | null;
  /** Why the last change was refused. */
  notice?: string | undefined;
}

export function CartPage({ installation, menu, cart, notice }: Props) {
  return (
    <Layout title="Cart" menu={menu}>
      <h1>Cart</h1>
      {notice ? (
        <p class="notice" role="alert">
          {notice.slice(0, 300)}
        </p>
      ) : null}
      {!cart || cart.lines.length === 0 ? (
        <p>
          Your cart is empty. <a href="/">See all products</a>
        </p>
      ) : (
        <>
          <ul class="lines">
            {cart.lines.map((line) => (
              <li>
                <ProductPicture
                  installation={installation}
                  picture={line.image ?? undefined}
                  title={line.title}
                  width={400}
                />
                <div>
                  <a href={`/products/${line.productHandle}`}>{line.title}</a>
                  {line.variantTitle ? <div class="note">{line.variantTitle}</div> : null}
                  <div>{formatMoney(line.total)}</div>
                  <form method="post" action={`/cart/lines/${line.id}`}>
                    <label class="hidden" for={`q-${line.id}`}>{`Quantity of ${line.title}`}</label>
                    <input
                      id={`q-${line.id}`}
                      name="quantity"
                      type="number"
                      min="0"
                      max={line.maxQty}
                      value={String(line.quantity)}
                    />
                    <button type="submit" class="quiet">
                      Update
                    </button>
                    <button type="submit" class="quiet" name="quantity" value="0">
                      Remove
                    </button>
                  </form>
                </div>
              </li>
            ))}
          </ul>
          <p class="total">
            <span>Subtotal</span>
            <span>{formatMoney(cart.subtotal)}</span>
          </p>
          <form method="post" action="/checkout">
            <button type="submit" disabled={!cart.isCheckoutReady}>
              Check out
            </button>
          </form>
        </>
      )}
    </Layout>
  );
}
