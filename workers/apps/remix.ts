import type { AppLoadContext, ServerBuild } from '@remix-run/cloudflare';
import type { AppContext } from '../../domain/app-context.ts';
import type { HouseAppContext } from '../../domain/house-app-context.ts';

type AppName = 'storefront' | 'admin' | 'auth';
type AnyContext = AppContext | HouseAppContext;

const builds: Record<AppName, () => Promise<unknown>> = {
  storefront: () => import('../../apps/storefront/build/server/index.js'),
  admin: () => import('../../apps/admin/build/server/index.js'),
  auth: () => import('../../apps/auth/build/server/index.js'),
};

const handlers = new Map<AppName, Promise<(request: Request, context: AnyContext) => Promise<Response>>>();

async function load(app: AppName, mode: string) {
  const [build, { createRequestHandler }] = await Promise.all([
    builds[app]() as Promise<ServerBuild>,
    import('./request-handler.ts'),
  ]);
  const handle = createRequestHandler(build, mode);
  return (request: Request, context: AnyContext) => handle(request, { ...context } as unknown as AppLoadContext);
}

/** Answers with a Remix app; Remix and its server build are evaluated at the first request, not at the Worker's start. */
export async function answerApp(
  app: AppName,
  mode: string,
  request: Request,
  context: AnyContext,
): Promise<Response> {
  let handler = handlers.get(app);
  if (!handler) {
    handler = load(app, mode);
    handlers.set(app, handler);
  }
  return (await handler)(request, context);
}
