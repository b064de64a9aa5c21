import { addToCart } from './cart-drawer.ts';
import { announce, fetchPage, swapParts } from './fragment.ts';

/**
 * Shows the chosen variant without a reload: the page of the choice is fetched (the edge holds it) and its price,
 * stock, options, pictures and facts replace those here. No variant table is shipped, so 2,048 variants cost as
 * little as two (20 CAT-02).
 */
class ProductPicker extends HTMLElement {
  #latest = 0;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener('change', (event) => {
      if ((event.target as HTMLInputElement).type === 'radio') this.#show(form);
    });
    for (const type of ['pointerover', 'focusin']) {
      form.addEventListener(type, (event) => this.#warmUp(form, event.target as Element), { passive: true });
    }
    form.addEventListener('submit', async (event) => {
      const button = event.submitter;
      const action = form.dataset.add;
      if (!action || button?.getAttribute('formmethod') !== 'post') return;
      event.preventDefault();
      if (button.classList.contains('is-busy')) return;
      button.classList.add('is-busy');
      try {
        await addToCart(form, action);
      } catch {
        form.method = 'post';
        form.action = action;
        form.submit();
      } finally {
        button.classList.remove('is-busy');
      }
    });
  }

  #address(form: HTMLFormElement, change?: HTMLInputElement): string {
    const chosen = new URLSearchParams();
    for (const input of form.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')) {
      chosen.set(input.name, input.name === change?.name ? change.value : input.value);
    }
    return `${location.pathname}?${chosen}`;
  }

  #warm = new Set<string>();

  /** A value that is pointed at is likely to be chosen: its page is asked for early. */
  #warmUp(form: HTMLFormElement, target: Element): void {
    const radio = target.closest('label')?.querySelector<HTMLInputElement>('input[type=radio]');
    if (!radio || radio.checked) return;
    const url = this.#address(form, radio);
    if (this.#warm.has(url)) return;
    this.#warm.add(url);
    const hint = document.createElement('link');
    hint.rel = 'prefetch';
    hint.href = url;
    document.head.appendChild(hint);
  }

  async #show(form: HTMLFormElement): Promise<void> {
    const turn = ++this.#latest;
    const url = this.#address(form);
    history.replaceState(history.state, '', url);
    const quantity = form.querySelector<HTMLInputElement>('[name=qty]')?.value;
    try {
      const { page } = await fetchPage(url);
      if (turn !== this.#latest) return;
      const place = this.closest<HTMLElement>('main');
      if (!place) return;
      swapParts(place, page);
      const field = form.querySelector<HTMLInputElement>('[name=qty]');
      if (field && quantity) field.value = String(Math.min(Number(quantity), Number(field.max)));
      const price = form.querySelector('.price-line')?.textContent ?? '';
      announce(`${price}. ${form.querySelector('.stock')?.textContent ?? ''}`);
    } catch {
      if (turn === this.#latest) location.assign(url);
    }
  }
}

export function startProductPicker(): void {
  customElements.define('product-picker', ProductPicker);
}
