/** The outside of the API: documents, problems, idempotency keys. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAllOperations } from '../../domain/kernel/caller.ts';
import { buyableVariants } from '../support/buyer.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
beforeAll(async () => {
  stack = await sharedStack();
});

it('/health says how database, queues and storage are', async () => {
  const answer = await stack.fernhill.visitor().request('/health');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(answer.json()).toMatchObject({
    status: 'ok',
    checks: { database: { status: 'ok' }, queues: { status: 'ok' }, storage: { status: 'ok' } },
  });
});

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: Record<string, Record<string, unknown>>;
}

interface OpenApiOperation {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  responses: Record<string, { description: string; content: Record<string, { schema: unknown }> }>;
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' && typeof member === 'string' ? [member] : refsIn(member),
  );
}

describe('openapi.json', () => {
  let document: OpenApi;
  beforeAll(async () => {
    document = (await stack.fernhill.visitor().request('/api/v1/openapi.json')).json<OpenApi>();
  });

  it('describes every routed operation, whole', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, entry]) => ({ path, method, ...entry })),
    );
    const routed = (await loadAllOperations()).filter(({ route }) => route).map(({ name }) => name);
    expect(entries.map(({ operationId }) => operationId).sort()).toEqual(routed.sort());
    for (const { path, operationId, summary, parameters, responses, security } of entries) {
      expect(summary.length, operationId).toBeGreaterThan(10);
      expect(Object.keys(responses), operationId).toContain('default');
      const success = Object.entries(responses).find(([status]) => status.startsWith('2'));
      expect(success?.[1].content['application/json']?.schema, operationId).toBeTypeOf('object');
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(declared, operationId).toEqual(inPath);
      for (const scheme of security.flatMap(Object.keys)) {
        expect(document.components.securitySchemes, operationId).toHaveProperty(scheme);
      }
    }
  });

  it('refers to nothing that is not there', () => {
    for (const ref of new Set(refsIn(document))) {
      expect(ref).toMatch(/^#\//);
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
      expect(found, ref).toBeTypeOf('object');
    }
  });

  it('has a readable page beside it with every operation', async () => {
    const page = await stack.fernhill.visitor().request('/api/v1');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const { name, route } of await loadAllOperations()) {
      if (route) expect(page.text).toContain(`id="${name}"`);
    }
  });
});

describe('errors are problem documents', () => {
  const cases: [string, string, string, unknown, number, string][] = [
    ['unknown route', 'GET', '/nowhere', undefined, 404, 'no_such_route'],
    ['wrong method', 'DELETE', '/store/products', undefined, 404, 'no_such_route'],
    ['unknown product', 'GET', '/store/products/no-such-thing', undefined, 404, 'not_found'],
    ['bad query', 'GET', '/store/products?limit=1000', undefined, 422, 'invalid_input'],
    ['bad cursor', 'GET', '/store/products?cursor=zzz', undefined, 400, 'cursor_invalid'],
    ['no key', 'GET', '/admin/orders', undefined, 401, 'unauthenticated'],
    ['no cart', 'GET', '/store/carts/current', undefined, 404, 'no_cart'],
    ['bad body', 'POST', '/store/carts/current/lines', { variantId: 'x' }, 422, 'invalid_input'],
  ];

  it.each(cases)('%s', async (_, method, path, body, status, code) => {
    const answer = await stack.fernhill.visitor().api(method, path, body);
    const problem = answer.json();
    expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(problem.type).toMatch(/^https:\/\/.*\/problems\//);
    expect(problem.title).toBeTypeOf('string');
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    if (status === 422)
      expect(problem.errors).toEqual([{ path: expect.any(String), message: expect.any(String) }]);
  });

  it('bodies that are no JSON object, or too large', async () => {
    const shop = stack.fernhill.visitor();
    for (const body of [[], 'text', 3, null]) {
      expect((await shop.api('POST', '/store/carts', body)).status, JSON.stringify(body)).toBe(400);
    }
    const large = await shop.api('POST', '/store/carts', { note: 'x'.repeat(300_000) });
    expect([large.status, large.json().code]).toEqual([413, 'body_too_large']);
  });

  it('a request from another site is refused', async () => {
    const answer = await stack.fernhill
      .visitor()
      .api('POST', '/store/carts', {}, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
  });
});

describe('an idempotency key', () => {
  it('gives the same answer for the same body, 422 for another, and acts once', async () => {
    const [variantId] = await buyableVariants(stack.fernhill.visitor(), 1);
    const api = stack.fernhill.program();
    const key = { 'idempotency-key': `adjust-${Date.now()}` };
    const path = '/admin/inventory/adjust';
    const body = { variantId, delta: 3, reason: 'received' };
    const first = await api.api('POST', path, body, key);
    expect(first.status).toBe(200);
    const again = await api.api('POST', path, body, key);
    expect([again.status, again.json()]).toEqual([200, first.json()]);
    const other = await api.api('POST', path, { ...body, delta: 4 }, key);
    expect([other.status, other.json().code]).toEqual([422, 'idempotency_key_reused']);
    const next = await api.call<{ onHand: number }>('POST', path, { ...body, delta: -3 });
    expect(next.onHand).toBe(first.json<{ onHand: number }>().onHand - 3);
  });

  it('acts once when twenty come at the same time', async () => {
    const [variantId] = await buyableVariants(stack.fernhill.visitor(), 1);
    const api = stack.fernhill.program();
    const path = '/admin/inventory/adjust';
    const before = await api.call<{ onHand: number }>('POST', path, {
      variantId,
      delta: 1,
      reason: 'counted',
    });
    const key = { 'idempotency-key': `at-once-${Date.now()}` };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.api('POST', path, { variantId, delta: 5, reason: 'counted' }, key),
      ),
    );
    for (const answer of answers) {
      if (answer.status !== 200) expect([answer.status, answer.json().code]).toEqual([409, 'in_progress']);
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    const after = await api.call<{ onHand: number }>('POST', path, {
      variantId,
      delta: -6,
      reason: 'counted',
    });
    expect(after.onHand).toBe(before.onHand - 1);
  });
});
