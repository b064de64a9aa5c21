import type { MigrationClient, MigrationFile } from '../../schema/migrate.ts';
import type { WrappedDek } from '../access/secret-box.ts';
import type { CartStore } from '../carts/cart-store.ts';
import type { StockKeeper } from '../inventory/stock-keeper.ts';
import type { MailPort } from '../mail/mail-port.ts';
import type { PaymentGateway } from '../payments/gateway.ts';
import type { MaintenanceBoard } from '../platform/maintenance.ts';
import type { InstallationPort } from '../setup/installation-checks.ts';
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

/** The migration files that this version of the house brings along. */
export interface MigrationSets {
  /** Roles, extensions and functions; repeatable. */
  bootstrap: string;
  platform: MigrationFile[];
  tenant: MigrationFile[];
}

/** An interactive connection of the login that owns the database. `end()` it in the same request that opened it. */
export interface OwnerConnection extends MigrationClient {
  end(): Promise<void>;
}

/**
 * What only the owner of the database may do: schemas, roles, migrations, copies of whole brands. Asked by provisioning,
 * migration, export and purge jobs alone; nothing of a request of a shopper or a team ever reaches it.
 */
export interface OwnerPort {
  /** @throws Problem `owner_connection_missing` (503) where the installation has no owner's connection string */
  connect(): Promise<OwnerConnection>;
  migrations(): Promise<MigrationSets>;
  /** A new data key for a brand, wrapped by the installation's key; null where the installation has none (10 KEY-02). */
  newDataKey(tenantId: string, dekVersion: number): Promise<WrappedDek | null>;
}

/** Which host belongs to which brand, as the edge remembers it. */
export interface RoutePort {
  /** The next request to these hosts asks the database again. */
  forget(tenantId: string, hosts: string[]): Promise<void>;
  /** Host of a brand's shop, without port. */
  hostOf(slug: string): string;
  /** What opens a shop before its launch (10 §4.1: onboarding). */
  previewPassword(tenantId: string): Promise<string>;
}

export interface StoredObject {
  key: string;
  size: number;
}

/** Whole files of the installation: bundles of brands (`exports/<operation>/…`) and a brand's own prefix (`t/<tenant>/…`). */
export interface ArchivePort {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  /** Keys in order; `cursor` as the page before gave it. */
  list(prefix: string, cursor?: string): Promise<{ objects: StoredObject[]; cursor: string | null }>;
  delete(keys: string[]): Promise<void>;
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
  owner: OwnerPort;
  routes: RoutePort;
  archive: ArchivePort;
  maintenance: MaintenanceBoard;
  installation: InstallationPort;
}
