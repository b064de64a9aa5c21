import { Hono } from 'hono';
import type { AppContext } from '../domain/app-context.ts';
import { createApi, createHouseApi } from '../domain/kernel/caller.ts';
import type { Actor, SessionFacts } from '../domain/kernel/context.ts';
import type { House } from '../domain/kernel/execute.ts';
import { randomToken } from '../domain/kernel/hash.ts';
import { newId } from '../domain/kernel/ids.ts';
import { accessOf } from '../domain/tenants/tenant-status.ts';
import { Database } from '../schema/index.ts';
import { answerRest } from './api/rest.ts';
import { answerApp } from './apps/remix.ts';
import { actorByApiKey, bearerOf } from './auth/api-keys.ts';
import { answerHandOff, isHandOffPost, startPath } from './auth/hand-off.ts';
import { isFromListedAddress, requireListedAddress } from './auth/listed-address.ts';
import { actorOfSession, forgetSessions, staffSession } from './auth/staff-session.ts';
import { consumeBatch } from './background/consume.ts';
import { dispatchCron } from './background/cron.ts';
import { authHostOf, authOriginOf, databaseConfig, type Env, type QueueMessage } from './env.ts';
import { answerHealth, answerLiveness, answerReadiness, answerVersion } from './health.ts';
import { problemResponse } from './problem-response.ts';
import { logRequest } from './request-log.ts';
import { closedAdmin, closedTenant, unlistedAddress } from './routing/closed-pages.ts';
import { throughEdgeCache } from './routing/edge-cache.ts';
import { formerHost } from './routing/former-host.ts';
import { closedForMaintenance } from './routing/maintenance.ts';
import { answerAsset, answerMedia } from './routing/media.ts';
import { mayBePreview } from './routing/preview-request.ts';
import { primaryAddress } from './routing/primary-host.ts';
import { createCaller, createHouse, ipOf, systemCaller } from './routing/request-scope.ts';
import { isCrossSite, withSecurityHeaders } from './routing/security-headers.ts';
import { withoutPreview } from './routing/shop-preview.ts';
import { hostNameOf, type RoutedTenant, tenantByHost } from './routing/tenants.ts';

export { CartObject } from '../durable-objects/cart.ts';
export { RateLimiterObject } from '../durable-objects/rate-limiter.ts';
export { SetupLockObject } from '../durable-objects/setup-lock.ts';
export { StockObject } from '../durable-objects/stock.ts';
export { TenantStateObject } from '../durable-objects/tenant-state.ts';
export { TestGatewayObject } from '../durable-objects/test-gateway.ts';

interface Variables {
  requestId: string;
  /** The request's one connection: it counts the round trips. */
  database: Database;
  /** Absent on the house's own hosts and on unknown ones. */
  routed: RoutedTenant;
  /** Set on pages whose scripts carry a nonce. */
  nonce: string | null;
  formTargets: readonly string[];
}

const app = new Hono<{ Bindings: Env; Variables: Variables }>();

app.use(async (c, next) => {
  const requestId = newId();
  const startedAt = Date.now();
  c.set('requestId', requestId);
  c.set('nonce', null);
  c.set('formTargets', []);
  c.set('database', new Database(databaseConfig(c.env)));
  const url = new URL(c.req.url);
  if (isCrossSite(c.req.raw, url) && !isHandOffPost(c.env, c.req.raw, url)) {
    c.res = new Response('Cross-site request refused', {
      status: 403,
      headers: { 'cache-control': 'no-store' },
    });
    return;
  }
  await next();
  c.res = withSecurityHeaders(c.res, url, c.get('nonce'), c.get('formTargets'));
  c.res.headers.set('x-request-id', requestId);
  if (c.env.ENVIRONMENT !== 'production' || c.env.CGK_BENCH === '1')
    c.res.headers.set('server-timing', `db;desc="${c.get('database').roundTrips}"`);
  logRequest(c.env, {
    request: c.req.raw,
    url,
    status: c.res.status,
    tenantId: c.get('routed')?.tenant.id ?? null,
    requestId,
    durationMs: Date.now() - startedAt,
    roundTrips: c.get('database').roundTrips,
  });
});

app.onError((error, c) => problemResponse(error, c.get('requestId')));

app.get('/health', (c) => answerHealth(c.env));
app.get('/healthz', () => answerLiveness());
app.get('/readyz', (c) => answerReadiness(c.env));
app.get('/version', () => answerVersion());
app.get('/_shop/*', (c) => answerAsset(c.env, c.req.raw));
app.get('/_admin/*', (c) => answerAsset(c.env, c.req.raw));
app.get('/_platform/*', (c) => answerAsset(c.env, c.req.raw));
app.get('/_account/*', (c) => answerAsset(c.env, c.req.raw));

/** From here on every request belongs to a brand, by its host alone. */
app.use(async (c, next) => {
  const host = hostNameOf(c.req.raw);
  if (host === c.env.BASE_DOMAIN || host === authHostOf(c.env)) {
    const { answerHouse } = await import('./house/house.ts');
    return answerHouse(
      c.env,
      c.executionCtx,
      c.get('database'),
      c.req.raw,
      c.get('requestId'),
      (nonce, formTargets = []) => {
        c.set('nonce', nonce);
        c.set('formTargets', formTargets);
      },
    );
  }
  const routed = await tenantByHost(c.env, c.get('database'), host);
  if (!routed) return formerHost(c.env, c.get('database'), c.req.raw);
  const elsewhere = primaryAddress(c.req.raw, routed.primaryHost);
  if (elsewhere)
    return new Response(null, {
      status: 308,
      headers: { location: elsewhere, 'cache-control': 'no-store' },
    });
  const closed = closedTenant(routed, c.req.raw, c.get('requestId'));
  if (closed) return closed;
  const maintenance = await closedForMaintenance(c.env, routed.tenant.id, c.req.raw);
  if (maintenance) return maintenance;
  c.set('routed', routed);
  return next();
});

app.get('/_records/*', async (c) => {
  const { answerRecord } = await import('./records.ts');
  return answerRecord(c.env, c.get('routed').tenant.id, new URL(c.req.url).pathname);
});

app.get('/media/*', (c) =>
  answerMedia(c.env, c.get('routed').tenant.id, new URL(c.req.url).pathname.slice('/media/'.length)),
);

app.get('/api/v1/openapi.json', async (c) => {
  const { openApiDocument } = await import('./api/openapi.ts');
  return c.json(await openApiDocument(new URL(c.req.url).origin), 200, {
    'cache-control': 'public, max-age=60',
  });
});

app.get('/api/v1', async (c) => {
  const { referencePage } = await import('./api/reference-page.ts');
  return referencePage(new URL(c.req.url).origin);
});

app.all('/api/v1/*', async (c) => {
  const { tenant, schemaKey } = c.get('routed');
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
  const requestId = c.get('requestId');
  const answer = async (): Promise<Response> => {
    try {
      const house = createHouse(c.env, waitUntil, c.get('database'));
      const { actor, session } = await apiActor(house.database, tenant.id, c.req.raw, waitUntil);
      const { caller, cookies } = createCaller(c.req.raw, 'api', actor, requestId, session);
      const path = new URL(c.req.url).pathname.slice('/api/v1'.length);
      const response = await answerRest(house, { tenant, schemaKey }, caller, c.req.raw, path);
      for (const cookie of cookies) response.headers.append('set-cookie', cookie);
      return response;
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
  // A key is looked at whatever is asked with it: a wrong one gets no answer, not even a public one that is kept.
  if (bearerOf(c.req.raw) !== null) return answer();
  return throughEdgeCache(c.env, c.req.raw, c.get('routed'), waitUntil, answer);
});

async function apiActor(
  database: Database,
  tenantId: string,
  request: Request,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<{ actor: Actor; session: SessionFacts | null }> {
  const bearer = bearerOf(request);
  if (bearer !== null) {
    const use = { ip: ipOf(request), waitUntil };
    return { actor: await actorByApiKey(database, tenantId, bearer, use), session: null };
  }
  const session = await staffSession(database, tenantId, request);
  requireListedAddress(session, request);
  return { actor: actorOfSession(session), session: session?.facts ?? null };
}

app.all('/mcp', async (c) => {
  const { answerMcpRequest } = await import('./mcp/entry.ts');
  return answerMcpRequest(
    c.env,
    c.executionCtx,
    c.get('database'),
    c.req.raw,
    c.get('routed'),
    c.get('requestId'),
  );
});

app.all('/_auth/*', async (c) => {
  const house = createHouse(c.env, (work) => c.executionCtx.waitUntil(work), c.get('database'));
  return (await answerHandOff(c.env, house, c.req.raw, c.get('requestId'))) ?? c.notFound();
});
for (const path of ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp']) {
  app.get(path, async (c) => {
    const { resourceMetadata } = await import('./mcp/protected-resource.ts');
    return resourceMetadata(new URL(c.req.url).origin, c.get('routed').tenant.name);
  });
}

app.all('/__dev/*', async (c) => {
  if (c.env.ENVIRONMENT === 'production') return c.notFound();
  const { answerDev } = await import('./dev/dev-pages.ts');
  const { tenant, schemaKey } = c.get('routed');
  const house = createHouse(c.env, (work) => c.executionCtx.waitUntil(work));
  return answerDev(c.env, house, { tenant, schemaKey }, c.req.raw, c.get('requestId'));
});

/** `/admin.data` is what Remix asks for when the client moves to `/admin` (single fetch). */
for (const path of ['/admin', '/admin.data', '/admin/*']) {
  app.all(path, (c) =>
    answerAdmin(
      c.env,
      createHouse(c.env, (work) => c.executionCtx.waitUntil(work), c.get('database')),
      c.req.raw,
      c.get('routed'),
      c.get('requestId'),
      (nonce) => {
        c.set('nonce', nonce);
        // Signing out ends at the sign-in host.
        c.set('formTargets', [authOriginOf(c.env, new URL(c.req.url))]);
      },
    ),
  );
}

app.all('*', async (c) => {
  const routed = c.get('routed');
  if (accessOf(routed.status).storefront === 'preview') {
    const refused = await withoutPreview(c.env, c.req.raw, routed);
    if (refused) return refused;
  }
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
  if (mayBePreview(c.req.raw)) {
    const { answerPreview } = await import('./routing/preview.ts');
    const preview = await answerPreview(c.env, c.get('database'), c.req.raw, routed, (drafted) =>
      answerPage(
        'storefront',
        c.env,
        createHouse(c.env, waitUntil, c.get('database')),
        c.req.raw,
        drafted,
        c.get('requestId'),
        { session: null, nonce: '', isPreview: true },
      ),
    );
    if (preview) return preview;
  }
  return throughEdgeCache(c.env, c.req.raw, routed, waitUntil, () =>
    answerPage(
      'storefront',
      c.env,
      createHouse(c.env, waitUntil, c.get('database')),
      c.req.raw,
      routed,
      c.get('requestId'),
      { session: null, nonce: '' },
    ),
  );
});

async function answerAdmin(
  env: Env,
  house: House,
  request: Request,
  routed: RoutedTenant,
  requestId: string,
  setNonce: (nonce: string) => void,
): Promise<Response> {
  const nonce = randomToken(16);
  setNonce(nonce);
  const session = await staffSession(house.database, routed.tenant.id, request);
  if (!isFromListedAddress(session, request)) return unlistedAddress();
  const closed = closedAdmin(routed, session, request);
  if (closed) {
    const { keepBrand } = await import('./routing/keep-brand.ts');
    return (await keepBrand(house, routed, session, request, requestId)) ?? closed;
  }
  const response = await answerPage('admin', env, house, request, routed, requestId, { session, nonce });
  response.headers.set('cache-control', 'no-store');
  return response;
}

/** A page of one of the apps; cookies that its operations asked for go with it. */
async function answerPage(
  appName: 'storefront' | 'admin',
  env: Env,
  house: House,
  request: Request,
  routed: RoutedTenant,
  requestId: string,
  visitor: { session: AppContext['session']; nonce: string; isPreview?: boolean },
): Promise<Response> {
  const { tenant, schemaKey } = routed;
  const url = new URL(request.url);
  const { caller, cookies } = createCaller(
    request,
    appName,
    actorOfSession(visitor.session),
    requestId,
    visitor.session?.facts ?? null,
  );
  const firstSegment = url.pathname.split('/')[1] ?? '';
  const context: AppContext = {
    tenant,
    locale: tenant.locales.includes(firstSegment) ? firstSegment : tenant.locale,
    origin: url.origin,
    requestId,
    nonce: visitor.nonce,
    isDevelopment: env.ENVIRONMENT === 'development',
    isPreview: visitor.isPreview ?? false,
    session: visitor.session,
    auth: {
      startUrl: (returnTo, isStepUp) => new URL(startPath(returnTo, isStepUp), url.origin).href,
      signOut: async () => {
        if (visitor.session) await createHouseApi(house, caller).signIn.signOut({});
        forgetSessions();
        return new URL(`/signed-out?host=${url.hostname}`, authOriginOf(env, url)).href;
      },
      endImpersonation: async () => {
        const live = visitor.session?.facts.impersonation;
        if (!live) return;
        // The house ends it: who impersonates may change nothing, and this is no change of the brand's.
        const system = systemCaller('admin', 'impersonation-banner', requestId);
        await createHouseApi(house, system).impersonation.endOwnImpersonation({ impersonationId: live.id });
        forgetSessions();
      },
    },
    api: createApi(house, { tenant, schemaKey }, caller),
    houseApi: createHouseApi(house, caller),
  };
  const response = await answerApp(
    appName,
    env.ENVIRONMENT === 'development' ? 'development' : 'production',
    request,
    context,
  );
  if (cookies.length === 0) return response;
  const answer = new Response(response.body, response);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

export default {
  fetch: app.fetch,
  queue: async (batch, env, execution) => consumeBatch(batch, env, execution),
  scheduled: async (controller, env, execution) => dispatchCron(controller, env, execution),
} satisfies ExportedHandler<Env, QueueMessage>;
