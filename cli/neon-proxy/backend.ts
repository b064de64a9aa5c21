/**
 * What the proxy needs from a database: exclusive use of one session at a time, spoken to in raw wire bytes.
 *
 * `batch` leases last for one exchange, `interactive` ones for one transaction (30 s at most), `session` ones
 * for as long as the client stays connected (migrations that need session state).
 */
export type LeaseMode = 'batch' | 'interactive' | 'session';

/** Exclusive use of one database session, logged in as one user. */
export interface Lease {
  /**
   * Sends whole frontend messages that end in Sync, or one simple Query.
   * Resolves with every backend byte up to and including ReadyForQuery. Rejects with {@link ProxyError} when the
   * session is gone; an SQL error is a normal answer.
   */
  exchange(bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * Gives the session back. An open transaction is rolled back first; `dirty` also resets session state
   * (settings, temporary tables, advisory locks, listeners, cursors).
   */
  release(dirty: boolean): void;
  /** Called once when the lease ran over its limit and was taken away. */
  onKilled?: (error: ProxyError) => void;
}

/** A database that the proxy stands in front of. */
export interface Backend {
  readonly kind: 'pglite' | 'postgres';
  /** `server_version`, such as `18.3`. */
  readonly version: string;
  /** Waits (first come, first served) for a session and logs it in as `user`. */
  lease(user: string, mode: LeaseMode): Promise<Lease>;
  /** Lets running leases finish (5 s at most), then closes the database. */
  close(): Promise<void>;
}

export type Log = (message: string) => void;

/** An error of the proxy itself, with the SQLSTATE that the client shall see. */
export class ProxyError extends Error {
  readonly code: string;
  readonly severity: 'ERROR' | 'FATAL';

  constructor(code: string, message: string, severity: 'ERROR' | 'FATAL' = 'ERROR') {
    super(message);
    this.name = 'ProxyError';
    this.code = code;
    this.severity = severity;
  }
}

/** The restricted login of the application: its statements are guarded and it must exist. */
export const APP_USER = 'cgk_app';

/** Longest time that an interactive transaction may keep its session (DBX-10). */
export const LEASE_LIMIT_MS = 30_000;

/** Resets what a client may have left behind in a session. (DISCARD ALL may not run together with others.) */
export const RESET_SESSION_SQL =
  'RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *; ' +
  'SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES; DEALLOCATE ALL';

/** The statement that logs a superuser's session in as another role. */
export function loginSql(user: string): string {
  return `SET SESSION AUTHORIZATION "${user.replaceAll('"', '""')}"`;
}
