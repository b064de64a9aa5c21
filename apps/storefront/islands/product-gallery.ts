/** Views that swipe, with thumbnails that follow, and a large view over the page. */
class ProductGallery extends HTMLElement {
  #watcher: IntersectionObserver | null = null;

  connectedCallback(): void {
    const strip = this.querySelector<HTMLElement>('[data-views]');
    if (!strip) return;
    const views = [...strip.children].filter((view): view is HTMLElement => view instanceof HTMLElement);
    const thumbs = [...this.querySelectorAll<HTMLAnchorElement>('[data-thumb]')];
    const mark = (index: number): void => {
      for (const [at, thumb] of thumbs.entries()) {
        if (at === index) thumb.setAttribute('aria-current', 'true');
        else thumb.removeAttribute('aria-current');
      }
    };
    const show = (index: number): void => {
      const view = views[Math.max(0, Math.min(index, views.length - 1))];
      if (view) strip.scrollTo({ left: view.offsetLeft - strip.offsetLeft, behavior: 'smooth' });
    };
    mark(0);
    this.#watcher = new IntersectionObserver(
      (entries) => {
        const seen = entries.find(({ isIntersecting }) => isIntersecting)?.target;
        if (seen instanceof HTMLElement && strip.scrollWidth > strip.clientWidth) mark(views.indexOf(seen));
      },
      { root: strip, threshold: 0.6 },
    );
    for (const view of views) this.#watcher.observe(view);
    for (const [index, thumb] of thumbs.entries()) {
      thumb.addEventListener('click', (event) => {
        event.preventDefault();
        show(index);
        mark(index);
      });
    }
    strip.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const current = views.findIndex((view) => view.contains(document.activeElement));
      if (!step || current < 0) return;
      const next = views[current + step];
      if (!next) return;
      event.preventDefault();
      next.querySelector('a')?.focus({ preventScroll: true });
      show(current + step);
    });
    strip.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('[data-zoom]');
      if (!link || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      this.#enlarge(link);
    });
  }

  disconnectedCallback(): void {
    this.#watcher?.disconnect();
  }

  #enlarge(link: HTMLAnchorElement): void {
    const dialog = this.querySelector<HTMLDialogElement>('[data-zoom-dialog]');
    const place = dialog?.querySelector<HTMLElement>('[data-zoom-view]');
    if (!dialog || !place) return;
    const image = new Image();
    image.src = link.href;
    image.alt = link.querySelector('img')?.alt ?? '';
    place.classList.remove('is-large');
    place.replaceChildren(image);
    place.onclick = () => place.classList.toggle('is-large');
    dialog.showModal();
  }
}

export function startProductGallery(): void {
  customElements.define('product-gallery', ProductGallery);
}
