import type { CartStore } from '../carts/cart-store.ts';
import type { StockKeeper } from '../inventory/stock-keeper.ts';
import type { MailPort } from '../mail/mail-port.ts';
import type { PaymentGateway } from '../payments/gateway.ts';
import type { AuthPort } from '../sign-in/auth-port.ts';
import type { TxtResolver } from '../team/txt-resolver.ts';
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

/** Private files of a tenant, or of the platform (null): archives, anchors, exports. Never reachable below `/media`. */
export interface RecordStore {
  put(tenantId: string | null, key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(tenantId: string | null, key: string): Promise<Uint8Array | null>;
  /** Path of a link, on its owner's host, that opens the file without signing in until it expires. */
  link(tenantId: string | null, key: string, options: { fileName: string; expiresAt: Date }): Promise<string>;
}

/** The edge cache of a tenant's public pages: one bump drops all of them (20 §4.16). */
export interface EdgeCachePort {
  bump(tenantId: string): Promise<void>;
}

/** Rings a tenant's bell, or the platform's (null): outbox and due jobs are looked at soon, or after the delay. */
export interface Bell {
  ring(tenantId: string | null, delaySeconds?: number): Promise<void>;
}

/** Where the house answers, for links. Origins without a slash at the end. */
export interface Addresses {
  /** The sign-in origin. */
  signIn: string;
  /** A brand's own host. */
  brand(slug: string): string;
}

/** What a tenant's operations reach outside of Postgres. `workers/` wires them. */
export interface Ports {
  rateLimiter: RateLimiter;
  carts: CartStore;
  stock: StockKeeper;
  gateways: Record<string, PaymentGateway>;
  files: FileStore;
  records: RecordStore;
  edgeCache: EdgeCachePort;
  bell: Bell;
  mail: MailPort;
  auth: AuthPort;
  txtResolver: TxtResolver;
  addresses: Addresses;
  links: LinkSigner;
}
