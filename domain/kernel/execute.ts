import { type SQLWrapper, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Database, type Query, type ScopedDb, type TenantRef, tables } from '../../schema/index.ts';
import type { TenantContext } from '../app-context.ts';
import { auditRows } from './audit-rows.ts';
import type {
  Actor,
  AuditTarget,
  Caller,
  DomainEvent,
  HouseContext,
  JobRequest,
  OperationContext,
} from './context.ts';
import { problemFromDatabase } from './database-errors.ts';
import {
  claimIdempotencyKey,
  type IdempotencyClaim,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from './idempotency.ts';
import { newId } from './ids.ts';
import type { AnyHouseOperation, AnyOperation } from './operation.ts';
import { isSensitive } from './permissions.ts';
import type { Ports, RateLimit } from './ports.ts';
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
const PLATFORM_LIMIT = { limit: 100, periodSeconds: 60 };
/** A factor shown longer ago has to be shown again before a sensitive act (10 SES-07). */
export const STEP_UP_MINUTES = 10;

type Any = AnyOperation | AnyHouseOperation;

/**
 * Runs one operation of a brand: parse → authorise → rate limit → idempotency → tenant scope → run → audit → outbox.
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
  authorise(house, operation, caller);
  await limitRate(house, scope.tenant.id, caller, operation);
  const own = house.database.tenant({ id: scope.tenant.id, schemaKey: scope.schemaKey });
  const db = operation.kind === 'query' ? own.gathering() : own;
  return answer(house, caller, operation, input, db, async () => {
    const run = new TenantRun(house, scope, caller, operation, db);
    const output = await operation.run(run, input);
    await run.finish();
    return output;
  });
}

/** The same steps for an operation without a brand. */
export async function executeHouse(
  house: House,
  caller: Caller,
  operation: AnyHouseOperation,
  raw: unknown,
): Promise<unknown> {
  const input = parseInput(operation, raw);
  authorise(house, operation, caller);
  await limitRate(house, 'platform', caller, operation);
  const own = house.database.platform();
  const db = operation.kind === 'query' ? own.gathering() : own;
  return answer(house, caller, operation, input, db, async () => {
    const run = new HouseRun(house, caller, operation, db);
    const output = await operation.run(run, input);
    await run.finish();
    return output;
  });
}

/** The answer kept for this idempotency key, or that of a run. */
async function answer(
  house: House,
  caller: Caller,
  operation: Any,
  input: unknown,
  db: ScopedDb,
  run: () => Promise<unknown>,
): Promise<unknown> {
  try {
    const claim = await idempotencyClaim(house, db, caller, operation, input);
    if (claim?.kind === 'stored') return claim.response;
    try {
      const output = await run();
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

function parseInput(operation: Any, raw: unknown): unknown {
  const parsed = operation.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalidInput(fieldErrors(parsed.error));
}

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

function authorise(house: House, operation: Any, caller: Caller): void {
  const access = operation.permission;
  const { actor } = caller;
  if (access === 'public' || access === 'cart') return;
  if (access === 'system') {
    if (actor.kind !== 'system') throw forbidden('system');
    return;
  }
  if (actor.kind === 'anonymous') throw unauthenticated();
  refuseImpersonated(operation, caller);
  if (actor.kind === 'system') return;
  if (access === 'person') {
    if (!caller.session) throw forbidden('person');
    return;
  }
  if (access === 'setup') {
    if (actor.kind !== 'setup') throw forbidden('setup');
    return;
  }
  const held: readonly string[] = 'permissions' in actor ? actor.permissions : [];
  if (!held.includes(access)) throw forbidden(access);
  if (isSensitive(access) && actor.kind !== 'api_key') requireStepUp(house.now(), access, caller);
}

/** Who looks through another's eyes changes nothing unless that was granted, and never anything sensitive (10 USR-04). */
function refuseImpersonated(operation: Any, caller: Caller): void {
  const impersonation = caller.session?.impersonation;
  if (!impersonation) return;
  const { permission } = operation;
  if (permission === 'person' || (permission !== 'setup' && isSensitive(permission))) {
    throw new Problem({
      status: 403,
      code: 'blocked_while_impersonating',
      title: 'Not while acting as somebody else',
      detail: 'End the impersonation first.',
    });
  }
  if (operation.kind === 'command' && impersonation.mode === 'read_only') {
    throw new Problem({
      status: 403,
      code: 'impersonation_read_only',
      title: 'Read only',
      detail: 'This impersonation may look, not change.',
    });
  }
}

/** @throws 403 `step_up_required` unless the session showed a factor within `STEP_UP_MINUTES` (10 SES-07) */
export function requireStepUp(now: Date, permission: string, { session }: Caller): void {
  const shownAt = session?.stepUpAt?.getTime() ?? 0;
  if (now.getTime() - shownAt <= STEP_UP_MINUTES * 60_000) return;
  throw new Problem({
    status: 403,
    code: 'step_up_required',
    title: 'Confirm that it is you',
    detail: `This needs a factor shown within the last ${STEP_UP_MINUTES} minutes.`,
    extra: { permission },
  });
}

async function limitRate(house: House, bucketOwner: string, caller: Caller, operation: Any): Promise<void> {
  const { actor } = caller;
  const limit = operation.rateLimit ?? limitOf(actor);
  if (!limit || actor.kind === 'system') return;
  const who =
    limit.by === 'ip' || actor.kind === 'anonymous'
      ? limit.by === 'cart'
        ? (caller.cartToken ?? caller.ip)
        : caller.ip
      : actor.id;
  const bucket = operation.rateLimit ? operation.name : 'api';
  await takeRate(house, bucketOwner, `${bucket}:${who}`, limit);
}

async function takeRate(house: House, owner: string, key: string, limit: RateLimit): Promise<void> {
  const { rateLimitScale: scale } = house;
  const scaled = {
    ...limit,
    limit: limit.limit * scale,
    ...(limit.burst === undefined ? {} : { burst: limit.burst * scale }),
  };
  const taken = await house.ports.rateLimiter.take(owner, key, scaled);
  if (taken.isAllowed) return;
  throw new Problem({
    status: 429,
    code: 'rate_limited',
    title: 'Too many requests',
    detail: `Try again in ${taken.retryAfterSeconds} s.`,
    retryAfterSeconds: taken.retryAfterSeconds,
  });
}

function limitOf(actor: Actor): (RateLimit & { by: 'ip' | 'cart' | 'actor' }) | null {
  switch (actor.kind) {
    case 'api_key':
      return { limit: actor.ratePerMinute, periodSeconds: 60, by: 'actor' };
    case 'staff':
    case 'person':
      return { ...STAFF_LIMIT, by: 'actor' };
    case 'platform':
      return { ...PLATFORM_LIMIT, by: 'actor' };
    default:
      return null;
  }
}

async function idempotencyClaim(
  house: House,
  db: ScopedDb,
  caller: Caller,
  operation: Any,
  input: unknown,
): Promise<IdempotencyClaim | null> {
  if (operation.kind !== 'command' || !caller.idempotencyKey) return null;
  return claimIdempotencyKey(db, house.now(), caller, operation.name, input);
}

type Target = AuditTarget & { tenantId?: string | undefined };

/** One run of an operation: collects its writes and sends them together. */
abstract class Run {
  readonly caller: Caller;
  readonly db: ScopedDb;
  readonly ports: Ports;
  readonly fault: ((step: string) => void) | undefined;
  protected readonly house: House;
  readonly #operation: Any;
  #writes: Query[] = [];
  #events: DomainEvent[] = [];
  #jobs: JobRequest[] = [];
  #targets: Target[] = [];

  constructor(house: House, caller: Caller, operation: Any, db: ScopedDb) {
    this.house = house;
    this.caller = caller;
    this.db = db;
    this.ports = house.ports;
    this.fault = house.fault;
    this.#operation = operation;
  }

  /** The brand whose log and bell it is; null for the platform's own. */
  protected abstract readonly tenantId: string | null;

  get actor() {
    return this.caller.actor;
  }

  now(): Date {
    return this.house.now();
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

  audit(target: Target): void {
    this.#targets.push(target);
  }

  throttle(key: string, limit: RateLimit): Promise<void> {
    return takeRate(this.house, 'platform', key, limit);
  }

  later(work: Promise<unknown>): void {
    this.house.later(work);
  }

  async commit(): Promise<void> {
    const hasBackgroundWork = this.#events.length > 0 || this.#jobs.length > 0;
    const queries = [
      ...this.#writes,
      ...eventRows(this.db, this.#events),
      ...jobRows(this.db, this.#jobs, this.now()),
      // Last: an audit row waits for the head of its chain, and nothing of ours may wait behind it.
      ...auditRows(this.db, this.caller, this.#operation, this.tenantId, this.#targets),
    ];
    const delay = this.#shortestDelay();
    this.#writes = [];
    this.#events = [];
    this.#jobs = [];
    this.#targets = [];
    await this.db.runAll(queries);
    if (hasBackgroundWork) this.later(this.ports.bell.ring(this.tenantId, delay));
  }

  async finish(): Promise<void> {
    if (this.hasWork()) await this.commit();
  }

  protected hasWork(): boolean {
    return this.#writes.length + this.#events.length + this.#jobs.length + this.#targets.length > 0;
  }

  #shortestDelay(): number {
    if (this.#events.length > 0) return 0;
    const waits = this.#jobs.map((job) =>
      job.runAt ? Math.max(0, job.runAt.getTime() - this.now().getTime()) : 0,
    );
    return Math.ceil(Math.min(...waits, 86_400_000) / 1000);
  }
}

class TenantRun extends Run implements OperationContext {
  readonly tenant: TenantContext;
  readonly schemaKey: string;
  protected readonly tenantId: string;
  #purges = false;

  constructor(house: House, scope: TenantScope, caller: Caller, operation: AnyOperation, db: ScopedDb) {
    super(house, caller, operation, db);
    this.tenant = scope.tenant;
    this.schemaKey = scope.schemaKey;
    this.tenantId = scope.tenant.id;
  }

  purgePages(): void {
    this.#purges = true;
  }

  override async commit(): Promise<void> {
    const purges = this.#purges;
    this.#purges = false;
    await super.commit();
    if (purges) await this.ports.edgeCache.bump(this.tenant.id);
  }

  protected override hasWork(): boolean {
    return super.hasWork() || this.#purges;
  }
}

class HouseRun extends Run implements HouseContext {
  protected readonly tenantId = null;

  tenantDb(tenant: TenantRef): ScopedDb {
    return this.house.database.tenant(tenant);
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
