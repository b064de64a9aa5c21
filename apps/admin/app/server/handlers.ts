import type { Api } from '@domain/api.ts';
import type { PermissionKey } from '@domain/kernel/permissions.ts';
import { forbidden, isProblem, Problem } from '@domain/kernel/problem.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { FormReader } from '@ui/work/form/form-reader.ts';
import { allows } from '../sections.ts';
import { adminContext, formatLocale, type SignedInContext } from './context.ts';
import { flashCookie } from './cookies.ts';
import { errorResponse } from './problems.ts';

export { formFailure, submitForm } from '@ui/work/form/submit-form.ts';

/** What a loader or action of a signed-in page gets. */
export interface PageArgs {
  ctx: SignedInContext;
  api: Api;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
}

/** A loader behind sign-in and a permission; failures become what the error boundary shows. */
export function pageLoader<T>(permission: PermissionKey | null, run: (args: PageArgs) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => guarded(args, permission, run);
}

/** An action behind sign-in, the same origin and a permission. */
export function pageAction<T>(permission: PermissionKey | null, run: (args: PageArgs) => Promise<T>) {
  return async (args: ActionFunctionArgs): Promise<T> => {
    const { origin, requestId } = adminContext(args.context);
    const sender = args.request.headers.get('Origin');
    if (sender !== null && sender !== origin) {
      throw errorResponse(
        new Problem({
          status: 403,
          code: 'cross_origin',
          title: 'This form came from another site',
          detail: 'Open the page again.',
        }),
        requestId,
      );
    }
    return guarded(args, permission, run);
  };
}

async function guarded<T>(
  { context, request, params }: LoaderFunctionArgs | ActionFunctionArgs,
  permission: PermissionKey | null,
  run: (args: PageArgs) => Promise<T>,
): Promise<T> {
  const ctx = adminContext(context);
  const { session } = ctx;
  const url = new URL(request.url);
  if (!session) throw redirect(signInPath(url));
  if (permission && !allows(session.permissions, permission))
    throw errorResponse(forbidden(permission), ctx.requestId);
  try {
    return await run({ ctx: { ...ctx, session }, api: ctx.api, request, url, params });
  } catch (error) {
    if (error instanceof Response || isDataResponse(error)) throw error;
    if (isProblem(error) && error.code === 'step_up_required')
      throw redirect(ctx.auth.startUrl(pagePath(url), true));
    throw errorResponse(error, ctx.requestId);
  }
}

function isDataResponse(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'type' in error && error.type === 'DataWithResponseInit'
  );
}

/** The page that was asked for, without what Remix adds for its own requests. */
function pagePath(url: URL): string {
  const query = new URLSearchParams(url.search);
  query.delete('_routes');
  return `${url.pathname.replace(/\.data$/, '')}${query.size > 0 ? `?${query}` : ''}`;
}

function signInPath(url: URL): string {
  const path = url.pathname.replace(/^\/admin/, '').replace(/\.data$/, '');
  return path && path !== '/' ? `/sign-in?to=${encodeURIComponent(path + url.search)}` : '/sign-in';
}

/** A param of the route's pattern; the pattern guarantees it. */
export function routeParam(params: PageArgs['params'], name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no param ${name}`);
  return value;
}

/** The form that was sent, ready to be read as an operation's input. */
export async function readForm({ request, ctx }: Pick<PageArgs, 'request' | 'ctx'>): Promise<FormReader> {
  return new FormReader(await request.formData(), formFormats(ctx));
}

/** A form that was sent by GET: its values are the address's query. */
export function readQueryForm({ url, ctx }: Pick<PageArgs, 'url' | 'ctx'>): FormReader {
  const form = new FormData();
  for (const [name, value] of url.searchParams) form.append(name, value);
  return new FormReader(form, formFormats(ctx));
}

const formFormats = (ctx: SignedInContext) => ({
  currency: ctx.tenant.currency,
  locale: formatLocale(ctx.tenant),
});

/** To the next page, where the shell says what was done. */
export function redirectWithMessage(to: string, message: string): Response {
  return redirect(to, { headers: { 'Set-Cookie': flashCookie(message) } });
}
