/** `/mcp` through the protocol's own client, in every revision that the house speaks. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrandFront, frontOf } from '../support/brand-front.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
let front: BrandFront;
beforeAll(async () => {
  stack = await sharedStack();
  front = await frontOf(stack.port, 'fernhill', stack.fernhill.apiKey);
});
afterAll(() => front.close());

async function connected(mode: '2026-07-28' | 'legacy') {
  const client = new Client(
    { name: 'round-trip', version: '1' },
    { versionNegotiation: { mode: mode === 'legacy' ? 'legacy' : { pin: mode } } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(`${front.origin}/mcp`)));
  return client;
}

describe.each(['2026-07-28', 'legacy'] as const)('a client of %s', (mode) => {
  it('learns how to read the brand, pages through the tools, calls one and reads a resource', async () => {
    const client = await connected(mode);
    try {
      expect(client.getServerVersion()).toMatchObject({ name: 'cgk-fernhill' });
      expect(client.getInstructions()).toContain('minor units');
      const { tools } = await client.listTools();
      expect(tools.length).toBeGreaterThan(30);
      expect(tools.map(({ name }) => name)).toContain('catalog_list_products');
      expect(tools.map(({ name }) => name).join()).not.toMatch(/api_keys_(create|rotate|revoke)/);
      // The client checks the answer against the tool's output schema by itself.
      const answer = await client.callTool({ name: 'catalog_list_products', arguments: { limit: 2 } });
      expect(answer.structuredContent).toMatchObject({
        data: { items: [{}, {}] },
        page: { has_more: true },
        meta: { brand: 'fernhill', truncated: false },
      });
      const me = await client.callTool({ name: 'whoami', arguments: {} });
      expect(me.structuredContent).toMatchObject({ data: { kind: 'api_key', name: 'Demo key' } });
      const bad = await client.callTool({ name: 'catalog_list_products', arguments: { limit: 0 } });
      expect(bad.isError).toBe(true);
      const { contents } = await client.readResource({ uri: 'cgk://tenant/current' });
      expect(JSON.stringify(contents)).toContain('fernhill');
      await expect(client.readResource({ uri: 'cgk://tenant/kessel' })).rejects.toThrow();
      await expect(client.callTool({ name: 'api_keys_create', arguments: {} })).rejects.toThrow(
        /unknown tool/i,
      );
    } finally {
      await client.close();
    }
  });
});
