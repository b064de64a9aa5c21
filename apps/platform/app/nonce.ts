import { createContext } from 'react';

/** CSP nonce of this response; empty in the browser, which hides nonces from scripts. */
export const NonceContext = createContext('');
