/** One connection to a real Postgres, spoken to in raw wire bytes after `pg` has connected and logged in. */
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { ProxyError } from './backend.ts';
import { BACKEND, backendMessage, findError, IDLE, transactionStatus } from './wire.ts';

/** Settings that Neon has and a local server may not; RESET ALL comes back to them. */
const SETTINGS = '-c TimeZone=UTC -c DateStyle=ISO,MDY -c IntervalStyle=postgres';
/** Nothing hangs silently (10 DBUX-02). */
const CONNECT_TIMEOUT_MS = 10_000;
const COPY_FAIL = backendMessage('f', Buffer.from('COPY FROM STDIN is not supported by the local proxy\0'));

interface Pending {
  resolve(bytes: Uint8Array): void;
  reject(error: ProxyError): void;
}

export class PostgresConnection {
  /** The login of the session as the proxy last set it; undefined: the connection's own user. */
  user: string | undefined;
  isClosed = false;
  onClose?: () => void;
  readonly #stream: Duplex;
  #pending: Pending | undefined;
  #chunks: Buffer[] = [];
  #status = IDLE;
  // Where the scan for ReadyForQuery stands.
  readonly #header = Buffer.alloc(5);
  #headerLength = 0;
  #type = 0;
  #skip = 0;

  private constructor(stream: Duplex) {
    this.#stream = stream;
    stream.removeAllListeners('data');
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.on('close', () => this.#closed());
    stream.on('error', () => this.destroy());
    stream.resume();
  }

  /** Connects and logs in as the URL says (SCRAM, md5, password, trust; TLS by `sslmode`). */
  static async open(databaseUrl: string): Promise<PostgresConnection> {
    const url = new URL(databaseUrl);
    const options = `${SETTINGS} ${url.searchParams.get('options') ?? ''}`.trim();
    url.searchParams.delete('options');
    const client = new pg.Client({
      connectionString: url.href,
      options,
      application_name: 'cgk-neon-proxy',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('error', () => {});
    try {
      await client.connect();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      const state = code && /^[0-9A-Z]{5}$/.test(code) ? code : '08001';
      throw new ProxyError(
        state,
        `cannot connect to Postgres at ${url.host}: ${message || String(code)}`,
        'FATAL',
      );
    }
    const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
    return new PostgresConnection(stream);
  }

  get status(): number {
    return this.#status;
  }

  /** See {@link Lease.exchange}. */
  exchange(bytes: Uint8Array): Promise<Uint8Array> {
    if (this.isClosed)
      return Promise.reject(new ProxyError('08006', 'the database connection is closed', 'FATAL'));
    if (this.#pending) return Promise.reject(new ProxyError('08P01', 'another exchange is running', 'FATAL'));
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#stream.write(bytes);
    });
  }

  destroy(): void {
    this.#stream.destroy();
    this.#closed();
  }

  #receive(chunk: Buffer): void {
    if (this.#pending) this.#chunks.push(chunk);
    const { length } = chunk;
    let at = 0;
    let isReady = false;
    while (at < length) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, length - at);
        this.#skip -= step;
        at += step;
        if (this.#skip === 0 && this.#type === BACKEND.readyForQuery) isReady = true;
      } else if (this.#headerLength === 0 && length - at >= 5) {
        this.#begin(chunk[at] as number, chunk.readInt32BE(at + 1));
        at += 5;
      } else {
        this.#header[this.#headerLength++] = chunk[at++] as number;
        if (this.#headerLength < 5) continue;
        this.#headerLength = 0;
        this.#begin(this.#header[0] as number, this.#header.readInt32BE(1));
      }
    }
    const pending = this.#pending;
    if (!isReady || !pending) return;
    this.#pending = undefined;
    const answer = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#status = transactionStatus(answer);
    pending.resolve(answer);
  }

  #begin(type: number, size: number): void {
    this.#type = type;
    this.#skip = size - 4;
    if (type === BACKEND.copyIn) this.#stream.write(COPY_FAIL);
  }

  #closed(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) {
      const error = findError(Buffer.concat(this.#chunks));
      const message = error?.message ?? 'the database closed the connection';
      pending.reject(new ProxyError(error?.code ?? '08006', message, 'FATAL'));
    }
    this.#chunks = [];
    this.onClose?.();
  }
}
