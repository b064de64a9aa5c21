interface Suggestions {
  products: {
    handle: string;
    title: string;
    images: { key: string; widths: number[]; isPending: boolean }[];
  }[];
  collections: { handle: string; title: string }[];
}

const SHORTEST = 2;
const PAUSE_MS = 150;

let boxes = 0;

/** Suggestions while typing, as a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
class SearchBox extends HTMLElement {
  #call: AbortController | null = null;
  #timer = 0;
  #active = -1;

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const list = document.createElement('div');
    list.className = 'suggestions';
    list.id = `suggestions-${++boxes}`;
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.dataset.label ?? '');
    this.appendChild(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#call?.abort();
      const words = input.value.trim();
      if (words.length < SHORTEST) this.#close(input, list);
      else this.#timer = window.setTimeout(() => this.#suggest(words, input, list), PAUSE_MS);
    });
    input.addEventListener('keydown', (event) => this.#key(event, input, list));
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.#close(input, list);
    });
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[data-href]');
      if (option?.dataset.href) location.assign(option.dataset.href);
    });
  }

  #close(input: HTMLInputElement, list: HTMLElement): void {
    list.hidden = true;
    this.#active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  #key(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
    if (list.hidden) return;
    const options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close(input, list);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#active =
        (this.#active + step + options.length + (this.#active < 0 && step < 0 ? 1 : 0)) % options.length;
      for (const [at, option] of options.entries())
        option.setAttribute('aria-selected', String(at === this.#active));
      const active = options[this.#active];
      if (active) input.setAttribute('aria-activedescendant', active.id);
      active?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const href = options[this.#active]?.dataset.href;
      if (!href) return;
      event.preventDefault();
      location.assign(href);
    }
  }

  async #suggest(q: string, input: HTMLInputElement, list: HTMLElement): Promise<void> {
    this.#call = new AbortController();
    const query = new URLSearchParams({ q, locale: this.dataset.locale ?? '' });
    try {
      const response = await fetch(`/api/v1/store/search/suggest?${query}`, { signal: this.#call.signal });
      if (!response.ok) return;
      const { products, collections } = (await response.json()) as Suggestions;
      const options = [
        ...products
          .slice(0, 6)
          .map(({ handle, title, images }) =>
            this.#option(title, `${this.dataset.path}${handle}`, images[0]),
          ),
        ...collections
          .slice(0, 3)
          .map(({ handle, title }) => this.#option(title, `${this.dataset.collections}${handle}`)),
      ];
      this.#close(input, list);
      if (options.length === 0 || document.activeElement !== input) return;
      for (const [at, option] of options.entries()) option.id = `${list.id}-${at}`;
      list.replaceChildren(...options);
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
    } catch {
      // Cancelled by the next key, or offline: the form still searches.
    }
  }

  #option(
    title: string,
    href: string,
    image?: Suggestions['products'][number]['images'][number],
  ): HTMLElement {
    const option = document.createElement('div');
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.href = href;
    if (image && !image.isPending) {
      const picture = new Image();
      const [width] = image.widths;
      picture.src = width ? `/media/${image.key}-${width}.webp` : `/media/${image.key}`;
      picture.alt = '';
      option.appendChild(picture);
    }
    const words = document.createElement('span');
    words.textContent = title;
    option.appendChild(words);
    return option;
  }
}

export function startSearchBoxes(): void {
  customElements.define('search-box', SearchBox);
}
