import type { Actor, Caller, SessionFacts, Source } from '../../domain/kernel/context.ts';
import type { House } from '../../domain/kernel/execute.ts';
import { Database } from '../../schema/index.ts';
import { browserMemory, readCookie } from '../auth/cookies.ts';
import { faultAt } from '../dev/fault.ts';
import { databaseConfig, type Env } from '../env.ts';
import { createPorts } from '../ports.ts';

/** What a request runs operations with; holds no state between requests. */
export function createHouse(
  env: Env,
  waitUntil: (work: Promise<unknown>) => void,
  database = new Database(databaseConfig(env)),
): House {
  return {
    database,
    ports: createPorts(env, database),
    now: () => new Date(),
    isOutputChecked: env.ENVIRONMENT !== 'production',
    rateLimitScale: Number(env.RATE_LIMIT_SCALE ?? '1'),
    later: waitUntil,
    shopOrigin: (tenant) =>
      (env.SHOP_ORIGIN ?? `https://{slug}.${env.BASE_DOMAIN}`).replace('{slug}', tenant.slug),
    ...(env.ENVIRONMENT === 'test' ? { fault: faultAt } : {}),
  };
}

export const CART_COOKIE_DAYS = 30;

/** `__Host-` needs https; on plain http (development) the same cookie goes without the prefix. */
export function cartCookieName(url: URL): string {
  return url.protocol === 'https:' ? '__Host-cgk_cart' : 'cgk_cart';
}

/** Address of whoever sent the request, as Cloudflare saw it. */
export const ipOf = (request: Request): string => request.headers.get('cf-connecting-ip') ?? '127.0.0.1';

/** Caller of a request, and the cookies that running operations asked for. */
export function createCaller(
  request: Request,
  source: Source,
  actor: Actor,
  requestId: string,
  session: SessionFacts | null = null,
): { caller: Caller; cookies: string[] } {
  const url = new URL(request.url);
  const name = cartCookieName(url);
  const cookies: string[] = [];
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  const caller: Caller = {
    actor,
    session,
    source,
    requestId,
    ip: ipOf(request),
    userAgent: request.headers.get('user-agent') ?? undefined,
    country: request.headers.get('cf-ipcountry') ?? undefined,
    origin: url.origin,
    cartToken: request.headers.get('x-cart-token') ?? readCookie(request, name),
    idempotencyKey: request.headers.get('idempotency-key')?.slice(0, 255) ?? null,
    browser: browserMemory(request, cookies),
    setCartToken: (token) => {
      caller.cartToken = token;
      const age = token === null ? 0 : CART_COOKIE_DAYS * 86_400;
      cookies.push(
        `${name}=${encodeURIComponent(token ?? '')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`,
      );
    },
  };
  return { caller, cookies };
}

export function systemCaller(source: Source, id: string, requestId: string): Caller {
  return {
    actor: { kind: 'system', id },
    session: null,
    source,
    requestId,
    ip: '',
    origin: '',
    cartToken: null,
    idempotencyKey: null,
    setCartToken: () => undefined,
  };
}
