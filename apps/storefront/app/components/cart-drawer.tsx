import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';

/** The cart at the side of the page; an island fills it with the cart page’s contents and opens it. */
export function CartDrawer() {
  const { t } = useShop();
  return (
    <>
      <dialog
        className="drawer"
        id="cart-drawer"
        aria-labelledby="drawer-title"
        data-added={t.cart.added}
        data-updated={t.cart.updated}
        data-failed={t.cart.failed}
      >
        <div className="drawer-head">
          <h2 id="drawer-title" tabIndex={-1}>
            {t.cart.title}
          </h2>
          <form method="dialog">
            <button className="icon-button" type="submit" aria-label={t.close}>
              <Icon name="close" />
            </button>
          </form>
        </div>
        <div data-drawer-body="" />
      </dialog>
      <p className="sr-only" role="status" id="announcer" />
    </>
  );
}
