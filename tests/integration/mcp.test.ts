/** `/mcp` as a client sees it: plain JSON-RPC over Streamable HTTP. */
import { beforeAll, expect, it } from 'vitest';
import { loadAllOperations } from '../../domain/kernel/caller.ts';
import type { PermissionKey } from '../../domain/kernel/permissions.ts';
import type { Answer } from '../support/shop-client.ts';
import { type Brand, mintKey, type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
beforeAll(async () => {
  stack = await sharedStack();
});

interface Rpc<T> {
  result?: T;
  error?: { code: number; message: string };
}

interface Tool {
  name: string;
  description: string;
  inputSchema: { type: string };
  annotations: { readOnlyHint: boolean };
}

interface ToolAnswer {
  isError?: boolean;
  content: { type: string; text: string }[];
}

let sequence = 0;

function ask(brand: Brand, key: string | undefined, method: string, params: unknown): Promise<Answer> {
  sequence++;
  const client = key === undefined ? brand.visitor() : brand.program(key);
  return client.request('/mcp', {
    method: 'POST',
    headers: { accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-06-18' },
    body: { jsonrpc: '2.0', id: sequence, method, params },
  });
}

/** JSON or the one message of an event stream. */
function resultOf<T>(answer: Answer): Rpc<T> {
  const line = /^data: (.+)$/m.exec(answer.text)?.[1];
  return JSON.parse(line ?? answer.text) as Rpc<T>;
}

async function result<T>(brand: Brand, key: string, method: string, params: unknown = {}): Promise<T> {
  const answer = await ask(brand, key, method, params);
  const rpc = resultOf<T>(answer);
  if (!rpc.result) throw new Error(`${method}: ${answer.status} ${answer.text}`);
  return rpc.result;
}

const call = (key: string, name: string, input: unknown): Promise<ToolAnswer> =>
  result(stack.fernhill, key, 'tools/call', { name, arguments: input });

it('asks for a key', async () => {
  const nobody = await ask(stack.fernhill, undefined, 'tools/list', {});
  const origin = new URL(stack.fernhill.url).origin;
  expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([
    401,
    `Bearer resource_metadata="${origin}/.well-known/oauth-protected-resource/mcp"`,
  ]);
  for (const key of ['cgk_live_madeup', stack.kessel.apiKey]) {
    expect((await ask(stack.fernhill, key, 'tools/list', {})).status).toBe(401);
  }
});

it('introduces itself', async () => {
  const { serverInfo, capabilities } = await result<{
    serverInfo: { name: string };
    capabilities: Record<string, unknown>;
  }>(stack.fernhill, stack.fernhill.apiKey, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  });
  expect(serverInfo.name).toBe('cgk-fernhill');
  expect(capabilities).toHaveProperty('tools');
});

/** Every page of the list, which comes in the order of names. */
async function allTools(brand: Brand, key: string): Promise<Tool[]> {
  const tools: Tool[] = [];
  let cursor: string | undefined;
  do {
    const page = await result<{ tools: Tool[]; nextCursor?: string }>(
      brand,
      key,
      'tools/list',
      cursor === undefined ? {} : { cursor },
    );
    expect(page.tools.length).toBeLessThanOrEqual(40);
    tools.push(...page.tools);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return tools;
}

const toolNames = async (permissions: readonly PermissionKey[] | 'all'): Promise<string[]> => {
  const { database, fernhill } = stack;
  const key = permissions === 'all' ? fernhill.apiKey : await mintKey(database, fernhill.id, permissions);
  return (await allTools(fernhill, key)).map(({ name }) => name);
};

it.each([
  ['all', 'all'],
  ['none', []],
  ['orders only', ['orders.view', 'orders.refund']],
] as const)('offers the tools of the key’s permissions: %s', async (_, permissions) => {
  const wanted = (await loadAllOperations())
    .filter(({ permission, isHiddenFromMcp }) => {
      if (isHiddenFromMcp || permission === 'system' || permission === 'cart') return false;
      return (
        permission === 'public' ||
        permissions === 'all' ||
        (permissions as readonly string[]).includes(permission)
      );
    })
    .map(({ name }) => name.replaceAll('.', '_'))
    .sort();
  expect(await toolNames(permissions)).toEqual(wanted);
});

it('describes its tools', async () => {
  const tools = await allTools(stack.fernhill, stack.fernhill.apiKey);
  for (const tool of tools) {
    expect([tool.inputSchema.type, tool.description.length > 10], tool.name).toEqual(['object', true]);
  }
  const isReadOnly = new Map(tools.map(({ name, annotations }) => [name, annotations.readOnlyHint]));
  expect([isReadOnly.get('orders_list'), isReadOnly.get('orders_refund')]).toEqual([true, false]);
});

it('runs a tool', async () => {
  const { content, isError } = await call(stack.fernhill.apiKey, 'catalog_list_products', { limit: 2 });
  expect(isError).toBeFalsy();
  expect(JSON.parse(content[0]?.text ?? '')).toMatchObject({
    data: { items: [{}, {}] },
    page: { has_more: true },
  });
});

it('answers problems as errors of the tool', async () => {
  const bad = await call(stack.fernhill.apiKey, 'catalog_list_products', { limit: 0 });
  expect([bad.isError, JSON.parse(bad.content[0]?.text ?? '').code]).toEqual([true, 'invalid_input']);
  const missing = await call(stack.fernhill.apiKey, 'orders_get', {
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  });
  expect([missing.isError, JSON.parse(missing.content[0]?.text ?? '').code]).toEqual([true, 'not_found']);
});

it('does not run what the key may not see', async () => {
  const key = await mintKey(stack.database, stack.fernhill.id, ['orders.view']);
  const answer = await ask(stack.fernhill, key, 'tools/call', {
    name: 'orders_refund',
    arguments: { orderId: 'ord_01h455vb4pex5vsknk084sn02q', isFullRefund: true },
  });
  expect(answer.text).toMatch(/not found|unknown tool/i);
});
