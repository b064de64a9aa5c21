import { Client, neon, neonConfig } from '@neondatabase/serverless';
import { type SQL, sql } from 'drizzle-orm';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import { drizzle as drizzleHttp, type NeonHttpDatabase } from 'drizzle-orm/neon-http';
import { drizzle as drizzleSocket } from 'drizzle-orm/neon-serverless';
import { type PgDatabase, PgDialect, type PgQueryResultHKT } from 'drizzle-orm/pg-core';

/**
 * Where the database is. `url` is a Neon (or Postgres) connection string; the endpoints are set only when the
 * driver talks to the local proxy (`cli/neon-proxy`) in place of Neon.
 */
export interface DatabaseConfig {
  url: string;
  fetchEndpoint?: string | undefined;
  wsProxy?: string | undefined;
}

export type Query = BatchItem<'pg'>;
export type QueryBuilder = Pick<
  NeonHttpDatabase,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'with'
  | '$with'
>;
/** What an interactive transaction hands out. */
export type Transaction = Pick<
  PgDatabase<PgQueryResultHKT>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | 'with' | '$with'
>;

/** Which role and schemas a scope has; set transaction-locally before its first statement (10 DBX-03). */
export interface Scope {
  role: string;
  searchPath: string;
  tenantId: string;
}

/** A tenant as the database knows it. */
export interface TenantRef {
  id: string;
  schemaKey: string;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_TIMEOUT_MS = 10_000;

/**
 * The one door to rows. `q` only builds queries; they run through `batch`/`run` (Neon's HTTP mode: one round trip,
 * one transaction) or `transaction` (WebSocket, interactive). A query awaited without a scope has no role and fails
 * with 42501 (10 DBX-02).
 */
export class ScopedDb {
  readonly q: QueryBuilder;
  readonly scope: Scope;
  readonly #database: Database;
  readonly #isGathering: boolean;

  constructor(database: Database, scope: Scope, isGathering = false) {
    this.#database = database;
    this.scope = scope;
    this.q = database.builder;
    this.#isGathering = isGathering;
  }

  /**
   * The same rows for readers: what is asked for in the same turn of the event loop, by whichever operation of the
   * request, goes in one round trip. `runAll` stays a transaction of its own.
   */
  gathering(): ScopedDb {
    return new ScopedDb(this.#database, this.scope, true);
  }

  #read(queries: readonly Query[]): Promise<unknown[]> {
    return this.#isGathering
      ? this.#database.gathered(this.scope, queries)
      : this.#database.http(this.scope, queries);
  }

  /** Runs the queries in order in one transaction and one round trip; any error rolls all back. */
  async batch<U extends Query, T extends Readonly<[U, ...U[]]>>(queries: T): Promise<BatchResponse<T>> {
    const results = await this.#read(queries);
    return results as BatchResponse<T>;
  }

  /** `batch` for a list whose length is known at run time only. */
  async runAll(queries: readonly Query[]): Promise<unknown[]> {
    return queries.length === 0 ? [] : this.#database.http(this.scope, queries);
  }

  /** One query, one round trip. */
  async run<T extends Query>(query: T): Promise<T['_']['result']> {
    const [result] = await this.#read([query]);
    return result as T['_']['result'];
  }

  /** Rows of a raw statement; values go as bind parameters of the `sql` template. */
  async rows<T extends Record<string, unknown>>(statement: SQL): Promise<T[]> {
    const result = await this.run(this.q.execute<T>(statement));
    return result.rows;
  }

  /**
   * Interactive transaction over WebSocket: only where a later statement depends on an earlier result and cannot be
   * said in one statement (10 DBX-06). Opened and closed here.
   */
  async transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.interactive(this.scope, run);
  }
}

/**
 * Compiling a statement (`jit`) takes longer than running any of ours: the planner guesses high for counted and
 * aggregated JSON, and a list that ran for 8 ms was compiled for 800 ms.
 */
function prologue(scope: Scope): SQL {
  return sql`select set_config('role', ${scope.role}, true), set_config('search_path', ${scope.searchPath}, true), set_config('statement_timeout', ${String(STATEMENT_TIMEOUT_MS)}, true), set_config('lock_timeout', ${String(LOCK_TIMEOUT_MS)}, true), set_config('idle_in_transaction_session_timeout', ${String(IDLE_TIMEOUT_MS)}, true), set_config('app.tenant_id', ${scope.tenantId}, true), set_config('jit', 'off', true)`;
}

/** Queries of one asker that wait for the turn's end. */
interface Gathered {
  queries: readonly Query[];
  resolve(results: unknown[]): void;
  reject(error: unknown): void;
}

/** Builders by connection string: they hold no sockets and no state of a request, so an isolate makes each once. */
const builders = new Map<string, NeonHttpDatabase>();

function builderOf(url: string): NeonHttpDatabase {
  let builder = builders.get(url);
  if (!builder) {
    builder = drizzleHttp(neon(url));
    builders.set(url, builder);
  }
  return builder;
}

/** Prologues by builder and scope: each opens every round trip of a tenant, so it is built once. */
const prologues = new WeakMap<NeonHttpDatabase, Map<string, Query>>();
const MOST_PROLOGUES = 2_000;

/** The whole scope: two that differ in anything never share a prologue or a round trip. */
const scopeKey = (scope: Scope): string => `${scope.role}|${scope.searchPath}|${scope.tenantId}`;

function preparedPrologue(builder: NeonHttpDatabase, scope: Scope): Query {
  let known = prologues.get(builder);
  if (!known || known.size > MOST_PROLOGUES) {
    known = new Map();
    prologues.set(builder, known);
  }
  const key = scopeKey(scope);
  let query = known.get(key);
  if (!query) {
    query = builder.execute(prologue(scope));
    known.set(key, query);
  }
  return query;
}

/** A connection to the database; holds no sockets between calls. */
export class Database {
  readonly builder: NeonHttpDatabase;
  /** Round trips made so far: the bench prints them a page. */
  roundTrips = 0;
  readonly #config: DatabaseConfig;
  readonly #gathered = new Map<string, Gathered[]>();

  constructor(config: DatabaseConfig) {
    this.#config = config;
    if (config.fetchEndpoint) {
      const endpoint = config.fetchEndpoint;
      neonConfig.fetchEndpoint = () => endpoint;
    }
    if (config.wsProxy) {
      const proxy = config.wsProxy;
      neonConfig.wsProxy = () => proxy;
      neonConfig.useSecureWebSocket = false;
      neonConfig.pipelineTLS = false;
      neonConfig.pipelineConnect = false;
    }
    this.builder = builderOf(config.url);
  }

  /** Rows of one tenant, under that tenant's Postgres role. */
  tenant(tenant: TenantRef): ScopedDb {
    return new ScopedDb(this, {
      role: `cgk_t_${tenant.schemaKey}`,
      searchPath: `tenant_${tenant.schemaKey}, ext`,
      tenantId: tenant.id,
    });
  }

  /** The shared schema: routing, accounts, keys. Never handed to a tenant's operation. */
  platform(): ScopedDb {
    return new ScopedDb(this, { role: 'cgk_platform', searchPath: 'platform, ext', tenantId: '' });
  }

  /**
   * A drizzle handle for libraries that run their own queries on the shared schema (accounts): each runs under the
   * platform's role in a transaction of its own.
   */
  platformDriver(): NeonHttpDatabase {
    const client = neon(this.#config.url);
    const { scope } = this.platform();
    const { sql: text, params } = new PgDialect().sqlToQuery(prologue(scope));
    const scoped = async (query: string, values: unknown[], options: Record<string, unknown>) => {
      this.roundTrips++;
      const [, result] = await client.transaction(
        [client.query(text, params), client.query(query, values, options)],
        options,
      );
      return result;
    };
    return drizzleHttp(
      Object.assign(client.bind(null), { query: scoped, transaction: client.transaction }) as typeof client,
    );
  }

  /** @internal */
  async http(scope: Scope, queries: readonly Query[]): Promise<unknown[]> {
    this.roundTrips++;
    const results = await this.builder.batch([preparedPrologue(this.builder, scope), ...queries]);
    return results.slice(1);
  }

  /** @internal */
  async gathered(scope: Scope, queries: readonly Query[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const waiting = this.#gathered.get(scopeKey(scope));
      const entry: Gathered = { queries, resolve, reject };
      if (waiting) {
        waiting.push(entry);
        return;
      }
      const entries = [entry];
      this.#gathered.set(scopeKey(scope), entries);
      setTimeout(() => {
        this.#gathered.delete(scopeKey(scope));
        void this.#runGathered(scope, entries);
      }, 0);
    });
  }

  /** One transaction for all; when a statement fails in it, each asker gets its own, so that one's error stays its own. */
  async #runGathered(scope: Scope, entries: Gathered[]): Promise<void> {
    try {
      const results = await this.http(
        scope,
        entries.flatMap(({ queries }) => queries),
      );
      let from = 0;
      for (const { queries, resolve } of entries) {
        resolve(results.slice(from, from + queries.length));
        from += queries.length;
      }
    } catch (error) {
      for (const { queries, resolve, reject } of entries) {
        if (entries.length === 1) reject(error);
        else this.http(scope, queries).then(resolve, reject);
      }
    }
  }

  /** @internal */
  async interactive<T>(scope: Scope, run: (tx: Transaction) => Promise<T>): Promise<T> {
    this.roundTrips++;
    const client = new Client(this.#config.url);
    await client.connect();
    try {
      return await drizzleSocket(client).transaction(async (tx) => {
        await tx.execute(prologue(scope));
        return run(tx);
      });
    } finally {
      await client.end();
    }
  }
}
