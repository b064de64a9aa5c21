import type { PlatformPermissionKey } from '@domain/kernel/permissions.ts';
import { forbidden, isProblem, Problem } from '@domain/kernel/problem.ts';
import type { HouseApi } from '@domain/registry.ts';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from '@remix-run/cloudflare';
import { FormReader } from '@ui/work/form/form-reader.ts';
import { errorResponse } from '@ui/work/shell/problems.ts';
import { FORMATS, platformContext, type StaffContext } from './context.ts';
import { cookies } from './cookies.ts';

/** What a loader or action of a page for the platform's staff gets. */
export interface PageArgs {
  ctx: StaffContext;
  api: HouseApi;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
}

/** A loader behind sign-in, membership of the platform's staff and a permission. */
export function pageLoader<T>(permission: PlatformPermissionKey | null, run: (args: PageArgs) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => guarded(args, permission, run);
}

/** An action behind the same; the edge has refused what came from another site. */
export function pageAction<T>(permission: PlatformPermissionKey | null, run: (args: PageArgs) => Promise<T>) {
  return (args: ActionFunctionArgs): Promise<T> => guarded(args, permission, run);
}

async function guarded<T>(
  { context, request, params }: LoaderFunctionArgs | ActionFunctionArgs,
  permission: PlatformPermissionKey | null,
  run: (args: PageArgs) => Promise<T>,
): Promise<T> {
  const ctx = platformContext(context);
  const { session } = ctx;
  const url = new URL(request.url);
  // A document of its own: where one signs in may be another origin.
  if (!session) throw redirectDocument(ctx.signInUrl(pagePath(url)));
  const { platformRole } = session;
  if (platformRole === null) throw errorResponse(notStaff(session.email), ctx.requestId);
  if (permission && !session.permissions.includes(permission))
    throw errorResponse(forbidden(permission), ctx.requestId);
  try {
    return await run({
      ctx: { ...ctx, session: { ...session, platformRole } },
      api: ctx.api,
      request,
      url,
      params,
    });
  } catch (error) {
    if (error instanceof Response || isDataResponse(error)) throw error;
    if (isProblem(error) && error.code === 'step_up_required')
      throw redirectDocument(ctx.auth.startUrl(pagePath(url), true));
    throw errorResponse(error, ctx.requestId);
  }
}

const notStaff = (email: string): Problem =>
  new Problem({
    status: 403,
    code: 'not_platform_staff',
    title: 'This console is for the platform’s staff',
    detail: `You are signed in as ${email}, who holds no role here. Ask a platform owner for one, or sign in as somebody else.`,
  });

/** The page that was asked for, without what Remix adds for its own requests. */
function pagePath(url: URL): string {
  const path = url.pathname.replace(/(^\/_root)?\.data$/, '') || '/';
  const query = new URLSearchParams(url.search);
  query.delete('_routes');
  return query.size > 0 ? `${path}?${query}` : path;
}

function isDataResponse(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'type' in error && error.type === 'DataWithResponseInit'
  );
}

/** A param of the route's pattern; the pattern guarantees it. */
export function routeParam(params: PageArgs['params'], name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no param ${name}`);
  return value;
}

/** The form that was sent, ready to be read as an operation's input. */
export async function readForm(request: Request): Promise<FormReader> {
  return new FormReader(await request.formData(), FORMATS);
}

/** To the next page, where the shell says what was done. */
export function redirectWithMessage(to: string, message: string): Response {
  return redirect(to, { headers: { 'Set-Cookie': cookies.flash(message) } });
}
