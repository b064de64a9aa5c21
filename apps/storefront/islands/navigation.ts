interface Connection {
  saveData?: boolean;
}

/** Pages that are pointed at are asked for early, unless the visitor saves data (20 PERF-05). */
function prefetchOnIntent(): void {
  const { connection } = navigator as Navigator & { connection?: Connection };
  if (connection?.saveData) return;
  const asked = new Set<string>();
  const ask = (event: Event): void => {
    const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]');
    if (!link || link.origin !== location.origin || asked.has(link.href)) return;
    if (!/\/(products|collections)(\/|$)/.test(link.pathname)) return;
    asked.add(link.href);
    const hint = document.createElement('link');
    hint.rel = 'prefetch';
    hint.href = link.href;
    document.head.appendChild(hint);
  };
  document.addEventListener('pointerover', ask, { passive: true });
  document.addEventListener('touchstart', ask, { passive: true });
}

/** The picture of a card grows into the picture of its page, where the browser can. */
function nameTransitions(): void {
  document.addEventListener('click', (event) => {
    const card = (event.target as Element).closest('.card');
    const image = card?.querySelector<HTMLElement>('.card-picture img');
    if (!image || !(event.target as Element).closest('a')) return;
    for (const other of document.querySelectorAll<HTMLElement>('.gallery-view img'))
      other.style.viewTransitionName = 'none';
    image.style.viewTransitionName = 'picture';
  });
  window.addEventListener('pageshow', () => {
    for (const image of document.querySelectorAll<HTMLElement>('.card-picture img'))
      image.style.viewTransitionName = '';
  });
}

export function startNavigation(): void {
  prefetchOnIntent();
  nameTransitions();
}
