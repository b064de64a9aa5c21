/** Remix itself, as a module of its own so that it loads with the first page (a CommonJS package has no names to `import()`). */
export { createRequestHandler } from '@remix-run/cloudflare';
