import type { Query, ScopedDb } from '../../schema/index.ts';
import type { TenantContext } from '../app-context.ts';
import type { PermissionKey } from './permissions.ts';
import type { Ports } from './ports.ts';

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
  | { kind: 'system'; id: string };

export type Source = 'storefront' | 'admin' | 'api' | 'mcp' | 'job' | 'webhook' | 'cli';

/** The outside of one call: where it came from and what it carries. */
export interface Caller {
  actor: Actor;
  source: Source;
  requestId: string;
  ip: string;
  origin: string;
  cartToken: string | null;
  idempotencyKey: string | null;
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

/**
 * What an operation's `run` sees. It reads through `db`, decides, and hands its writes to `write`; `commit` sends
 * them in one transaction together with events, jobs and the audit row (one round trip). The kernel commits what is
 * left when `run` returns.
 */
export interface OperationContext {
  readonly tenant: TenantContext;
  readonly schemaKey: string;
  readonly actor: Actor;
  readonly caller: Caller;
  readonly db: ScopedDb;
  readonly ports: Ports;
  now(): Date;
  write(...queries: Query[]): void;
  emit(event: DomainEvent): void;
  enqueue(job: JobRequest): void;
  audit(target: AuditTarget): void;
  /** The tenant's public pages change with this commit: drop them from the edge. */
  purgePages(): void;
  /** Runs after the answer (the Worker's `waitUntil`). */
  later(work: Promise<unknown>): void;
  commit(): Promise<void>;
  /** Tests of crashes: ends the run here when a fault is armed for this step. Absent outside of tests. */
  readonly fault?: ((step: string) => void) | undefined;
}
