import type { CartKey, CartStore } from '../domain/carts/cart-store.ts';
import type { StockKeeper } from '../domain/inventory/stock-keeper.ts';
import { hmacLinkSigner } from '../domain/kernel/link-signer.ts';
import type { Ports } from '../domain/kernel/ports.ts';
import { Problem } from '../domain/kernel/problem.ts';
import {
  type CreatePayment,
  GatewayRefusal,
  GatewayTimeout,
  type PaymentGateway,
} from '../domain/payments/gateway.ts';
import type { Database } from '../schema/index.ts';
import { archivePort } from './archive.ts';
import { authPort } from './auth/auth-port.ts';
import { dnsOverHttps } from './dns-over-https.ts';
import type { Env } from './env.ts';
import { installationPort } from './installation.ts';
import { ownerPort } from './owner-database.ts';
import { recordStore } from './records.ts';
import { bumpGeneration } from './routing/generation.ts';
import { publishMaintenance } from './routing/maintenance.ts';
import { previewPassword } from './routing/preview-password.ts';
import { forgetRoutes } from './routing/tenants.ts';

/** Wires what `domain/` declared to Cloudflare. Every object name begins with the tenant's id (10 TEN-07). */
export function createPorts(env: Env, database: Database): Ports {
  return {
    rateLimiter: {
      take: async (tenantId, key, limit) =>
        env.RATE_LIMITER.get(env.RATE_LIMITER.idFromName(`${tenantId}:${shardOf(key)}`)).take(limit, key),
    },
    carts: cartStore(env),
    stock: stockKeeper(env),
    gateways: { test: testGateway(env) },
    files: {
      put: async (tenantId, key, body, contentType) => {
        await env.MEDIA.put(mediaKey(tenantId, key), body, { httpMetadata: { contentType } });
      },
      delete: async (tenantId, keys) => env.MEDIA.delete(keys.map((key) => mediaKey(tenantId, key))),
    },
    records: recordStore(env),
    edgeCache: { bump: async (tenantId) => bumpGeneration(env, tenantId) },
    bell: {
      ring: async (tenantId, delaySeconds = 0) => {
        await env.JOBS.send(tenantId === null ? { kind: 'platform_bell' } : { kind: 'bell', tenantId }, {
          delaySeconds: Math.min(delaySeconds, 43_200),
        });
      },
    },
    mail: { send: async () => 'captured' },
    auth: authPort(env, database),
    txtResolver: dnsOverHttps(),
    addresses: { signIn: originOf(env, 'auth'), brand: (slug) => originOf(env, slug) },
    links: hmacLinkSigner(env.AUTH_SECRET),
    owner: ownerPort(env),
    routes: {
      forget: async (tenantId, hosts) => forgetRoutes(env, tenantId, hosts),
      hostOf: (slug) => `${slug}.${env.BASE_DOMAIN}`,
      previewPassword: async (tenantId) => previewPassword(env, tenantId),
    },
    archive: archivePort(env),
    installation: installationPort(env),
    maintenance: { publish: async (maintenance) => publishMaintenance(env, maintenance) },
  };
}

const originOf = (env: Env, label: string): string =>
  (env.SHOP_ORIGIN ?? `https://{slug}.${env.BASE_DOMAIN}`).replace('{slug}', label);

const RATE_LIMIT_SHARDS = 8;

/** Which of a tenant's limiters counts a key. */
function shardOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) >>> 0;
  return hash % RATE_LIMIT_SHARDS;
}

/** R2 key of a tenant's file; `..` and absolute parts never reach R2 (10 TEN-08). */
export function mediaKey(tenantId: string, key: string): string {
  if (key.startsWith('/') || key.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new Problem({ status: 422, code: 'invalid_file_name', title: 'Invalid file name' });
  }
  return `t/${tenantId}/media/${key}`;
}

function cartStore(env: Env): CartStore {
  const stub = (key: CartKey) => env.CARTS.get(env.CARTS.idFromName(`cart:${key.tenantId}:${key.cartId}`));
  return {
    create: async (key, tokenHash, first) =>
      stub(key).create(
        { tenantId: key.tenantId, schemaKey: key.schemaKey, cartId: key.cartId },
        tokenHash,
        first,
      ),
    get: async (key, tokenHash) => stub(key).read(tokenHash),
    mutate: async (key, tokenHash, mutation, expectedVersion) =>
      stub(key).mutate(tokenHash, mutation, expectedVersion),
    lock: async (key, owner) => stub(key).lock(owner),
    unlock: async (key, owner) => stub(key).unlock(owner),
    complete: async (key) => stub(key).complete(),
  };
}

function stockKeeper(env: Env): StockKeeper {
  const stub = (tenantId: string) => env.STOCK.get(env.STOCK.idFromName(`inv:${tenantId}`));
  return {
    reserve: async (tenant, owner, lines, holdUntil) =>
      stub(tenant.id).reserve(
        { id: tenant.id, schemaKey: tenant.schemaKey },
        owner,
        lines,
        holdUntil.getTime(),
      ),
    release: async (tenant, owner, reason) =>
      stub(tenant.id).release({ id: tenant.id, schemaKey: tenant.schemaKey }, owner, reason),
  };
}

/** Client of the test gateway's object; an answer it loses on purpose becomes a timeout here. */
function testGateway(env: Env): PaymentGateway {
  const stub = (tenantId: string) =>
    env.TEST_GATEWAY.get(env.TEST_GATEWAY.idFromName(`test-gateway:${tenantId}`));
  return {
    name: 'test',
    create: async (request: CreatePayment) => {
      const { payment, isAnswerLost } = await stub(request.tenantId).create(request);
      if (isAnswerLost) throw new GatewayTimeout('the test gateway did not answer in time');
      return payment;
    },
    status: async (tenantId, idempotencyKey) => stub(tenantId).status(idempotencyKey),
    confirm: async (tenantId, reference, outcome) => stub(tenantId).confirm(reference, outcome),
    capture: async (tenantId, reference) => stub(tenantId).capture(reference),
    void: async (tenantId, reference) => stub(tenantId).void(reference),
    refund: async (tenantId, reference, amountMinor, idempotencyKey) => {
      const answer = await stub(tenantId).refund(reference, amountMinor, idempotencyKey);
      if ('error' in answer) throw new GatewayRefusal(answer.error);
      return answer;
    },
  };
}
