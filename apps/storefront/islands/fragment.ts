/**
 * The one way in which islands show something new: fetch the page as the server writes it, and put its parts in
 * place of the ones here. Parts are marked `data-swap="name"`. No second rendering lives in the browser.
 */

/** Asks for a page; `X-Shop-Fragment` tells forms to answer with the page instead of a redirect to it. */
export async function fetchPage(
  url: string,
  init: RequestInit = {},
): Promise<{ page: Document; response: Response }> {
  const response = await fetch(url, { ...init, headers: { 'X-Shop-Fragment': '1', ...init.headers } });
  if (response.status >= 500) throw new Error(`${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return { page, response };
}

/** The fields of a form as it would send them by the given button. */
export function formBody(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const data = new FormData(form, submitter);
  return new URLSearchParams(
    [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** A document or an element to look in. (The DOM’s own ParentNode clashes with the Worker’s types.) */
export type Scope = Document | HTMLElement;

const partsOf = (root: Scope): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-swap]')];

/** A way to find the focused element again after its part was replaced. */
function rememberFocus(scope: HTMLElement): () => void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !scope.contains(focused)) return () => {};
  const { id } = focused;
  const [name, value] = focused instanceof HTMLInputElement ? [focused.name, focused.value] : ['', ''];
  return () => {
    const again = id
      ? document.getElementById(id)
      : name
        ? document.querySelector<HTMLElement>(
            `input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`,
          )
        : null;
    again?.focus({ preventScroll: true });
  };
}

/** Puts the page's parts in place of those of the same name within `scope`; focus and unchanged parts stay. */
export function swapParts(scope: HTMLElement, page: Document, names?: (name: string) => boolean): void {
  const fresh = new Map(partsOf(page).map((part) => [part.dataset.swap, part]));
  const restoreFocus = rememberFocus(scope);
  for (const part of partsOf(scope)) {
    const name = part.dataset.swap ?? '';
    const next = fresh.get(name);
    if (!next || (names && !names(name)) || next.isEqualNode(part)) continue;
    part.replaceWith(document.adoptNode(next));
  }
  restoreFocus();
}

/** Says something to those who cannot see it change. */
export function announce(text: string | null | undefined): void {
  const announcer = document.getElementById('announcer');
  if (!announcer || !text) return;
  announcer.textContent = '';
  setTimeout(() => {
    announcer.textContent = text;
  }, 60);
}
