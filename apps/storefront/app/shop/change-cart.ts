import type { CartView } from '@domain/carts/views.ts';
import { isProblem } from '@domain/kernel/problem.ts';
import type { ShopRequest } from './shop-request.ts';

/** The cart after a change, or the code of why it could not be made. */
export interface CartChange {
  cart: CartView | null;
  problem: string | null;
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** A whole number of things; what cannot be read is one. */
export function readQuantity(value: FormDataEntryValue | null): number {
  const quantity = Number(value ?? 1);
  return Number.isInteger(quantity) && quantity >= 0 ? quantity : 1;
}

/** Carries out what a form of the cart asks: `remove=<lineId>` or `line=<lineId>&quantity=<n>`. */
export async function changeCart({ api, locale }: ShopRequest, form: FormData): Promise<CartChange> {
  const remove = text(form, 'remove');
  const lineId = remove || text(form, 'line');
  const quantity = remove ? 0 : readQuantity(form.get('quantity'));
  try {
    const cart =
      quantity === 0
        ? await api.carts.removeLine({ lineId, locale })
        : await api.carts.updateLine({ lineId, quantity, locale });
    return { cart, problem: null };
  } catch (error) {
    if (isProblem(error) && error.status < 500) return { cart: null, problem: error.code };
    throw error;
  }
}
