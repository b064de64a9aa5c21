/**
 * One client's Postgres conversation (the driver's Client or Pool), relayed to leases: a lease is taken with the first
 * message after idle and given back when the server says that no transaction is open.
 */
import { randomBytes } from 'node:crypto';
import { APP_USER, type Backend, type Lease, type LeaseMode, type Log, ProxyError } from './backend.ts';
import { replaceError, type Turn, TurnGuard } from './turn-guard.ts';
import {
  asBuffer,
  backendMessage,
  errorResponse,
  FRONTEND,
  FrontendWriter,
  IDLE,
  simpleQuery,
  transactionStatus,
} from './wire.ts';

const PROTOCOL_3 = 196_608;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const MAX_MESSAGE_BYTES = 256 << 20;
const READY_IDLE = backendMessage('Z', Buffer.from('I'));
const AUTH_CLEARTEXT = backendMessage('R', Buffer.from([0, 0, 0, 3]));
const AUTH_OK = backendMessage('R', Buffer.from([0, 0, 0, 0]));

/** Where the relay's bytes go. */
export interface RelayPort {
  send(bytes: Uint8Array): void;
  close(): void;
}

export class WireRelay {
  readonly #backend: Backend;
  readonly #port: RelayPort;
  readonly #log: Log;
  #inbound: Buffer = Buffer.alloc(0);
  #state: 'startup' | 'password' | 'ready' | 'closed' = 'startup';
  #user = '';
  #mode: LeaseMode = 'interactive';
  #guard = new TurnGuard(false);
  /** Messages since the last Sync or Query. */
  #pending: Buffer[] = [];
  #queue: Promise<void> = Promise.resolve();
  #lease: Lease | undefined;
  #status = IDLE;
  #isDirty = false;
  /** Parse messages of the client's named statements, which outlive a lease. */
  readonly #named = new Map<string, Buffer>();
  readonly #namedInLease = new Set<string>();

  constructor(backend: Backend, port: RelayPort, log: Log) {
    this.#backend = backend;
    this.#port = port;
    this.#log = log;
  }

  /** Takes bytes from the client, in any slices. */
  receive(chunk: Uint8Array): void {
    const bytes = asBuffer(chunk);
    this.#inbound = this.#inbound.length === 0 ? bytes : Buffer.concat([this.#inbound, bytes]);
    for (;;) {
      if (this.#state === 'closed') return;
      const isStartup = this.#state === 'startup';
      const header = isStartup ? 0 : 1;
      if (this.#inbound.length < header + 4) return;
      const length = this.#inbound.readInt32BE(header) + header;
      if (length < header + 4 || length > MAX_MESSAGE_BYTES) {
        this.#fail(new ProxyError('08P01', 'invalid message length', 'FATAL'));
        return;
      }
      if (this.#inbound.length < length) return;
      const message = this.#inbound.subarray(0, length);
      this.#inbound = this.#inbound.subarray(length);
      if (isStartup) this.#startup(message);
      else this.#message(message);
    }
  }

  /** The client went away: an open transaction is rolled back, after what already runs. */
  closed(): void {
    this.#state = 'closed';
    this.#pending = [];
    this.#queue = this.#queue.then(() => this.#endLease());
  }

  #startup(message: Buffer): void {
    const code = message.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) {
      this.#port.send(Buffer.from('N'));
      return;
    }
    if (code !== PROTOCOL_3) {
      this.#fail(new ProxyError('08P01', `unsupported startup code ${code}`, 'FATAL'));
      return;
    }
    const words = message.toString('utf8', 8).split('\0');
    const params = new Map<string, string>();
    for (let i = 0; i + 1 < words.length && words[i]; i += 2) params.set(words[i] ?? '', words[i + 1] ?? '');
    this.#user = params.get('user') ?? '';
    if (!this.#user) {
      this.#fail(new ProxyError('28000', 'no user name in the startup message', 'FATAL'));
      return;
    }
    const isApp = this.#user === APP_USER;
    this.#guard = new TurnGuard(isApp);
    if (!isApp && /\bcgk\.lease=session\b/.test(params.get('options') ?? '')) this.#mode = 'session';
    this.#state = 'password';
    this.#port.send(AUTH_CLEARTEXT);
  }

  #message(message: Buffer): void {
    const type = message[0];
    if (this.#state === 'password') {
      if (type !== FRONTEND.password) {
        this.#fail(new ProxyError('08P01', 'expected a password', 'FATAL'));
        return;
      }
      this.#state = 'ready';
      this.#port.send(Buffer.concat([AUTH_OK, ...parameters(this.#backend.version), keyData(), READY_IDLE]));
      return;
    }
    switch (type) {
      case FRONTEND.query:
      case FRONTEND.sync: {
        const turn = [...this.#pending, message];
        this.#pending = [];
        this.#queue = this.#queue.then(() => this.#turn(turn)).catch((error) => this.#fail(error));
        return;
      }
      case FRONTEND.parse:
      case FRONTEND.bind:
      case FRONTEND.describe:
      case FRONTEND.execute:
      case FRONTEND.close:
        this.#pending.push(message);
        return;
      case FRONTEND.flush:
        return;
      case FRONTEND.terminate:
        this.closed();
        this.#port.close();
        return;
      default:
        this.#fail(
          new ProxyError('0A000', `message type ${type} is not supported by the local proxy`, 'FATAL'),
        );
    }
  }

  /** Runs the messages up to one Sync or Query. */
  async #turn(messages: Buffer[]): Promise<void> {
    if (this.#state !== 'ready') return;
    this.#lease ??= await this.#takeLease();
    if (this.#gone()) {
      await this.#endLease();
      return;
    }
    const turn = this.#guard.review(messages, this.#status);
    this.#isDirty ||= turn.touchesSession;
    await this.#restoreNamed(turn);
    let answer = await this.#lease.exchange(turn.bytes);
    this.#status = transactionStatus(answer);
    this.#guard.settle(turn, this.#status);
    for (const [name, parse] of turn.parsedNames) {
      this.#named.set(name, parse);
      this.#namedInLease.add(name);
    }
    for (const name of turn.closedNames) {
      this.#named.delete(name);
      this.#namedInLease.delete(name);
    }
    if (turn.refusal) answer = replaceError(answer, turn.refusal);
    if (this.#status === IDLE && this.#mode !== 'session') await this.#endLease();
    if (!this.#gone()) this.#port.send(answer);
  }

  /** (A method, because TypeScript cannot know that the state changes while we wait.) */
  #gone(): boolean {
    return this.#state === 'closed';
  }

  async #takeLease(): Promise<Lease> {
    const lease = await this.#backend.lease(this.#user, this.#mode);
    lease.onKilled = (error) => {
      this.#lease = undefined;
      this.#fail(error);
    };
    this.#status = IDLE;
    return lease;
  }

  /** Parses named statements again that the client prepared during an earlier lease. */
  async #restoreNamed(turn: Turn): Promise<void> {
    const missing = turn.usedNames.filter((name) => this.#named.has(name) && !this.#namedInLease.has(name));
    if (missing.length === 0 || !this.#lease) return;
    const parses = missing.map((name) => this.#named.get(name) as Buffer);
    await this.#lease.exchange(Buffer.concat([...parses, new FrontendWriter().sync().bytes()]));
    for (const name of missing) this.#namedInLease.add(name);
  }

  async #endLease(): Promise<void> {
    const lease = this.#lease;
    if (!lease) return;
    this.#lease = undefined;
    lease.onKilled = undefined;
    try {
      if (this.#namedInLease.size > 0) {
        if (this.#status !== IDLE) await lease.exchange(simpleQuery('ROLLBACK'));
        const writer = new FrontendWriter();
        for (const name of this.#namedInLease) writer.closeStatement(name);
        await lease.exchange(writer.sync().bytes());
      }
    } catch (error) {
      this.#log(`closing statements failed: ${String(error)}`);
    }
    this.#namedInLease.clear();
    lease.release(this.#isDirty || this.#user !== APP_USER);
    this.#isDirty = false;
    this.#status = IDLE;
  }

  /** Tells the client why the conversation ends, and ends it. */
  #fail(error: unknown): void {
    if (this.#state === 'closed') return;
    const isOurs = error instanceof ProxyError;
    if (!isOurs) this.#log(`relay failed: ${error instanceof Error ? error.stack : String(error)}`);
    this.#port.send(
      errorResponse('FATAL', isOurs ? error.code : 'XX000', isOurs ? error.message : String(error)),
    );
    this.closed();
    this.#port.close();
  }
}

function parameters(version: string): Buffer[] {
  const values = {
    server_version: version,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
    TimeZone: 'UTC',
  };
  return Object.entries(values).map(([name, value]) =>
    backendMessage('S', Buffer.from(`${name}\0${value}\0`)),
  );
}

function keyData(): Buffer {
  return backendMessage('K', randomBytes(8));
}
