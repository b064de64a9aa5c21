import { announce, fetchPage, formBody, type Scope, swapParts } from './fragment.ts';

const drawer = document.querySelector<HTMLDialogElement>('#cart-drawer');
const cartLink = document.querySelector<HTMLAnchorElement>('[data-cart-link]');

/** Shows how many things are in the cart, in the header and in the link's name. */
function showCount(count: number): void {
  const badge = cartLink?.querySelector<HTMLElement>('[data-cart-count]');
  if (!cartLink || !badge) return;
  badge.textContent = count > 0 ? String(count) : '';
  badge.hidden = count === 0;
  const { one = '', many = '' } = cartLink.dataset;
  const words = count === 1 ? one : many.replace('2', String(count));
  const title = cartLink.querySelector('span')?.textContent ?? '';
  cartLink.setAttribute('aria-label', count > 0 ? `${title}, ${words}` : title);
}

const countOf = (page: Scope): number =>
  Number(page.querySelector<HTMLElement>('[data-swap="cart"]')?.dataset.count ?? 0);

/** Changes are made one after the other: quick clicks wait for the one before. */
let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => {});
  return turn;
}

/** Sends a form of the cart and shows the cart that comes back wherever a cart stands on the page. */
async function sendCartForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const contents = form.closest('cart-contents');
  contents?.classList.add('is-busy');
  try {
    const body = formBody(form, submitter);
    const { page } = await inTurn(() => fetchPage(form.action, { method: 'POST', body }));
    showCount(countOf(page));
    for (const place of [document.querySelector<HTMLElement>('.cart-page'), drawer])
      if (place) swapParts(place, page);
    announce(drawer?.dataset.updated);
  } catch {
    contents?.classList.remove('is-busy');
    form.reset();
    announce(drawer?.dataset.failed);
  }
}

/** Fills the drawer with the cart of a page and opens it. */
function openDrawer(page: Document): void {
  const body = drawer?.querySelector('[data-drawer-body]');
  const cart = page.querySelector('[data-swap="cart"]');
  if (!drawer || !body || !cart) return;
  showCount(countOf(page));
  body.replaceChildren(document.adoptNode(cart));
  if (!drawer.open) drawer.showModal();
  drawer.querySelector<HTMLElement>('#drawer-title')?.focus();
}

/** Adds what the form chooses and opens the drawer; where that is refused, goes to the page that says why. */
export async function addToCart(form: HTMLFormElement, action: string): Promise<void> {
  const { page, response } = await inTurn(() =>
    fetchPage(action, { method: 'POST', body: formBody(form, null) }),
  );
  if (!page.querySelector('[data-swap="cart"]')) {
    location.assign(response.url);
    return;
  }
  openDrawer(page);
  announce(drawer?.dataset.added);
}

class CartContents extends HTMLElement {
  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLElement>('[data-update]')) button.hidden = true;
    this.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      if (form.matches('[data-cart-form]')) {
        event.preventDefault();
        sendCartForm(form, event.submitter);
      } else if (this.classList.contains('is-busy')) {
        event.preventDefault();
      }
    });
    this.addEventListener('change', (event) => {
      const form = (event.target as HTMLInputElement).form;
      if (form?.matches('[data-cart-form]') && form.reportValidity()) sendCartForm(form, null);
    });
  }
}

/** The count asks for itself after the page is there: pages are the same for everyone. */
async function loadCount(): Promise<void> {
  const response = await fetch('/api/v1/store/shell', { headers: { Accept: 'application/json' } });
  if (!response.ok) return;
  const { cart } = (await response.json()) as { cart: { itemCount: number } | null };
  showCount(cart?.itemCount ?? 0);
}

/** Starts the drawer, its link and the count. */
export function startCart(): void {
  customElements.define('cart-contents', CartContents);
  cartLink?.addEventListener('click', async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || document.querySelector('.cart-page')) return;
    event.preventDefault();
    try {
      openDrawer((await fetchPage(cartLink.href)).page);
    } catch {
      location.assign(cartLink.href);
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-quick-add]')) return;
    event.preventDefault();
    addToCart(form, form.action).catch(() => form.submit());
  });
  drawer?.addEventListener('click', (event) => {
    if (event.target === drawer) drawer.close();
  });
  loadCount().catch(() => {});
}
