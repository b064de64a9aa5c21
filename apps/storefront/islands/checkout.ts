import { fetchPage, formBody, type Scope, swapParts } from './fragment.ts';

/** Regions of the chosen country only; no field where the country has none. */
function followCountry(scope: Scope): void {
  for (const select of scope.querySelectorAll('[data-country-select]')) {
    if (!(select instanceof HTMLSelectElement)) continue;
    const regions = select.form?.elements.namedItem(select.name.replace('country', 'region'));
    if (!(regions instanceof HTMLSelectElement)) continue;
    const groups = [...regions.querySelectorAll('optgroup')];
    const refresh = (): void => {
      const own = groups.filter(({ dataset }) => dataset.country === select.value);
      for (const group of groups) group.remove();
      for (const group of own) regions.appendChild(group);
      if (!own.some((group) => [...group.children].some((option) => (option as HTMLOptionElement).selected)))
        regions.value = '';
      const field = regions.closest<HTMLElement>('.field');
      if (field) field.hidden = own.length === 0;
    };
    select.addEventListener('change', refresh);
    refresh();
  }
}

/** Takes the complaint from a field that has been mended, when it is left. */
function checkOnLeaving(event: FocusEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.hasAttribute('aria-invalid')) return;
  if (field.value.trim() && field.validity.valid) {
    field.removeAttribute('aria-invalid');
    // Hidden, not removed: what is about to be clicked must not move.
    const error = document.getElementById(`${field.name}-error`);
    if (error) error.style.visibility = 'hidden';
  }
}

/** Sends each part of the checkout without a reload; the page that comes back replaces this one’s parts. */
class CheckoutForm extends HTMLElement {
  connectedCallback(): void {
    followCountry(this);
    this.addEventListener('focusout', checkOnLeaving);
    this.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      if (this.classList.contains('is-busy')) {
        event.preventDefault();
        return;
      }
      const button = event.submitter;
      if (form.hasAttribute('data-final')) {
        this.classList.add('is-busy');
        if (button && this.dataset.working) button.textContent = this.dataset.working;
        return;
      }
      event.preventDefault();
      this.#send(form, button);
    });
    this.addEventListener('click', (event) => {
      const change = (event.target as Element).closest<HTMLAnchorElement>('.step-change');
      if (!change || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      this.#open(change.href);
    });
  }

  async #send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    this.classList.add('is-busy');
    try {
      const url = location.pathname;
      const { page, response } = await fetchPage(url, { method: 'POST', body: formBody(form, button) });
      if (new URL(response.url).pathname !== url) location.assign(response.url);
      else this.#show(page, url);
    } catch {
      form.submit();
    }
  }

  async #open(href: string): Promise<void> {
    this.classList.add('is-busy');
    try {
      const { page } = await fetchPage(href);
      this.#show(page, href);
    } catch {
      location.assign(href);
    }
  }

  #show(page: Document, url: string): void {
    history.replaceState(history.state, '', url);
    const place = this.parentElement;
    if (!place) return;
    swapParts(place, page);
    const errors = place.querySelector<HTMLElement>('[data-errors]');
    const open = place.querySelector<HTMLElement>('.step-open h2');
    const target = errors ?? open;
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: errors ? 'center' : 'nearest', behavior: 'smooth' });
  }
}

/** A page that comes back from the browser's memory can be sent again. */
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

/** Other forms of the checkout, such as the answer to a bank, are sent once. */
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLElement;
  if (form.closest('checkout-form')) return;
  if (form.dataset.isSent) event.preventDefault();
  form.dataset.isSent = '1';
});

/** While a payment is being processed: looks every few seconds whether the page leads elsewhere by now. */
async function lookAgain(seconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, seconds * 1000));
  const response = await fetch(location.href).catch(() => null);
  const isStill = !response?.ok || new URL(response.url).pathname === location.pathname;
  const hasQuestion = response?.ok && isStill && !(await response.text()).includes('data-look-again');
  if (!isStill) location.replace(response.url);
  else if (hasQuestion) location.reload();
  else await lookAgain(seconds);
}

const waiting = document.querySelector<HTMLElement>('[data-look-again]');
if (waiting) lookAgain(Number(waiting.dataset.lookAgain));

document.documentElement.dataset.js = '';
customElements.define('checkout-form', CheckoutForm);
