/** Any Postgres as a backend: a small pool of raw connections, each switched to the login that a lease asks for. */
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
import { PostgresConnection } from './postgres-connection.ts';
import { findError, IDLE, simpleQuery } from './wire.ts';

const CLOSE_WAIT_MS = 5_000;
const POOL_SIZE = 10;
const RESET_SESSION = simpleQuery(`RESET SESSION AUTHORIZATION; ${RESET_SESSION_SQL}`);
const RESET_LOGIN = simpleQuery('RESET SESSION AUTHORIZATION');
const ROLLBACK = simpleQuery('ROLLBACK');
const ABOUT = simpleQuery(
  "SELECT current_setting('server_version'), current_setting('is_superuser'), session_user::text",
);

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database?sslmode=…` */
  databaseUrl: string;
  log: Log;
  leaseLimitMs?: number;
  poolSize?: number;
}

/** Connects once, to learn the version and whether this login may switch to others. */
export async function openPostgresBackend(options: PostgresOptions): Promise<Backend> {
  const connection = await PostgresConnection.open(options.databaseUrl);
  const [version = '', isSuperuser, user = ''] = firstRow(await connection.exchange(ABOUT));
  const isSwitching = isSuperuser === 'on';
  if (!isSwitching) {
    options.log(`"${user}" is no superuser: every request runs as "${user}", whatever login it names`);
  }
  return new PostgresBackend(options, version, isSwitching, connection);
}

/** The text values of the first DataRow. */
function firstRow(answer: Uint8Array): string[] {
  const bytes = Buffer.from(answer);
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    if (bytes[at] !== 0x44) continue;
    const values: string[] = [];
    for (let i = 0, p = at + 7; i < bytes.readInt16BE(at + 5); i++) {
      const length = bytes.readInt32BE(p);
      values.push(bytes.toString('utf8', p + 4, p + 4 + length));
      p += 4 + length;
    }
    return values;
  }
  return [];
}

class PostgresBackend implements Backend {
  readonly kind = 'postgres';
  readonly version: string;
  readonly #options: PostgresOptions;
  readonly #isSwitching: boolean;
  readonly #all = new Set<PostgresConnection>();
  readonly #leases = new Set<PostgresLease>();
  #idle: PostgresConnection[] = [];
  #opening = 0;
  /** Called with a free connection, or with nothing: try again. */
  #waiting: ((connection: PostgresConnection | undefined) => void)[] = [];
  #isClosing = false;

  constructor(options: PostgresOptions, version: string, isSwitching: boolean, first: PostgresConnection) {
    this.#options = options;
    this.version = version;
    this.#isSwitching = isSwitching;
    this.#adopt(first);
    this.#idle.push(first);
  }

  async lease(user: string, mode: LeaseMode): Promise<Lease> {
    const connection = await this.#take(user);
    if (this.#isSwitching && connection.user !== user) {
      try {
        await this.#login(connection, user);
      } catch (error) {
        this.#free(connection);
        throw error;
      }
    }
    const limit = mode === 'interactive' ? (this.#options.leaseLimitMs ?? LEASE_LIMIT_MS) : undefined;
    const lease = new PostgresLease(connection, limit, (dirty) => {
      this.#leases.delete(lease);
      void this.#giveBack(connection, dirty);
    });
    this.#leases.add(lease);
    return lease;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const deadline = Date.now() + CLOSE_WAIT_MS;
    while (this.#leases.size > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const lease of this.#leases) lease.kill(shuttingDown());
    for (const wake of this.#waiting.splice(0)) wake(undefined);
    for (const connection of this.#all) connection.destroy();
  }

  async #take(user: string): Promise<PostgresConnection> {
    for (;;) {
      if (this.#isClosing) throw shuttingDown();
      const same = this.#idle.findLastIndex((connection) => connection.user === user);
      const connection = same >= 0 ? this.#idle.splice(same, 1)[0] : this.#idle.pop();
      if (connection) return connection;
      if (this.#all.size + this.#opening < (this.#options.poolSize ?? POOL_SIZE)) return this.#open();
      const free = await new Promise<PostgresConnection | undefined>((resolve) =>
        this.#waiting.push(resolve),
      );
      if (free && !free.isClosed) return free;
    }
  }

  async #open(): Promise<PostgresConnection> {
    this.#opening++;
    try {
      const connection = await PostgresConnection.open(this.#options.databaseUrl);
      this.#adopt(connection);
      return connection;
    } catch (error) {
      this.#waiting.shift()?.(undefined);
      throw error;
    } finally {
      this.#opening--;
    }
  }

  #adopt(connection: PostgresConnection): void {
    this.#all.add(connection);
    connection.onClose = () => {
      this.#all.delete(connection);
      this.#idle = this.#idle.filter((other) => other !== connection);
      this.#waiting.shift()?.(undefined);
    };
  }

  /** A role that does not exist yet stays superuser, so that a fresh database can be set up; never the app's. */
  async #login(connection: PostgresConnection, user: string): Promise<void> {
    const error = findError(await connection.exchange(simpleQuery(loginSql(user))));
    if (!error) {
      connection.user = user;
      return;
    }
    if (user === APP_USER) throw new ProxyError('28000', `role "${user}" does not exist`, 'FATAL');
    if (connection.user !== undefined) await connection.exchange(RESET_LOGIN);
    connection.user = undefined;
  }

  /** Cleans a session and puts it back; one that cannot be cleaned is dropped. */
  async #giveBack(connection: PostgresConnection, dirty: boolean): Promise<void> {
    if (connection.isClosed) return;
    try {
      if (connection.status !== IDLE) await connection.exchange(ROLLBACK);
      if (dirty) {
        const error = findError(await connection.exchange(RESET_SESSION));
        if (error) throw new ProxyError(error.code ?? 'XX000', error.message ?? '');
        connection.user = undefined;
      }
    } catch (error) {
      this.#options.log(`a connection was dropped: ${String(error)}`);
      connection.destroy();
      return;
    }
    this.#free(connection);
  }

  #free(connection: PostgresConnection): void {
    if (connection.isClosed) return;
    const waiter = this.#waiting.shift();
    if (waiter) waiter(connection);
    else this.#idle.push(connection);
  }
}

function shuttingDown(): ProxyError {
  return new ProxyError('57P01', 'the database proxy is shutting down', 'FATAL');
}

class PostgresLease implements Lease {
  onKilled?: (error: ProxyError) => void;
  readonly #connection: PostgresConnection;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #giveBack: (dirty: boolean) => void;
  #gone: ProxyError | undefined;

  constructor(
    connection: PostgresConnection,
    limitMs: number | undefined,
    giveBack: (dirty: boolean) => void,
  ) {
    this.#connection = connection;
    this.#giveBack = giveBack;
    if (limitMs === undefined) return;
    this.#timer = setTimeout(() => {
      const message = `transaction took longer than ${limitMs / 1000} s and was rolled back`;
      this.kill(new ProxyError('25P03', message, 'FATAL'));
    }, limitMs);
  }

  exchange(bytes: Uint8Array): Promise<Uint8Array> {
    return this.#gone ? Promise.reject(this.#gone) : this.#connection.exchange(bytes);
  }

  release(dirty: boolean): void {
    if (this.#gone) return;
    clearTimeout(this.#timer);
    this.#gone = new ProxyError('08003', 'the lease was given back', 'FATAL');
    this.#giveBack(dirty);
  }

  /** Takes the session away from its holder; Postgres rolls back when the connection goes. */
  kill(error: ProxyError): void {
    if (this.#gone) return;
    clearTimeout(this.#timer);
    this.#gone = error;
    this.#connection.destroy();
    this.#giveBack(true);
    this.onKilled?.(error);
  }
}
