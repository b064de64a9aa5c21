/**
 * Every operation of the registry against the neighbour: no key, the neighbour's key, a key without the permission, the
 * neighbour's ids. New operations are covered by being registered.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAllOperations, loadOperations } from '../../domain/kernel/caller.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';
import { PERMISSIONS } from '../../domain/kernel/permissions.ts';
import { type ContextName, contexts } from '../../domain/registry.ts';
import { contextOf } from '../../workers/api/rest.ts';
import {
  type FurnishedBrand,
  fingerprints,
  furnish,
  settled,
  strangersId,
} from '../support/furnished-brand.ts';
import { idMembers, inputSchema, minimalInput, restRequest, withValueAt } from '../support/minimal-input.ts';
import type { Answer, ShopClient } from '../support/shop-client.ts';
import { mintKey, sharedStack } from '../support/stack-access.ts';

const operations = await loadAllOperations();
const byContext = await Promise.all(
  (Object.keys(contexts) as ContextName[]).map(async (name) => ({
    name,
    operations: Object.values(await loadOperations(name)),
  })),
);
const routed = operations.filter((operation) => operation.route);
const guarded = routed.filter(({ permission }) => permission !== 'public' && permission !== 'cart');

let ours: FurnishedBrand;
let theirs: FurnishedBrand;
let keyWithoutPermissions: string;
let theirsBefore: Record<string, string>;

beforeAll(async () => {
  const stack = await sharedStack();
  [ours, theirs] = [await furnish(stack.fernhill), await furnish(stack.kessel)];
  keyWithoutPermissions = await mintKey(stack.database, stack.fernhill.id, []);
  theirsBefore = await fingerprints(stack.kessel);
});

/** Sends the operation to our brand with the input, or with one that its schema accepts. */
function ask(client: ShopClient, operation: AnyOperation, input = ownInput(operation)): Promise<Answer> {
  const { method, path, body } = restRequest(operation, input);
  return client.api(method, path, body);
}

/** Valid, with ids of our own brand. */
function ownInput(operation: AnyOperation): Record<string, unknown> {
  const input = minimalInput(operation, ours.id);
  if ('token' in input) input.token = ours.checkoutToken;
  if ('version' in input) input.version = ours.productVersion;
  return input;
}

const names = (list: readonly AnyOperation[]) =>
  list.map((operation) => [operation.name, operation] as const);

describe('the registry', () => {
  it('has operations', () => {
    expect(operations.length).toBeGreaterThan(40);
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
  });

  it.each(names(operations))('%s says who may call it and where', (_, operation) => {
    expect([...PERMISSIONS, 'public', 'cart', 'system']).toContain(operation.permission);
    if (operation.permission === 'system') {
      expect(operation.route).toBeUndefined();
      return;
    }
    const isTwinOfRouted = routed.some((other) => other !== operation && other.input === operation.input);
    expect(operation.route !== undefined || isTwinOfRouted, 'a route, or a routed twin').toBe(true);
  });

  it('routes no method and path twice', () => {
    const routes = routed.map(({ route }) => route?.replaceAll(/:[A-Za-z]+/g, ':'));
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
  });

  it.each(byContext)('$name owns the paths of its routes', ({ name, operations: own }) => {
    for (const { route, name: operationName } of own) {
      if (route) expect(contextOf(route.split(' ')[1] ?? ''), operationName).toBe(name);
    }
    for (const prefix of contexts[name].paths) {
      const isUsed = own.some(({ route }) => route?.split(' ')[1]?.startsWith(prefix));
      expect(isUsed, `${prefix} has a route`).toBe(true);
    }
  });
});

describe('without the right key', () => {
  it.each(names(guarded))(
    '%s refuses no key, the neighbour’s key and a key without its permission',
    async (_, operation) => {
      const nobody = await ask(ours.brand.visitor(), operation);
      expect([nobody.status, nobody.json().code]).toEqual([401, 'unauthenticated']);

      const neighbour = await ask(ours.brand.program(theirs.brand.apiKey), operation);
      expect([neighbour.status, neighbour.json().code]).toEqual([401, 'invalid_api_key']);

      const powerless = await ask(ours.brand.program(keyWithoutPermissions), operation);
      expect([powerless.status, powerless.json().permission]).toEqual([403, operation.permission]);
    },
  );

  it.each(names(routed))('%s refuses the neighbour’s key even where none is needed', async (_, operation) => {
    const answer = await ask(ours.brand.program(theirs.brand.apiKey), operation);
    expect(answer.status).toBe(401);
  });
});

const withIds = routed.flatMap((operation) =>
  idMembers(inputSchema(operation)).map(
    (member) => [`${operation.name} ${member.path.join('.')}`, operation, member] as const,
  ),
);

describe('with the neighbour’s ids', () => {
  it.each(withIds)('%s is not found', async (_, operation, { path, prefix }) => {
    const client = operation.permission === 'cart' ? ours.visitor : ours.brand.program();
    const input = ownInput(operation);
    const answer = await ask(client, operation, withValueAt(input, path, theirs.id(prefix)));
    const made = await ask(client, operation, withValueAt(input, path, strangersId(prefix)));
    const isInPath = operation.route?.includes(`:${path[0]}`) && path.length === 1;
    const isRepeatableDelete = operation.route?.startsWith('DELETE') && made.status === 200;
    if (isRepeatableDelete) expect(answer.json().lines, 'our own, as it was').toEqual(made.json().lines);
    else if (isInPath) expect(answer.status).toBe(404);
    else if (operation.kind === 'query' && answer.status === 200) expect(answer.json().items).toEqual([]);
    else expect([403, 404, 409, 422]).toContain(answer.status);
    expect([answer.status, answer.json().code], 'as an id that nobody has').toEqual([
      made.status,
      made.json().code,
    ]);
    expect(answer.text).not.toContain(theirs.brand.slug);
  });

  const queriesWithIds = withIds.filter(([, { kind }]) => kind === 'query');
  it.each(queriesWithIds)('%s is found with our own: it was the id that decided', async (_, operation) => {
    expect((await ask(ours.brand.program(), operation)).status).toBe(200);
  });
});

const withTokens = routed.filter((operation) => 'token' in (inputSchema(operation).properties ?? {}));

describe('with the neighbour’s tokens', () => {
  it.each(names(withTokens))('%s is not found', async (_, operation) => {
    for (const token of [theirs.checkoutToken, theirs.orderToken]) {
      const answer = await ask(ours.brand.visitor(), operation, { ...ownInput(operation), token });
      expect([answer.status, answer.json().code]).toEqual([404, 'not_found']);
    }
  });

  it.each(names(routed.filter(({ permission }) => permission === 'cart')))(
    '%s opens nothing with the neighbour’s cart',
    async (_, operation) => {
      const { method, path, body } = restRequest(operation, ownInput(operation));
      const answer = await ours.brand.visitor().api(method, path, body, { 'x-cart-token': theirs.cartToken });
      const isNewCart = answer.status === 201 && answer.headers.has('set-cookie');
      if (!isNewCart) expect([answer.status, answer.json().code]).toEqual([404, 'no_cart']);
      expect(answer.text).not.toContain(theirs.id('cl'));
    },
  );
});

describe('what is only the house’s', () => {
  const systemic = operations.filter(({ permission }) => permission === 'system');

  it.each(names(systemic))('%s has no tool', async (_, operation) => {
    const answer = await ours.brand.program().request('/mcp', {
      method: 'POST',
      headers: { accept: 'application/json, text/event-stream' },
      body: {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: operation.name.replaceAll('.', '_'), arguments: {} },
      },
    });
    expect(answer.text).toMatch(/not found|unknown tool/i);
  });

  it.each(names(systemic))('%s has no path', async (_, operation) => {
    const [context = '', verb = ''] = operation.name.split('.');
    for (const path of [`/admin/${context}/${verb}`, `/${context}/${verb}`, `/system/${context}/${verb}`]) {
      expect((await ours.brand.program().api('POST', path, {})).json().code).toBe('no_such_route');
    }
  });
});

it('left the neighbour’s rows as they were', async () => {
  await settled(theirs.brand);
  expect(await fingerprints(theirs.brand)).toEqual(theirsBefore);
});
