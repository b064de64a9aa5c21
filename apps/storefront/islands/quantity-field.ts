/** A number field with buttons for one less and one more, within its bounds. */
class QuantityField extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('[data-step]')];
    const refresh = (): void => {
      const [less, more] = buttons;
      if (less) less.disabled = input.value !== '' && Number(input.value) <= Number(input.min);
      if (more) more.disabled = Number(input.value) >= Number(input.max);
    };
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener('click', () => {
        if (button.dataset.step === '1') input.stepUp();
        else input.stepDown();
        refresh();
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
    input.addEventListener('input', refresh);
    refresh();
  }
}

export function startQuantityFields(): void {
  customElements.define('quantity-field', QuantityField);
}
