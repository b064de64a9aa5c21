/** PGlite as a backend: one embedded Postgres, one session, leases one after the other. */
import { PGlite } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import {
  APP_USER,
  type Backend,
  LEASE_LIMIT_MS,
  type Lease,
  type LeaseMode,
  type Log,
  loginSql,
  ProxyError,
  RESET_SESSION_SQL,
} from './backend.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { findError, IDLE, simpleQuery, transactionStatus } from './wire.ts';

const CLOSE_WAIT_MS = 5_000;
const SUPERUSER = 'postgres';
// PGlite runs in single-user mode, where RESET SESSION AUTHORIZATION does nothing: the superuser is set by name.
const RESET_LOGIN = loginSql(SUPERUSER);
const RESET_SESSION = simpleQuery(`${RESET_LOGIN}; ${RESET_SESSION_SQL}`);
const ROLLBACK = simpleQuery('ROLLBACK');

export interface PgliteOptions {
  /** Folder of the database; created when absent. `memory://` keeps nothing. */
  dataDir: string;
  log: Log;
  leaseLimitMs?: number;
}

/** The optional pgvector extension, when its package is installed. */
async function vectorExtension(): Promise<Record<string, never>> {
  const name: string = '@electric-sql/pglite-pgvector';
  try {
    return { vector: ((await import(name)) as { vector: never }).vector };
  } catch {
    return {};
  }
}

async function openDatabase(dataDir: string): Promise<PGlite> {
  const extensions = { pg_trgm, unaccent, fuzzystrmatch, ...(await vectorExtension()) };
  return (await PGlite.create({ dataDir, extensions, relaxedDurability: false })) as unknown as PGlite;
}

/** Opens (or creates) the database in `dataDir` and keeps every other process out of it. */
export async function openPgliteBackend(options: PgliteOptions): Promise<Backend> {
  const unlock = options.dataDir.includes('://') ? () => {} : lockDataDir(options.dataDir);
  try {
    const db = await openDatabase(options.dataDir);
    const { rows } = await db.query<{ server_version: string }>('SHOW server_version');
    return new PgliteBackend(db, rows[0]?.server_version ?? '', options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

class PgliteBackend implements Backend {
  readonly kind = 'pglite';
  readonly version: string;
  #db: PGlite;
  readonly #options: PgliteOptions;
  readonly #unlock: () => void;
  /** The login of the session, to save a round trip when it stays the same. */
  #user = SUPERUSER;
  #current: PgliteLease | undefined;
  #waiting: (() => void)[] = [];
  #taken = false;
  #closing = false;
  #reopening: Promise<void> | undefined;

  constructor(db: PGlite, version: string, options: PgliteOptions, unlock: () => void) {
    this.#db = db;
    this.version = version;
    this.#options = options;
    this.#unlock = unlock;
  }

  async lease(user: string, mode: LeaseMode): Promise<Lease> {
    if (this.#closing) throw new ProxyError('57P03', 'the database is shutting down', 'FATAL');
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    try {
      if (this.#reopening) await this.#reopening;
      this.#login(user);
    } catch (error) {
      this.#next();
      throw error;
    }
    const limit = mode === 'interactive' ? (this.#options.leaseLimitMs ?? LEASE_LIMIT_MS) : undefined;
    this.#current = new PgliteLease(this, limit);
    return this.#current;
  }

  /** Runs wire bytes at once. PGlite runs in this thread, so nothing else happens meanwhile. */
  run(bytes: Uint8Array): Uint8Array {
    try {
      const answer = this.#db.execProtocolRawSync(bytes);
      if (answer.length > 0) return answer;
      throw new Error('PGlite gave no answer');
    } catch (error) {
      this.#reopen(error);
      throw new ProxyError('08006', `the embedded database stopped: ${String(error)}`, 'FATAL');
    }
  }

  /** Takes the session back from `lease` and hands it to the next in the queue. */
  giveBack(lease: PgliteLease, status: number, dirty: boolean): void {
    if (this.#current !== lease) return;
    this.#current = undefined;
    try {
      if (status !== IDLE) this.run(ROLLBACK);
      if (dirty) {
        this.run(RESET_SESSION);
        this.#user = SUPERUSER;
      }
    } catch (error) {
      this.#options.log(`clean-up failed: ${String(error)}`);
    }
    this.#next();
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const deadline = Date.now() + CLOSE_WAIT_MS;
    while (this.#taken && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    if (this.#current) this.#current.kill(new ProxyError('57P01', 'the database is shutting down', 'FATAL'));
    if (this.#reopening) await this.#reopening.catch(() => {});
    try {
      if (this.#user !== SUPERUSER) this.run(RESET_SESSION);
      await this.#db.close();
    } finally {
      this.#unlock();
    }
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }

  /** A role that does not exist yet stays superuser, so that a fresh database can be set up; never the app's. */
  #login(user: string): void {
    if (user === this.#user) return;
    const error = findError(this.run(simpleQuery(loginSql(user))));
    if (!error) {
      this.#user = user;
      return;
    }
    if (user === APP_USER) throw new ProxyError('28000', `role "${user}" does not exist`, 'FATAL');
    if (this.#user !== SUPERUSER) this.run(simpleQuery(RESET_LOGIN));
    this.#user = SUPERUSER;
  }

  #reopen(cause: unknown): void {
    if (this.#reopening || this.#closing) return;
    this.#options.log(`PGlite stopped (${String(cause)}); opening it again`);
    this.#reopening = openDatabase(this.#options.dataDir).then((db) => {
      this.#db = db;
      this.#user = SUPERUSER;
      this.#reopening = undefined;
    });
    this.#reopening.catch((error: unknown) => this.#options.log(`PGlite cannot be opened: ${String(error)}`));
  }
}

class PgliteLease implements Lease {
  onKilled?: (error: ProxyError) => void;
  readonly #backend: PgliteBackend;
  readonly #timer: NodeJS.Timeout | undefined;
  #status = IDLE;
  #gone: ProxyError | undefined;

  constructor(backend: PgliteBackend, limitMs: number | undefined) {
    this.#backend = backend;
    if (limitMs === undefined) return;
    this.#timer = setTimeout(() => {
      const seconds = limitMs / 1000;
      this.kill(
        new ProxyError('25P03', `transaction took longer than ${seconds} s and was rolled back`, 'FATAL'),
      );
    }, limitMs);
  }

  async exchange(bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#gone) throw this.#gone;
    const answer = this.#backend.run(bytes);
    this.#status = transactionStatus(answer);
    return answer;
  }

  release(dirty: boolean): void {
    clearTimeout(this.#timer);
    this.#gone ??= new ProxyError('08003', 'the lease was given back', 'FATAL');
    this.#backend.giveBack(this, this.#status, dirty);
  }

  /** Takes the lease away from its holder. */
  kill(error: ProxyError): void {
    if (this.#gone) return;
    this.#gone = error;
    this.release(true);
    this.onKilled?.(error);
  }
}
