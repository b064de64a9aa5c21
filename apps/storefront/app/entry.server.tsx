import type { EntryContext } from '@remix-run/cloudflare';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';

/**
 * Renders a page to HTML. There is nothing to hydrate: pages ship no framework. Loaders have answered before, nothing
 * suspends and the edge cache takes a page whole, so a stream would gain nothing. A
 * page that throws is rendered once more by Remix, with its error boundary.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  const html = renderToString(<RemixServer context={context} url={request.url} />);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}
