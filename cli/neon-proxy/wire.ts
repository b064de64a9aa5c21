/**
 * The Postgres wire protocol, version 3: just the messages that this proxy writes itself.
 * Source: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** Message type bytes, named as in the Postgres manual. */
export const FRONTEND = {
  bind: 0x42,
  close: 0x43,
  describe: 0x44,
  execute: 0x45,
  flush: 0x48,
  parse: 0x50,
  password: 0x70,
  query: 0x51,
  sync: 0x53,
  terminate: 0x58,
} as const;

export const BACKEND = {
  parseComplete: 0x31,
  commandComplete: 0x43,
  dataRow: 0x44,
  error: 0x45,
  copyIn: 0x47,
  emptyQuery: 0x49,
  noData: 0x6e,
  rowDescription: 0x54,
  readyForQuery: 0x5a,
} as const;

/** Transaction status bytes of ReadyForQuery. */
export const IDLE = 0x49;

/** Writes frontend messages one after the other into one growing buffer. */
export class FrontendWriter {
  #buffer = Buffer.allocUnsafe(8192);
  #at = 0;

  /** Forgets what was written. */
  reset(): this {
    this.#at = 0;
    if (this.#buffer.length > 1 << 20) this.#buffer = Buffer.allocUnsafe(8192);
    return this;
  }

  /** A copy of what was written. */
  bytes(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#at));
  }

  parse(name: string, sql: string): this {
    const start = this.#open(FRONTEND.parse, name.length + sql.length * 3 + 8);
    this.#cstring(name);
    this.#cstring(sql);
    this.#int16(0);
    return this.#close(start);
  }

  /** Binds text parameters to the unnamed portal; every result column is asked for as text. */
  bind(statement: string, params: readonly unknown[]): this {
    const start = this.#open(FRONTEND.bind, statement.length + 16 + params.length * 4);
    this.#buffer[this.#at++] = 0;
    this.#cstring(statement);
    this.#int16(0);
    this.#int16(params.length);
    for (const param of params) {
      if (param === null || param === undefined) {
        this.#ensure(4);
        this.#int32(-1);
        continue;
      }
      const text = paramText(param);
      this.#ensure(text.length * 3 + 4);
      const length = this.#buffer.utf8Write(text, this.#at + 4);
      this.#int32(length);
      this.#at += length;
    }
    this.#ensure(2);
    this.#int16(0);
    return this.#close(start);
  }

  describePortal(): this {
    const start = this.#open(FRONTEND.describe, 2);
    this.#buffer[this.#at++] = 0x50;
    this.#buffer[this.#at++] = 0;
    return this.#close(start);
  }

  execute(): this {
    const start = this.#open(FRONTEND.execute, 5);
    this.#buffer[this.#at++] = 0;
    this.#int32(0);
    return this.#close(start);
  }

  closeStatement(name: string): this {
    const start = this.#open(FRONTEND.close, name.length + 2);
    this.#buffer[this.#at++] = 0x53;
    this.#cstring(name);
    return this.#close(start);
  }

  sync(): this {
    return this.#close(this.#open(FRONTEND.sync, 0));
  }

  query(sql: string): this {
    const start = this.#open(FRONTEND.query, sql.length * 3 + 1);
    this.#cstring(sql);
    return this.#close(start);
  }

  #open(type: number, room: number): number {
    this.#ensure(room + 5);
    this.#buffer[this.#at] = type;
    const start = this.#at + 1;
    this.#at += 5;
    return start;
  }

  #close(start: number): this {
    this.#buffer.writeInt32BE(this.#at - start, start);
    return this;
  }

  #ensure(room: number): void {
    const wanted = this.#at + room;
    if (wanted <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }

  #cstring(text: string): void {
    this.#at += this.#buffer.utf8Write(text, this.#at);
    this.#buffer[this.#at++] = 0;
  }

  #int16(value: number): void {
    this.#buffer[this.#at++] = value >>> 8;
    this.#buffer[this.#at++] = value & 0xff;
  }

  #int32(value: number): void {
    this.#buffer.writeInt32BE(value, this.#at);
    this.#at += 4;
  }
}

function paramText(param: unknown): string {
  if (typeof param === 'string') return param;
  if (typeof param === 'object') return JSON.stringify(param);
  return String(param);
}

/** One simple Query message. */
export function simpleQuery(sql: string): Buffer {
  return new FrontendWriter().query(sql).bytes();
}

/** The transaction status in the ReadyForQuery that ends `bytes`. */
export function transactionStatus(bytes: Uint8Array): number {
  return bytes[bytes.length - 1] ?? IDLE;
}

/** Fields of an ErrorResponse by the names that the Neon driver uses. */
export type ErrorFields = Record<string, string>;

const ERROR_FIELD_NAMES: Record<string, string> = {
  V: 'severity',
  C: 'code',
  M: 'message',
  D: 'detail',
  H: 'hint',
  P: 'position',
  p: 'internalPosition',
  q: 'internalQuery',
  W: 'where',
  s: 'schema',
  t: 'table',
  c: 'column',
  d: 'dataType',
  n: 'constraint',
  F: 'file',
  L: 'line',
  R: 'routine',
};

/** Reads the body of an ErrorResponse that starts at `at` (after type and length). */
export function readErrorFields(bytes: Buffer, at: number): ErrorFields {
  const fields: ErrorFields = {};
  for (let from = at; bytes[from] !== 0 && from < bytes.length; ) {
    const name = ERROR_FIELD_NAMES[String.fromCharCode(bytes[from] ?? 0)];
    const end = bytes.indexOf(0, from + 1);
    if (name) fields[name] = bytes.toString('utf8', from + 1, end);
    from = end + 1;
  }
  return fields;
}

/** Finds the first ErrorResponse of an answer. */
export function findError(bytes: Uint8Array): ErrorFields | undefined {
  const buffer = asBuffer(bytes);
  for (let at = 0; at + 5 <= buffer.length; at += 1 + buffer.readInt32BE(at + 1)) {
    if (buffer[at] === BACKEND.error) return readErrorFields(buffer, at + 5);
  }
  return undefined;
}

/** An ErrorResponse message. */
export function errorResponse(severity: string, code: string, message: string): Buffer {
  const body = Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${message}\0\0`, 'utf8');
  return backendMessage('E', body);
}

/** One backend message from its type letter and body. */
export function backendMessage(type: string, body: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(5 + body.length);
  out[0] = type.charCodeAt(0);
  out.writeInt32BE(4 + body.length, 1);
  out.set(body, 5);
  return out;
}

/** A Buffer over the same memory. */
export function asBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes as Buffer;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
