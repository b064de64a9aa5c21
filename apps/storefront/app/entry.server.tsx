import type { AppLoadContext, EntryContext } from '@remix-run/cloudflare';
import { RemixServer } from '@remix-run/react';
import { renderToReadableStream } from 'react-dom/server';

/** Renders a page to a stream of HTML. There is nothing to hydrate: pages ship no framework. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { requestId }: AppLoadContext,
): Promise<Response> {
  let finalStatus = status;
  const body = await renderToReadableStream(<RemixServer context={context} url={request.url} />, {
    signal: request.signal,
    onError(error) {
      finalStatus = 500;
      console.error(JSON.stringify({ message: 'storefront render failed', requestId, error: String(error) }));
    },
  });
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(body, { status: finalStatus, headers });
}
