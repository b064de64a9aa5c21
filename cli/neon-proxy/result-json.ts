/**
 * Turns the backend's answer to a pipelined batch into the JSON of Neon's HTTP protocol.
 *
 * Values stay text (`Neon-Raw-Text-Output: true`), so their bytes are copied and escaped straight into the output:
 * Postgres guarantees valid UTF-8, which JSON takes as it is. No string is made for a row.
 */
import { asBuffer, BACKEND, type ErrorFields, readErrorFields } from './wire.ts';

export interface ResultShape {
  /** `{results: […]}` rather than one bare result. */
  isBatch: boolean;
  /** Rows as arrays (what the driver asks for) rather than objects. */
  rowAsArray: boolean;
  /** Results to leave out at the front (BEGIN) and the back (COMMIT). */
  skipFirst: number;
  count: number;
}

export type BatchAnswer = { ok: true; json: Buffer } | { ok: false; error: ErrorFields };

const HEX = Buffer.from('0123456789abcdef');
const SHRINK_ABOVE = 8 << 20;
const FIELD_CACHE_LIMIT = 2000;

let out = Buffer.allocUnsafe(64 << 10);
let at = 0;

function ensure(room: number): void {
  if (at + room <= out.length) return;
  const larger = Buffer.allocUnsafe(Math.max(at + room, out.length * 2));
  out.copy(larger, 0, 0, at);
  out = larger;
}

function ascii(text: string): void {
  ensure(text.length);
  at += out.latin1Write(text, at);
}

/** Copies bytes as the inside of a JSON string. */
function escaped(bytes: Buffer, from: number, to: number): void {
  ensure((to - from) * 6);
  let end = at;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x22 || byte === 0x5c) {
      out[end++] = 0x5c;
      out[end++] = byte;
    } else if (byte < 0x20) {
      end += out.latin1Write('\\u00', end);
      out[end++] = HEX[byte >> 4] as number;
      out[end++] = HEX[byte & 15] as number;
    } else {
      out[end++] = byte;
    }
  }
  at = end;
}

interface RowFields {
  json: Buffer;
  /** `"name":` of each column, for rows as objects. */
  keys: Buffer[];
}

const fieldCache = new Map<string, RowFields>();

/** Column descriptions, formatted once for each distinct RowDescription. */
function rowFields(bytes: Buffer, from: number, to: number): RowFields {
  const key = bytes.toString('latin1', from, to);
  const known = fieldCache.get(key);
  if (known) return known;
  const keys: Buffer[] = [];
  const parts: string[] = [];
  const count = bytes.readInt16BE(from);
  for (let i = 0, p = from + 2; i < count; i++) {
    const nameEnd = bytes.indexOf(0, p);
    const name = JSON.stringify(bytes.toString('utf8', p, nameEnd));
    p = nameEnd + 1;
    keys.push(Buffer.from(`${name}:`));
    parts.push(
      `{"name":${name},"dataTypeID":${bytes.readUInt32BE(p + 6)},"tableID":${bytes.readUInt32BE(p)},` +
        `"columnID":${bytes.readInt16BE(p + 4)},"dataTypeSize":${bytes.readInt16BE(p + 10)},` +
        `"dataTypeModifier":${bytes.readInt32BE(p + 12)},"format":"text"}`,
    );
    p += 18;
  }
  const made = { json: Buffer.from(`{"fields":[${parts.join(',')}],"rows":[`), keys };
  if (fieldCache.size >= FIELD_CACHE_LIMIT) fieldCache.clear();
  fieldCache.set(key, made);
  return made;
}

function dataRow(bytes: Buffer, from: number, keys: Buffer[] | undefined): void {
  const count = bytes.readInt16BE(from);
  let p = from + 2;
  ensure(count + 2);
  out[at++] = keys ? 0x7b : 0x5b;
  for (let i = 0; i < count; i++) {
    ensure(8);
    if (i > 0) out[at++] = 0x2c;
    const key = keys?.[i];
    if (key) {
      ensure(key.length + 8);
      out.set(key, at);
      at += key.length;
    }
    const length = bytes.readInt32BE(p);
    p += 4;
    if (length < 0) {
      at += out.latin1Write('null', at);
      continue;
    }
    out[at++] = 0x22;
    escaped(bytes, p, p + length);
    ensure(8);
    out[at++] = 0x22;
    p += length;
  }
  ensure(1);
  out[at++] = keys ? 0x7d : 0x5d;
}

/** `INSERT 0 5` → command INSERT, 5 rows; `CREATE TABLE` → command CREATE, rows null. */
function commandTail(tag: string, rowAsArray: boolean): string {
  const space = tag.indexOf(' ');
  const command = space < 0 ? tag : tag.slice(0, space);
  const last = tag.slice(tag.lastIndexOf(' ') + 1);
  const rowCount = space > 0 && /^\d+$/.test(last) ? last : 'null';
  return `],"command":"${command}","rowCount":${rowCount},"rowAsArray":${rowAsArray}}`;
}

/**
 * Reads one answer (through ReadyForQuery) and writes the response body.
 * An error anywhere, also one raised at commit by a deferred constraint, fails the whole batch.
 */
export function batchToJson(answer: Uint8Array, shape: ResultShape): BatchAnswer {
  const bytes = asBuffer(answer);
  at = 0;
  let index = 0;
  let written = 0;
  let error: ErrorFields | undefined;
  let fields: RowFields | undefined;
  let rows = 0;
  if (shape.isBatch) ascii('{"results":[');

  const wanted = (): boolean => index >= shape.skipFirst && index < shape.skipFirst + shape.count;
  const openResult = (json?: Buffer): void => {
    ensure((json?.length ?? 0) + 32);
    if (written++ > 0) out[at++] = 0x2c;
    if (json) {
      out.set(json, at);
      at += json.length;
    } else {
      at += out.latin1Write('{"fields":[],"rows":[', at);
    }
    rows = 0;
  };
  const closeResult = (tag: string): void => {
    if (wanted()) {
      if (!fields) openResult();
      ascii(commandTail(tag, shape.rowAsArray));
    }
    fields = undefined;
    index++;
  };

  for (let p = 0; p + 5 <= bytes.length; ) {
    const type = bytes[p];
    const end = p + 1 + bytes.readInt32BE(p + 1);
    switch (type) {
      case BACKEND.dataRow:
        ensure(1);
        if (rows++ > 0) out[at++] = 0x2c;
        dataRow(bytes, p + 5, shape.rowAsArray ? undefined : fields?.keys);
        break;
      case BACKEND.rowDescription:
        fields = rowFields(bytes, p + 5, end);
        openResult(fields.json);
        break;
      case BACKEND.commandComplete:
        closeResult(bytes.toString('latin1', p + 5, end - 1));
        break;
      case BACKEND.emptyQuery:
        closeResult('');
        break;
      case BACKEND.error:
        error ??= readErrorFields(bytes, p + 5);
        break;
    }
    p = end;
  }
  if (error) return { ok: false, error };
  if (shape.isBatch) ascii(']}');
  const json = Buffer.from(out.subarray(0, at));
  if (out.length > SHRINK_ABOVE) out = Buffer.allocUnsafe(64 << 10);
  return { ok: true, json };
}
