import type { Query, ScopedDb, TenantRef } from '../../schema/index.ts';
import type { TenantContext } from '../app-context.ts';
import type { PermissionKey, PlatformPermissionKey } from './permissions.ts';
import type { Ports, RateLimit } from './ports.ts';

/** Who acts. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'staff'; id: string; name: string; permissions: readonly PermissionKey[] }
  | {
      kind: 'api_key';
      id: string;
      name: string;
      permissions: readonly PermissionKey[];
      ratePerMinute: number;
    }
  /** A member of the platform's own staff; holds nothing inside a brand by itself (10 §5.2). */
  | { kind: 'platform'; id: string; name: string; permissions: readonly PlatformPermissionKey[] }
  /** Somebody signed in whose rights do not matter here: an account's own affairs. */
  | { kind: 'person'; id: string; name: string }
  /** Holder of the one-time token of a first run (10 WIZ-02). */
  | { kind: 'setup'; id: string }
  | { kind: 'system'; id: string };

export type Source = 'storefront' | 'admin' | 'platform' | 'auth' | 'api' | 'mcp' | 'job' | 'webhook' | 'cli';

/** The browser session behind a call. Ids are UUIDs. */
export interface SessionFacts {
  id: string;
  userId: string;
  audience: 'auth' | 'admin' | 'platform' | 'creator' | 'contractor' | 'vendor';
  authTime: Date;
  /** When the strongest factor was last shown; sensitive acts ask for one that is fresh (10 SES-07). */
  stepUpAt: Date | null;
  /** Authenticator assurance level of SP 800-63B. */
  aal: 1 | 2;
  impersonation: { id: string; adminId: string; mode: 'read_only' | 'full'; expiresAt?: string } | null;
}

/** What a browser keeps for us between requests: its session, a sign-in that is under way, a hand-off's secret. */
export type BrowserItem = 'session' | 'flow' | 'handoff';

/** Cookies, as operations see them. Only sign-in uses them; keys, jobs and tools have none. */
export interface BrowserMemory {
  read(item: BrowserItem): string | null;
  keep(item: BrowserItem, value: string, seconds: number): void;
  forget(item: BrowserItem): void;
}

/** The outside of one call: where it came from and what it carries. */
export interface Caller {
  actor: Actor;
  /** Null for keys, jobs and visitors. */
  session: SessionFacts | null;
  source: Source;
  requestId: string;
  ip: string;
  userAgent?: string | undefined;
  country?: string | undefined;
  origin: string;
  cartToken: string | null;
  idempotencyKey: string | null;
  browser?: BrowserMemory | undefined;
  /** Gives the visitor a cart (a cookie at the edge); null takes it away. */
  setCartToken(token: string | null): void;
}

export interface DomainEvent {
  type: string;
  payload: Record<string, unknown>;
}

export interface JobRequest {
  name: string;
  payload: Record<string, unknown>;
  /** The same name and key is the same work: enqueued once. */
  key: string;
  runAt?: Date;
}

export interface AuditTarget {
  kind: string;
  id: string;
  detail?: Record<string, unknown>;
}

/** What every operation's `run` sees, whatever its scope. */
interface BaseContext {
  readonly actor: Actor;
  readonly caller: Caller;
  readonly db: ScopedDb;
  readonly ports: Ports;
  now(): Date;
  write(...queries: Query[]): void;
  emit(event: DomainEvent): void;
  enqueue(job: JobRequest): void;
  /** Counts a try under this key of the platform's limiter; 429 `rate_limited` when there were too many. */
  throttle(key: string, limit: RateLimit): Promise<void>;
  /** Runs after the answer (the Worker's `waitUntil`). */
  later(work: Promise<unknown>): void;
  commit(): Promise<void>;
  /** Tests of crashes: ends the run here when a fault is armed for this step. Absent outside of tests. */
  readonly fault?: ((step: string) => void) | undefined;
}

/**
 * What an operation's `run` sees. It reads through `db`, decides, and hands its writes to `write`; `commit` sends
 * them in one transaction together with events, jobs and the audit row (one round trip). The kernel commits what is
 * left when `run` returns. `db` reaches the brand's schema and, of the shared tables, the brand's own rows.
 */
export interface OperationContext extends BaseContext {
  readonly tenant: TenantContext;
  readonly schemaKey: string;
  audit(target: AuditTarget): void;
  /** The tenant's public pages change with this commit: drop them from the edge. */
  purgePages(): void;
}

/** The same without a brand: `db` is the shared schema, where every query says for itself whose rows it means. */
export interface HouseContext extends BaseContext {
  /** `tenantId` files the row in that brand's log too: what the platform did to a brand, the brand can read. */
  audit(target: AuditTarget & { tenantId?: string | undefined }): void;
  /** Rows of one brand, for a stated reason (10 TEN-09). */
  tenantDb(tenant: TenantRef): ScopedDb;
}
