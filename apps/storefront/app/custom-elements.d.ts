import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Island = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & { class?: string };

declare module 'react' {
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
