import type { AriaAttributes, DetailedHTMLProps, DOMAttributes, HTMLAttributes } from 'react';

type Island = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & { class?: string };

declare module 'react' {
  // https://html.spec.whatwg.org/multipage/popover.html; React 18 knows no type for it and passes it on.
  interface HTMLAttributes<T> extends AriaAttributes, DOMAttributes<T> {
    popover?: 'auto' | 'manual';
  }
  interface ButtonHTMLAttributes<T> extends HTMLAttributes<T> {
    popovertarget?: string;
    popovertargetaction?: 'show' | 'hide' | 'toggle';
  }
  namespace JSX {
    interface IntrinsicElements {
      'search-box': Island;
      'product-gallery': Island;
      'product-picker': Island;
      'product-grid': Island;
      'quantity-field': Island;
      'cart-contents': Island;
      'checkout-form': Island;
    }
  }
}
