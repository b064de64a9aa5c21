import type { CartObject } from '../durable-objects/cart.ts';
import type { RateLimiterObject } from '../durable-objects/rate-limiter.ts';
import type { SetupLockObject } from '../durable-objects/setup-lock.ts';
import type { StockObject } from '../durable-objects/stock.ts';
import type { TenantStateObject } from '../durable-objects/tenant-state.ts';
import type { TestGatewayObject } from '../durable-objects/test-gateway.ts';
import type { DatabaseConfig } from '../schema/index.ts';

/** What travels in the queue: bells and news from gateways; Postgres holds the truth. A brand's with its tenant. */
export type QueueMessage =
  | { kind: 'bell'; tenantId: string }
  | { kind: 'platform_bell' }
  | { kind: 'gateway_event'; tenantId: string; gateway: string; eventId: string; idempotencyKey: string };

/** Bindings and variables of the Worker (`wrangler.toml`). */
export interface Env {
  ENVIRONMENT: 'development' | 'test' | 'production';
  /** Hosts `<slug>.<BASE_DOMAIN>` are brands. */
  BASE_DOMAIN: string;
  /** Signs session cookies; 32 characters or more. */
  AUTH_SECRET: string;
  DATABASE_URL: string;
  /** Login that owns the database, for provisioning and migrations; absent = those are done by the command line. */
  DATABASE_OWNER_URL?: string;
  /** Wraps the data keys of brands: 32 bytes, base64. Later versions are `KEK_V2`, … (10 KEY-02). */
  KEK_V1?: string;
  DATABASE_FETCH_ENDPOINT?: string;
  DATABASE_WS_PROXY?: string;
  RATE_LIMIT_SCALE?: string;
  /** Where shops are for links in mails, with `{slug}`; `https://{slug}.<BASE_DOMAIN>` unless told. */
  SHOP_ORIGIN?: string;
  /** Sign-in with Google or Microsoft is offered where both are set (10 AUTH-14). */
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
  GOOGLE_ISSUER?: string;
  MICROSOFT_CLIENT_ID?: string;
  MICROSOFT_CLIENT_SECRET?: string;
  MICROSOFT_ISSUER?: string;
  /** `1`: answers say how many database round trips they took, also in production (the bench). */
  CGK_BENCH?: string;
  ROUTES: KVNamespace;
  MEDIA: R2Bucket;
  JOBS: Queue<QueueMessage>;
  ASSETS: Fetcher;
  RATE_LIMITER: DurableObjectNamespace<RateLimiterObject>;
  TENANT_STATE: DurableObjectNamespace<TenantStateObject>;
  SETUP_LOCK: DurableObjectNamespace<SetupLockObject>;
  CARTS: DurableObjectNamespace<CartObject>;
  STOCK: DurableObjectNamespace<StockObject>;
  TEST_GATEWAY: DurableObjectNamespace<TestGatewayObject>;
}

export function databaseConfig(env: Env): DatabaseConfig {
  return {
    url: env.DATABASE_URL,
    fetchEndpoint: env.DATABASE_FETCH_ENDPOINT,
    wsProxy: env.DATABASE_WS_PROXY,
  };
}

/** Origin of the sign-in host, as the browser behind this request reaches it. */
export const authOriginOf = (env: Env, url: URL): string =>
  `${url.protocol}//${authHostOf(env)}${url.port ? `:${url.port}` : ''}`;

/** The one host where people sign in (10 AUTH-02). */
export const authHostOf = (env: Env): string => `auth.${env.BASE_DOMAIN}`;
