/**
 * `POST /sql`: the HTTP protocol of `@neondatabase/serverless`.
 *
 * All statements of a batch travel in one buffer that ends in ONE Sync: Postgres runs them in one implicit
 * transaction, so a batch is atomic without BEGIN/COMMIT and `set_config(…, true)` holds until its end.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { APP_USER, type Backend, type Lease, type Log, ProxyError } from './backend.ts';
import { inspectStatement, ROLE_HOP } from './guard.ts';
import { type BatchAnswer, batchToJson, type ResultShape } from './result-json.ts';
import { type ErrorFields, FrontendWriter } from './wire.ts';

const MAX_BODY_BYTES = 64 << 20;
const USER_CACHE_LIMIT = 1000;
const ISOLATION: Record<string, string> = {
  readuncommitted: 'READ UNCOMMITTED',
  readcommitted: 'READ COMMITTED',
  repeatableread: 'REPEATABLE READ',
  serializable: 'SERIALIZABLE',
};
const ERROR_KEYS = [
  ...[
    'message',
    'severity',
    'code',
    'detail',
    'hint',
    'position',
    'internalPosition',
    'internalQuery',
    'where',
  ],
  ...['schema', 'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine'],
];

export interface Statement {
  query: string;
  params: readonly unknown[];
}

/** A request of the driver, read and checked. */
interface SqlRequest {
  user: string;
  statements: Statement[];
  isBatch: boolean;
  rowAsArray: boolean;
  /** `BEGIN …` when the batch asks for transaction characteristics. */
  begin: string | undefined;
}

const writer = new FrontendWriter();
const users = new Map<string, string>();

/** The login name in a connection string. */
export function userOf(connectionString: string): string {
  const known = users.get(connectionString);
  if (known !== undefined) return known;
  let user: string;
  try {
    user = decodeURIComponent(new URL(connectionString).username);
  } catch {
    throw new ProxyError('08P01', 'Neon-Connection-String is not a valid URL');
  }
  if (!user) throw new ProxyError('28000', 'Neon-Connection-String names no user');
  if (users.size >= USER_CACHE_LIMIT) users.clear();
  users.set(connectionString, user);
  return user;
}

/** Answers one `POST /sql`. */
export async function handleSql(
  backend: Backend,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  let answer: BatchAnswer;
  try {
    const body = await readBody(request);
    answer = await runBatch(backend, readRequest(request, body));
  } catch (error) {
    if (!(error instanceof ProxyError))
      log(`/sql failed: ${error instanceof Error ? error.stack : String(error)}`);
    const code = error instanceof ProxyError ? error.code : 'XX000';
    const message = error instanceof Error ? error.message : String(error);
    answer = { ok: false, error: { severity: 'ERROR', code, message } };
  }
  if (response.destroyed) return;
  const json = answer.ok ? answer.json : errorJson(answer.error);
  response.writeHead(answer.ok ? 200 : 400, {
    'content-type': 'application/json',
    'content-length': json.length,
  });
  response.end(json);
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) return;
      request.pause();
      reject(new ProxyError('54000', `request body larger than ${MAX_BODY_BYTES} bytes`));
    });
    request.on('end', () => {
      const only = chunks.length === 1 ? chunks[0] : undefined;
      resolve((only ?? Buffer.concat(chunks)).toString('utf8'));
    });
    request.on('error', reject);
    request.on('aborted', () => reject(new ProxyError('08006', 'request aborted')));
  });
}

function readRequest(request: IncomingMessage, body: string): SqlRequest {
  const { headers } = request;
  const connectionString = headers['neon-connection-string'];
  if (typeof connectionString !== 'string')
    throw new ProxyError('08P01', 'Neon-Connection-String is missing');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new ProxyError('08P01', 'the request body is not JSON');
  }
  const queries = (parsed as { queries?: unknown } | null)?.queries;
  const isBatch = Array.isArray(queries);
  const statements = (isBatch ? queries : [parsed]).map(readStatement);
  return {
    user: userOf(connectionString),
    statements,
    isBatch,
    rowAsArray: headers['neon-array-mode'] === 'true',
    begin: isBatch ? beginOf(headers) : undefined,
  };
}

function readStatement(value: unknown): Statement {
  const { query, params } = (value ?? {}) as { query?: unknown; params?: unknown };
  if (typeof query !== 'string') throw new ProxyError('08P01', 'each query needs its text in "query"');
  if (query.includes('\0')) throw new ProxyError('22021', 'the query text holds a NUL byte');
  return { query, params: Array.isArray(params) ? params : [] };
}

function beginOf(headers: IncomingMessage['headers']): string | undefined {
  const isolation = headers['neon-batch-isolation-level'];
  const readOnly = headers['neon-batch-read-only'];
  const deferrable = headers['neon-batch-deferrable'];
  if (isolation === undefined && readOnly === undefined && deferrable === undefined) return undefined;
  let sql = 'BEGIN';
  if (typeof isolation === 'string') {
    const level = ISOLATION[isolation.toLowerCase().replaceAll(/[^a-z]/g, '')];
    if (!level) throw new ProxyError('22023', `unknown isolation level ${isolation}`);
    sql += ` ISOLATION LEVEL ${level}`;
  }
  if (readOnly !== undefined) sql += readOnly === 'true' ? ' READ ONLY' : ' READ WRITE';
  if (deferrable !== undefined) sql += deferrable === 'true' ? ' DEFERRABLE' : ' NOT DEFERRABLE';
  return sql;
}

/** Runs a batch in one lease and one exchange. */
async function runBatch(backend: Backend, request: SqlRequest): Promise<BatchAnswer> {
  const { statements } = request;
  const isGuarded = request.user === APP_USER;
  let isDirty = false;
  for (let i = 0; i < statements.length; i++) {
    const facts = inspectStatement((statements[i] as Statement).query);
    isDirty ||= facts.touchesSession || (!isGuarded && facts.transaction !== 'none');
    const hop = facts.isPrologue && i > 0 ? ROLE_HOP : facts.refusal;
    const refusal = facts.unsupported ?? (isGuarded ? hop : undefined);
    if (refusal) throw new ProxyError(refusal.code, refusal.message);
  }
  const shape: ResultShape = {
    isBatch: request.isBatch,
    rowAsArray: request.rowAsArray,
    skipFirst: request.begin ? 1 : 0,
    count: statements.length,
  };
  const lease = await backend.lease(request.user, 'batch');
  try {
    return await exchangeBatch(lease, request, shape);
  } finally {
    lease.release(isDirty);
  }
}

async function exchangeBatch(lease: Lease, request: SqlRequest, shape: ResultShape): Promise<BatchAnswer> {
  writer.reset();
  if (request.begin) writer.parse('', request.begin).bind('', []).execute();
  for (const { query, params } of request.statements) {
    writer.parse('', query).bind('', params).describePortal().execute();
  }
  if (request.begin) writer.parse('', 'COMMIT').bind('', []).execute();
  writer.sync();
  return batchToJson(await lease.exchange(writer.bytes()), shape);
}

/** The error body of the Neon proxy: every field present, null where Postgres gave none. */
function errorJson(fields: ErrorFields): Buffer {
  const body: Record<string, string | null> = {};
  for (const key of ERROR_KEYS) body[key] = fields[key] ?? null;
  return Buffer.from(JSON.stringify(body));
}
