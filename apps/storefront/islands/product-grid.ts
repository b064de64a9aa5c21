import { announce, fetchPage } from './fragment.ts';

/** A list of products: filters apply as they are chosen, and the next page can join this one. */
class ProductGrid extends HTMLElement {
  #latest = 0;

  connectedCallback(): void {
    this.#offerMore();
    this.addEventListener('change', (event) => {
      const { form, type } = event.target as HTMLInputElement;
      if (!form?.matches('[data-filter-form]')) return;
      if (type !== 'checkbox' || !this.#isSheet()) this.#apply(form);
    });
    this.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.matches('[data-filter-form]')) return;
      event.preventDefault();
      this.querySelector<HTMLElement>('.filters:popover-open')?.hidePopover();
      this.#apply(form);
    });
    this.addEventListener('click', (event) => {
      const more = (event.target as Element).closest<HTMLAnchorElement>('[data-next]');
      if (!more || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      this.#append(more);
    });
  }

  /** On small screens the filters are a sheet with a button of its own. */
  #isSheet(): boolean {
    return this.querySelector('.filters:popover-open') !== null;
  }

  async #apply(form: HTMLFormElement): Promise<void> {
    const turn = ++this.#latest;
    const chosen = [...new FormData(form)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    );
    const sort = form.elements.namedItem('sort');
    const isUsual = sort instanceof HTMLSelectElement && sort.selectedIndex === 0;
    const query = new URLSearchParams(chosen.filter(([name]) => !(isUsual && name === 'sort')));
    const url = `${location.pathname}?${query}`;
    const results = this.querySelector('#results');
    results?.classList.add('is-busy');
    try {
      const { page } = await fetchPage(url);
      if (turn !== this.#latest) return;
      const next = page.querySelector('product-grid');
      if (!next) throw new Error('no list');
      const focused = document.activeElement;
      const [name, value] =
        focused instanceof HTMLInputElement ? [focused.name, focused.value] : ['sort', ''];
      history.replaceState(history.state, '', url);
      this.replaceChildren(...document.adoptNode(next).childNodes);
      this.#offerMore();
      const again = this.querySelector<HTMLElement>(
        value ? `[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]` : `[name="${CSS.escape(name)}"]`,
      );
      again?.focus({ preventScroll: true });
      announce(this.querySelector<HTMLElement>('[data-announce]')?.dataset.announce);
    } catch {
      if (turn === this.#latest) location.assign(url);
    }
  }

  #offerMore(): void {
    const next = this.querySelector<HTMLAnchorElement>('[data-next]');
    if (next && this.dataset.more) next.textContent = this.dataset.more;
  }

  async #append(link: HTMLAnchorElement): Promise<void> {
    link.classList.add('is-busy');
    try {
      const { page } = await fetchPage(link.href);
      const grid = this.querySelector('[data-grid]');
      const items = [...(page.querySelector('[data-grid]')?.children ?? [])];
      if (!grid || items.length === 0) throw new Error('no products');
      for (const item of items) grid.appendChild(document.adoptNode(item));
      const next = page.querySelector<HTMLAnchorElement>('[data-next]');
      if (next) {
        link.href = next.href;
        link.classList.remove('is-busy');
      } else {
        link.remove();
      }
      items[0]?.querySelector('a')?.focus({ preventScroll: true });
      announce(this.dataset.loaded?.replace('2', String(items.length)));
    } catch {
      location.assign(link.href);
    }
  }
}

export function startProductGrid(): void {
  customElements.define('product-grid', ProductGrid);
}
