import type { CartStore } from '../carts/cart-store.ts';
import type { StockKeeper } from '../inventory/stock-keeper.ts';
import type { MailPort } from '../mail/mail-port.ts';
import type { PaymentGateway } from '../payments/gateway.ts';
import type { KeyStore } from '../secrets/key-store.ts';
import type { LinkSigner } from './link-signer.ts';

export interface RateLimit {
  /** Calls allowed… */
  limit: number;
  /** …in this many seconds, */
  periodSeconds: number;
  /** of which so many at once (default: all). */
  burst?: number;
}

export interface RateLimiter {
  take(
    tenantId: string,
    key: string,
    limit: RateLimit,
  ): Promise<{ isAllowed: boolean; retryAfterSeconds: number }>;
}

/** Files of one tenant; keys are relative to the tenant's own prefix. */
export interface FileStore {
  put(tenantId: string, key: string, body: ArrayBuffer | Uint8Array, contentType: string): Promise<void>;
  delete(tenantId: string, keys: string[]): Promise<void>;
}

/** The edge cache of a tenant's public pages: one bump drops all of them (20 §4.16). */
export interface EdgeCachePort {
  bump(tenantId: string): Promise<void>;
}

/** Rings a tenant's bell, or the platform's (null): outbox and due jobs are looked at soon, or after the delay. */
export interface Bell {
  ring(tenantId: string | null, delaySeconds?: number): Promise<void>;
}

/** What a tenant's operations reach outside of Postgres. `workers/` wires them. */
export interface Ports {
  rateLimiter: RateLimiter;
  carts: CartStore;
  stock: StockKeeper;
  gateways: Record<string, PaymentGateway>;
  files: FileStore;
  edgeCache: EdgeCachePort;
  bell: Bell;
  mail: MailPort;
  links: LinkSigner;
  keys: KeyStore;
}
