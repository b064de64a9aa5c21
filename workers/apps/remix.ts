import type { ServerBuild } from '@remix-run/cloudflare';
import type { AppContext } from '../../domain/app-context.ts';
import type { HouseAppContext } from '../../domain/house-app-context.ts';
import type { PlatformAppContext } from '../../domain/platform-app-context.ts';

type LoadContext = AppContext | HouseAppContext | PlatformAppContext;
type AppName = 'storefront' | 'admin' | 'platform' | 'auth';

const builds: Record<AppName, () => Promise<unknown>> = {
  storefront: () => import('../../apps/storefront/build/server/index.js'),
  admin: () => import('../../apps/admin/build/server/index.js'),
  platform: () => import('../../apps/platform/build/server/index.js'),
  auth: () => import('../../apps/auth/build/server/index.js'),
};

const handlers = new Map<AppName, Promise<(request: Request, context: LoadContext) => Promise<Response>>>();

/** What stands in for the build of an app that this project does not have (`cli/build/build.ts`). */
const isAbsent = (build: unknown): boolean =>
  typeof build === 'object' && build !== null && 'isAbsent' in build;

async function load(app: AppName, mode: string) {
  const [loaded, { createRequestHandler }] = await Promise.all([
    builds[app](),
    import('./request-handler.ts'),
  ]);
  if (isAbsent(loaded))
    return async (request: Request) => (await import('./absent-app.ts')).answerAbsent(request);
  // Its own type of context is one app's; each app here gets its own.
  const handle = createRequestHandler(loaded as ServerBuild, mode) as (
    request: Request,
    context: object,
  ) => Promise<Response>;
  return (request: Request, context: LoadContext) => handle(request, { ...context });
}

/** Answers with a Remix app; Remix and its server build are evaluated at the first request, not at the Worker's start. */
export async function answerApp(
  app: AppName,
  mode: string,
  request: Request,
  context: LoadContext,
): Promise<Response> {
  let handler = handlers.get(app);
  if (!handler) {
    handler = load(app, mode);
    handlers.set(app, handler);
  }
  return (await handler)(request, context);
}
