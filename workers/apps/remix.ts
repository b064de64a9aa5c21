import type { ServerBuild } from '@remix-run/cloudflare';
import type { AppContext } from '../../domain/app-context.ts';

type AppName = 'storefront' | 'admin';

const builds: Record<AppName, () => Promise<unknown>> = {
  storefront: () => import('../../apps/storefront/build/server/index.js'),
  admin: () => import('../../apps/admin/build/server/index.js'),
};

const handlers = new Map<AppName, Promise<(request: Request, context: AppContext) => Promise<Response>>>();

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
  const build = loaded as ServerBuild;
  const handle = createRequestHandler(build, mode);
  return (request: Request, context: AppContext) => handle(request, { ...context });
}

/** Answers with a Remix app; Remix and its server build are evaluated at the first request, not at the Worker's start. */
export async function answerApp(
  app: AppName,
  mode: string,
  request: Request,
  context: AppContext,
): Promise<Response> {
  let handler = handlers.get(app);
  if (!handler) {
    handler = load(app, mode);
    handlers.set(app, handler);
  }
  return (await handler)(request, context);
}
