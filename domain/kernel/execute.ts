import { type SQLWrapper, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Database, type Query, type ScopedDb, tables } from '../../schema/index.ts';
import type { TenantContext } from '../app-context.ts';
import type { AuditTarget, Caller, DomainEvent, JobRequest, OperationContext } from './context.ts';
import { problemFromDatabase } from './database-errors.ts';
import {
  claimIdempotencyKey,
  type IdempotencyClaim,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from './idempotency.ts';
import { newId } from './ids.ts';
import type { AnyOperation } from './operation.ts';
import type { Access } from './permissions.ts';
import type { Ports } from './ports.ts';
import { type FieldError, forbidden, invalidInput, isProblem, Problem, unauthenticated } from './problem.ts';

/** What one Worker instance (or one test, or the CLI) runs operations with. */
export interface House {
  database: Database;
  ports: Ports;
  now(): Date;
  /** Checks outputs against their schema: on in development and tests. */
  isOutputChecked: boolean;
  /** Multiplies every rate limit: 1 in production; development raises it so that load can be tried on one machine. */
  rateLimitScale: number;
  /** Address of a brand's shop for work that no request began (links in mails); absent = such work makes no links. */
  shopOrigin?(tenant: TenantContext): string;
  later(work: Promise<unknown>): void;
  /** Only where crashes are tried: see `OperationContext.fault`. */
  fault?(step: string): void;
}

export interface TenantScope {
  tenant: TenantContext;
  schemaKey: string;
}

const STAFF_LIMIT = { limit: 600, periodSeconds: 60 };

/**
 * Runs one operation: parse → authorise → rate limit → idempotency → tenant scope → run → audit → outbox.
 * Throws `Problem` for every expected failure.
 */
export async function execute(
  house: House,
  scope: TenantScope,
  caller: Caller,
  operation: AnyOperation,
  raw: unknown,
): Promise<unknown> {
  const input = parseInput(operation, raw);
  authorise(operation.permission, caller);
  await limitRate(house, scope, caller, operation);
  const own = house.database.tenant({ id: scope.tenant.id, schemaKey: scope.schemaKey });
  const db = operation.kind === 'query' ? own.gathering() : own;
  try {
    const claim = await idempotencyClaim(house, db, caller, operation, input);
    if (claim?.kind === 'stored') return claim.response;
    const run = new Run(house, scope, caller, operation, db);
    try {
      const output = await operation.run(run, input);
      await run.finish();
      const checked = house.isOutputChecked ? operation.output.parse(output) : output;
      if (claim) await storeIdempotentAnswer(db, claim, checked);
      return checked;
    } catch (error) {
      if (claim) await releaseIdempotencyKey(db, claim);
      throw error;
    }
  } catch (error) {
    throw isProblem(error) ? error : (problemFromDatabase(error) ?? error);
  }
}

function parseInput(operation: AnyOperation, raw: unknown): unknown {
  const parsed = operation.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalidInput(fieldErrors(parsed.error));
}

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

function authorise(access: Access, caller: Caller): void {
  const { actor } = caller;
  if (access === 'public' || access === 'cart') return;
  if (access === 'system') {
    if (actor.kind !== 'system') throw forbidden('system');
    return;
  }
  if (actor.kind === 'anonymous') throw unauthenticated();
  if (actor.kind === 'system') return;
  if (!actor.permissions.includes(access)) throw forbidden(access);
}

async function limitRate(
  house: House,
  scope: TenantScope,
  caller: Caller,
  operation: AnyOperation,
): Promise<void> {
  const { actor } = caller;
  const limit =
    operation.rateLimit ??
    (actor.kind === 'api_key'
      ? { limit: actor.ratePerMinute, periodSeconds: 60, by: 'actor' as const }
      : actor.kind === 'staff'
        ? { ...STAFF_LIMIT, by: 'actor' as const }
        : null);
  if (!limit || actor.kind === 'system') return;
  const who =
    limit.by === 'ip' || actor.kind === 'anonymous'
      ? limit.by === 'cart'
        ? (caller.cartToken ?? caller.ip)
        : caller.ip
      : actor.id;
  const bucket = operation.rateLimit ? operation.name : 'api';
  const scaled = { ...limit, limit: limit.limit * house.rateLimitScale };
  const answer = await house.ports.rateLimiter.take(scope.tenant.id, `${bucket}:${who}`, scaled);
  if (answer.isAllowed) return;
  throw new Problem({
    status: 429,
    code: 'rate_limited',
    title: 'Too many requests',
    detail: `Try again in ${answer.retryAfterSeconds} s.`,
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

async function idempotencyClaim(
  house: House,
  db: ScopedDb,
  caller: Caller,
  operation: AnyOperation,
  input: unknown,
): Promise<IdempotencyClaim | null> {
  if (operation.kind !== 'command' || !caller.idempotencyKey) return null;
  return claimIdempotencyKey(db, house.now(), caller, operation.name, input);
}

/** One run of an operation: collects its writes and sends them together. */
class Run implements OperationContext {
  readonly tenant: TenantContext;
  readonly schemaKey: string;
  readonly caller: Caller;
  readonly db: ScopedDb;
  readonly ports: Ports;
  readonly fault: ((step: string) => void) | undefined;
  readonly #house: House;
  readonly #operation: AnyOperation;
  #writes: Query[] = [];
  #events: DomainEvent[] = [];
  #jobs: JobRequest[] = [];
  #targets: AuditTarget[] = [];
  #purges = false;

  constructor(house: House, scope: TenantScope, caller: Caller, operation: AnyOperation, db: ScopedDb) {
    this.#house = house;
    this.tenant = scope.tenant;
    this.schemaKey = scope.schemaKey;
    this.caller = caller;
    this.db = db;
    this.ports = house.ports;
    this.fault = house.fault;
    this.#operation = operation;
  }

  get actor() {
    return this.caller.actor;
  }

  now(): Date {
    return this.#house.now();
  }

  write(...queries: Query[]): void {
    this.#writes.push(...queries);
  }

  emit(event: DomainEvent): void {
    this.#events.push(event);
  }

  enqueue(job: JobRequest): void {
    this.#jobs.push(job);
  }

  audit(target: AuditTarget): void {
    this.#targets.push(target);
  }

  purgePages(): void {
    this.#purges = true;
  }

  later(work: Promise<unknown>): void {
    this.#house.later(work);
  }

  async commit(): Promise<void> {
    const hasBackgroundWork = this.#events.length > 0 || this.#jobs.length > 0;
    const queries = [
      ...this.#writes,
      ...this.#auditRows(),
      ...eventRows(this.db, this.#events),
      ...jobRows(this.db, this.#jobs, this.now()),
    ];
    const purges = this.#purges;
    const delay = this.#shortestDelay();
    this.#writes = [];
    this.#events = [];
    this.#jobs = [];
    this.#targets = [];
    this.#purges = false;
    await this.db.runAll(queries);
    if (purges) await this.ports.edgeCache.bump(this.tenant.id);
    if (hasBackgroundWork) this.later(this.ports.bell.ring(this.tenant.id, delay));
  }

  async finish(): Promise<void> {
    if (
      this.#writes.length + this.#events.length + this.#jobs.length + this.#targets.length > 0 ||
      this.#purges
    )
      await this.commit();
  }

  #shortestDelay(): number {
    if (this.#events.length > 0) return 0;
    const waits = this.#jobs.map((job) =>
      job.runAt ? Math.max(0, job.runAt.getTime() - this.now().getTime()) : 0,
    );
    return Math.ceil(Math.min(...waits, 86_400_000) / 1000);
  }

  #auditRows(): Query[] {
    if (this.#targets.length === 0) return [];
    const { actor, source, requestId } = this.caller;
    return [
      this.db.q.insert(tables.auditEvents).values(
        this.#targets.map((target) => ({
          id: newId(),
          action: this.#operation.name,
          actorKind: actor.kind,
          actorId: 'id' in actor ? actor.id : null,
          actorName: 'name' in actor ? actor.name : null,
          source,
          targetKind: target.kind,
          targetId: target.id,
          detail: target.detail ?? {},
          requestId,
        })),
      ),
    ];
  }
}

function eventRows(db: ScopedDb, events: DomainEvent[]): Query[] {
  if (events.length === 0) return [];
  return [
    db.q
      .insert(tables.outbox)
      .values(events.map((event) => ({ id: newId(), type: event.type, payload: event.payload }))),
  ];
}

/** Rows of jobs: the same name and key is enqueued once, whatever the number of calls. */
export function jobRows(db: ScopedDb, jobs: JobRequest[], now: Date): Query[] {
  if (jobs.length === 0) return [];
  return [
    db.q
      .insert(tables.jobs)
      .values(
        jobs.map((job) => ({
          id: newId(),
          name: job.name,
          payload: job.payload,
          key: job.key,
          runAt: job.runAt ?? now,
        })),
      )
      .onConflictDoNothing(),
  ];
}

/** A guarded write: `query` must touch exactly `expected` rows, or the transaction fails with `code`. */
export function expectRows(db: ScopedDb, query: SQLWrapper, expected: number, code: string): Query {
  return db.q.execute(
    sql`with touched as (${query.getSQL()}) select ext.cgk_expect((select count(*) from touched), ${expected}::bigint, ${code})`,
  );
}
