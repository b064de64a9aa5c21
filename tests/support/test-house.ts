/** A house with ports that remember what was asked of them, and callers for every kind of actor. */

import type { z } from 'zod';
import type { Actor, Caller, SessionFacts } from '../../domain/kernel/context.ts';
import { execute, executeHouse, type House } from '../../domain/kernel/execute.ts';
import { hmacLinkSigner } from '../../domain/kernel/link-signer.ts';
import type {
  AnyHouseOperation,
  AnyOperation,
  HouseOperation,
  Operation,
} from '../../domain/kernel/operation.ts';
import {
  PERMISSIONS,
  type PermissionKey,
  PLATFORM_PERMISSIONS,
  type PlatformPermissionKey,
} from '../../domain/kernel/permissions.ts';
import type { Ports } from '../../domain/kernel/ports.ts';
import { isProblem, type Problem } from '../../domain/kernel/problem.ts';
import type { Mail } from '../../domain/mail/mail-port.ts';
import type { Maintenance } from '../../domain/platform/maintenance.ts';
import { testAuthPort } from './test-auth-port.ts';
import type { TestDatabase, TestTenant } from './test-database.ts';
import { TestGateway } from './test-gateway.ts';

/** Everything the fake ports recorded. */
export interface PortRecord {
  rings: { tenantId: string | null; delaySeconds: number }[];
  bumps: string[];
  mails: { tenantId: string; mail: Mail }[];
  /** Stored files by `tenant/key`. */
  files: Map<string, { body: Uint8Array; contentType: string }>;
  /** Private files by `tenant/key`. */
  records: Map<string, { body: Uint8Array; contentType: string }>;
  takes: Map<string, number>;
  /** TXT records that the name servers answer with, by name; tests fill it. */
  txt: Map<string, string[]>;
  /** Hosts that the edge was told to forget. */
  forgotten: string[];
  /** Files of the installation by their whole key. */
  archive: Map<string, Uint8Array>;
  /** What the edge was told to close, the newest last. */
  closures: Maintenance[];
}

export interface TestHouse {
  house: House;
  ports: Ports;
  record: PortRecord;
  gateway: TestGateway;
  /** The clock's instant; assign to move time. */
  clock: { now: Date };
  /** Runs an operation as a member of the team with all permissions, unless another caller is given. */
  call<I extends z.ZodType, O extends z.ZodType>(
    tenant: TestTenant,
    operation: Operation<I, O>,
    input: z.input<I>,
    caller?: Partial<Caller>,
  ): Promise<z.output<O>>;
  /** Runs an operation without a brand, as a platform owner unless another caller is given. */
  callHouse<I extends z.ZodType, O extends z.ZodType>(
    operation: HouseOperation<I, O>,
    input: z.input<I>,
    caller?: Partial<Caller>,
  ): Promise<z.output<O>>;
  /** As `callHouse`, for a call that must fail. */
  houseProblem(operation: AnyHouseOperation, input: unknown, caller?: Partial<Caller>): Promise<Problem>;
  /** As `call`, for a call that must fail: the problem. */
  problem(
    tenant: TestTenant,
    operation: AnyOperation,
    input: unknown,
    caller?: Partial<Caller>,
  ): Promise<Problem>;
  /** Waits for what operations left to do after their answer. */
  settle(): Promise<void>;
}

export function staff(permissions: readonly PermissionKey[] = PERMISSIONS): Actor {
  return { kind: 'staff', id: '01930000-0000-7000-8000-0000000000f1', name: 'Robin Staff', permissions };
}

/** A member of the platform's staff, with everything unless told. */
export function platformStaff(
  permissions: readonly PlatformPermissionKey[] = PLATFORM_PERMISSIONS,
): Partial<Caller> {
  return {
    actor: {
      kind: 'platform',
      id: '01930000-0000-7000-8000-0000000000f1',
      name: 'Pat Platform',
      permissions,
    },
    session: freshSession({ audience: 'platform' }),
    source: 'platform',
    origin: 'http://localhost:8787',
  };
}

export const SYSTEM: Partial<Caller> = { actor: { kind: 'system', id: 'runner' }, source: 'job' };
export const ANONYMOUS: Partial<Caller> = { actor: { kind: 'anonymous' }, source: 'storefront' };

/** A caller of the team with everything but the given permissions. */
export function without(...missing: PermissionKey[]): Partial<Caller> {
  return { actor: staff(PERMISSIONS.filter((key) => !missing.includes(key))) };
}

/** A session whose factor was shown at the test clock's start: sensitive operations run. */
export function freshSession(part: Partial<SessionFacts> = {}): SessionFacts {
  const at = new Date('2026-11-20T12:00:00.000Z');
  return {
    id: '01930000-0000-7000-8000-0000000000e1',
    userId: '01930000-0000-7000-8000-0000000000f1',
    audience: 'admin',
    authTime: at,
    stepUpAt: new Date('2100-01-01T00:00:00.000Z'),
    aal: 2,
    impersonation: null,
    ...part,
  };
}

export function callerOf(part: Partial<Caller> = {}): Caller {
  return {
    actor: staff(),
    session: freshSession(),
    source: 'admin',
    requestId: 'req_test',
    ip: '203.0.113.7',
    origin: 'http://alpha.localhost:8787',
    cartToken: null,
    idempotencyKey: null,
    setCartToken: () => {},
    ...part,
  };
}

/** `ports` replaces fakes by the real thing or by other fakes. */
export function testHouse(
  { database }: Pick<TestDatabase, 'database'>,
  ports: Partial<Ports> = {},
): TestHouse {
  const record: PortRecord = {
    rings: [],
    bumps: [],
    mails: [],
    files: new Map(),
    records: new Map(),
    takes: new Map(),
    txt: new Map(),
    forgotten: [],
    archive: new Map(),
    closures: [],
  };
  const gateway = new TestGateway();
  const clock = { now: new Date('2026-11-20T12:00:00.000Z') };
  const work: Promise<unknown>[] = [];
  const all: Ports = { ...fakePorts(record, gateway), ...ports };
  const house: House = {
    database,
    ports: all,
    now: () => clock.now,
    isOutputChecked: true,
    rateLimitScale: 1,
    later: (promise) => void work.push(promise),
  };
  const run = (tenant: TestTenant, operation: AnyOperation, input: unknown, caller?: Partial<Caller>) =>
    execute(house, tenant, callerOf(caller), operation, input);
  const problemOf = async (answer: Promise<unknown>): Promise<Problem> => {
    const outcome = await answer.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (!('error' in outcome)) throw new Error(`expected a problem, got ${JSON.stringify(outcome.value)}`);
    if (!isProblem(outcome.error)) throw outcome.error;
    return outcome.error;
  };
  const runHouse = (
    operation: AnyHouseOperation,
    input: unknown,
    caller: Partial<Caller> = platformStaff(),
  ) => executeHouse(house, callerOf(caller), operation, input);
  return {
    callHouse: async (operation, input, caller) =>
      (await runHouse(operation, input, caller)) as z.output<typeof operation.output>,
    houseProblem: (operation, input, caller) => problemOf(runHouse(operation, input, caller)),
    house,
    ports: all,
    record,
    gateway,
    clock,
    call: async (tenant, operation, input, caller) =>
      (await run(tenant, operation, input, caller)) as z.output<typeof operation.output>,
    problem: (tenant, operation, input, caller) => problemOf(run(tenant, operation, input, caller)),
    settle: async () => {
      await Promise.all(work.splice(0));
    },
  };
}

function fakePorts(record: PortRecord, gateway: TestGateway): Ports {
  return {
    rateLimiter: {
      take: async (tenantId, key, { limit, periodSeconds }) => {
        const id = `${tenantId}:${key}`;
        const taken = (record.takes.get(id) ?? 0) + 1;
        record.takes.set(id, taken);
        return { isAllowed: taken <= limit, retryAfterSeconds: taken <= limit ? 0 : periodSeconds };
      },
    },
    carts: {
      create: notWired,
      get: notWired,
      mutate: notWired,
      lock: notWired,
      unlock: notWired,
      complete: notWired,
    },
    stock: { reserve: notWired, release: notWired },
    gateways: { [gateway.name]: gateway },
    files: {
      put: async (tenantId, key, body, contentType) => {
        record.files.set(`${tenantId}/${key}`, { body: new Uint8Array(body), contentType });
      },
      delete: async (tenantId, keys) => {
        for (const key of keys) record.files.delete(`${tenantId}/${key}`);
      },
    },
    records: {
      put: async (tenantId, key, body, contentType) => {
        record.records.set(`${tenantId ?? 'platform'}/${key}`, { body: new Uint8Array(body), contentType });
      },
      get: async (tenantId, key) => record.records.get(`${tenantId ?? 'platform'}/${key}`)?.body ?? null,
      link: async (tenantId, key, { fileName }) => `/_records/${tenantId ?? 'platform'}/${key}?${fileName}`,
    },
    edgeCache: { bump: async (tenantId) => void record.bumps.push(tenantId) },
    bell: {
      ring: async (tenantId, delaySeconds = 0) => void record.rings.push({ tenantId, delaySeconds }),
    },
    mail: {
      send: async (tenantId, mail) => {
        record.mails.push({ tenantId, mail });
        return 'captured';
      },
    },
    auth: testAuthPort,
    txtResolver: { txt: async (name) => record.txt.get(name) ?? [] },
    addresses: {
      signIn: 'http://auth.localhost:8787',
      brand: (slug) => `http://${slug}.localhost:8787`,
    },
    links: hmacLinkSigner('a secret of the test house'),
    owner: { connect: notWired, migrations: notWired, newDataKey: async () => null },
    routes: {
      forget: async (_, hosts) => void record.forgotten.push(...hosts),
      hostOf: (slug) => `${slug}.localhost`,
      previewPassword: async () => 'preview-pass',
    },
    archive: {
      put: async (key, body) => void record.archive.set(key, new Uint8Array(body)),
      get: async (key) => record.archive.get(key) ?? null,
      list: async (prefix) => ({
        objects: [...record.archive]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, body]) => ({ key, size: body.length })),
        cursor: null,
      }),
      delete: async (keys) => {
        for (const key of keys) record.archive.delete(key);
      },
    },
    installation: {
      environment: async () => [],
      storage: async () => [],
      platformMigrations: 1,
      hashPassword: async () => '$scrypt$of-a-test',
      closeSetup: async () => undefined,
    },
    maintenance: { publish: async (maintenance) => void record.closures.push(maintenance) },
  };
}

/** Suites that need carts or holds give `testHouse` their own. */
async function notWired(): Promise<never> {
  throw new Error('this port is not wired in this test house');
}
