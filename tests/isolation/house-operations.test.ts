/**
 * Operations without a brand: every one of the registry is tried by everybody who must not. A new operation is covered
 * without a line here.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAllHouseOperations } from '../../domain/kernel/caller.ts';
import type { Actor, Caller } from '../../domain/kernel/context.ts';
import { executeHouse } from '../../domain/kernel/execute.ts';
import { newId, toExternalId } from '../../domain/kernel/ids.ts';
import type { AnyHouseOperation } from '../../domain/kernel/operation.ts';
import { PERMISSIONS, PLATFORM_PERMISSIONS } from '../../domain/kernel/permissions.ts';
import { isProblem } from '../../domain/kernel/problem.ts';
import { houseContexts } from '../../domain/registry.ts';
import { houseContextOf } from '../../workers/api/rest.ts';
import { strangersId } from '../support/furnished-brand.ts';
import { minimalInput, restRequest } from '../support/minimal-input.ts';
import { send } from '../support/shop-client.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';
import { callerOf, freshSession, platformStaff, staff, testHouse } from '../support/test-house.ts';

const operations = await loadAllHouseOperations();
const byName = operations.map((operation) => [operation.name, operation] as const);

let stack: StackAccess;
let run: (operation: AnyHouseOperation, caller: Partial<Caller>) => Promise<number>;
beforeAll(async () => {
  stack = await sharedStack();
  const { house } = testHouse(stack);
  run = async (operation, caller) => {
    try {
      await executeHouse(house, callerOf(caller), operation, minimalInput(operation, strangersId));
    } catch (error) {
      if (isProblem(error)) return error.status;
      throw error;
    }
    return 200;
  };
});

const anonymous: Actor = { kind: 'anonymous' };
const person: Actor = { kind: 'person', id: toExternalId('user', newId()), name: 'Somebody' };
const apiKey: Actor = {
  kind: 'api_key',
  id: toExternalId('apiKey', newId()),
  name: 'A brand’s key',
  permissions: PERMISSIONS,
  ratePerMinute: 600,
};

describe('the registry of the house', () => {
  it('has operations, each under a path that its context owns, no route twice', async () => {
    expect(operations.length).toBeGreaterThan(2);
    const routes = operations.flatMap(({ route }) => (route ? [route.replaceAll(/:[A-Za-z]+/g, ':x')] : []));
    expect(new Set(routes).size).toBe(routes.length);
    for (const [name, { load }] of Object.entries(houseContexts)) {
      for (const { route, name: operationName } of Object.values(
        (await load()).operations,
      ) as AnyHouseOperation[])
        if (route) expect(houseContextOf(route.split(' ')[1] ?? ''), operationName).toBe(name);
    }
  });
});

describe('who must not, cannot', () => {
  it.each(byName.filter(([, { permission }]) => permission !== 'public'))('%s', async (_, operation) => {
    const { permission } = operation;
    const session = freshSession();
    if (permission !== 'system') expect(await run(operation, { actor: anonymous, session: null })).toBe(401);
    expect([401, 403]).toContain(await run(operation, { actor: apiKey, session: null }));
    if (permission === 'person') {
      expect(
        await run(operation, {
          actor: { kind: 'platform', id: 'x', name: 'x', permissions: [] },
          session: null,
        }),
      ).toBe(403);
      return;
    }
    expect(await run(operation, { actor: staff(), session })).toBe(403);
    expect(await run(operation, { actor: person, session })).toBe(403);
    const others = PLATFORM_PERMISSIONS.filter((key) => key !== permission);
    expect(await run(operation, platformStaff(others))).toBe(403);
    const impersonating = freshSession({
      impersonation: { id: newId(), adminId: newId(), mode: 'read_only' },
    });
    if (operation.kind === 'command')
      expect(await run(operation, { ...platformStaff(), session: impersonating })).toBe(403);
  });
});

describe('over HTTP', () => {
  it.each(byName.filter(([, { route, permission }]) => route && permission !== 'public'))(
    '%s is refused to a brand’s key, at the brand’s host and at the house’s',
    async (_, operation) => {
      const { method, path, body } = restRequest(operation, minimalInput(operation, strangersId));
      const headers = { authorization: `Bearer ${stack.fernhill.apiKey}` };
      for (const host of ['fernhill.localhost', 'localhost', 'auth.localhost']) {
        const answer = await send(stack.port, host, `/api/v1${path}`, { method, headers, body });
        expect([401, 403, 404], `${host} ${method} ${path}: ${answer.text}`).toContain(answer.status);
      }
    },
  );
});
