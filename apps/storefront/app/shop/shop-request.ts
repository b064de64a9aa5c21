import { isProblem } from '@domain/kernel/problem.ts';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/cloudflare';
import { type Messages, messagesFor } from '../messages/index.ts';
import { localePath } from './locale-path.ts';

/** What loaders and actions of shop pages start from. */
export interface ShopRequest extends Pick<AppLoadContext, 'api' | 'tenant' | 'locale' | 'origin'> {
  url: URL;
  t: Messages;
  /** A path in the language of this request. */
  path(plain: string): string;
}

/** A page that does not exist. */
export function notFound(): Response {
  return new Response('Not Found', { status: 404 });
}

/**
 * Reads a request's shop and language.
 * @throws a 404 Response when the path's first segment is no other language of this shop
 */
export function shopRequest({
  context,
  params,
  request,
}: LoaderFunctionArgs | ActionFunctionArgs): ShopRequest {
  const { api, tenant, locale, origin } = context;
  const { lang } = params;
  if (lang !== undefined && (lang === tenant.locale || !tenant.locales.includes(lang))) throw notFound();
  return {
    api,
    tenant,
    locale,
    origin,
    url: new URL(request.url),
    t: messagesFor(locale),
    path: (plain) => localePath(plain, locale, tenant.locale),
  };
}

/** Awaits a call of the API; what is not there becomes a 404 page, too many calls a 429 one. */
export async function orNotFound<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (isProblem(error) && (error.status === 404 || error.status === 410)) throw notFound();
    if (isProblem(error) && error.status === 429) throw new Response('Too Many Requests', { status: 429 });
    throw error;
  }
}
