import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { loadAllOperations } from '../../domain/kernel/caller.ts';
import type { Caller } from '../../domain/kernel/context.ts';
import { execute, type House, type TenantScope } from '../../domain/kernel/execute.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';
import { isProblem } from '../../domain/kernel/problem.ts';
import { schemaOf } from '../api/openapi.ts';

/** A schema for MCP that only describes: the kernel's own zod schema is the one validation (and needs no `eval`). */
function described(schema: Record<string, unknown>) {
  return {
    '~standard': {
      version: 1 as const,
      vendor: 'cgk',
      validate: (value: unknown) => ({ value }),
      jsonSchema: { input: () => schema, output: () => schema },
    },
  };
}

/** The tools a caller may see: operations its permissions cover. Carts and uploads are the browser's. */
function isToolFor(caller: Caller, operation: AnyOperation): boolean {
  const { permission } = operation;
  if (operation.isHiddenFromMcp || permission === 'system' || permission === 'cart') return false;
  if (permission === 'public') return true;
  return (
    (caller.actor.kind === 'api_key' || caller.actor.kind === 'staff') &&
    caller.actor.permissions.includes(permission)
  );
}

/** `catalog.list_products` → `catalog_list_products`: tool names have no dots. */
export const toolName = (operation: AnyOperation): string => operation.name.replaceAll('.', '_');

async function buildServer(house: House, scope: TenantScope, caller: Caller): Promise<McpServer> {
  const server = new McpServer({ name: `cgk-${scope.tenant.slug}`, version: '1' });
  for (const operation of await loadAllOperations()) {
    if (!isToolFor(caller, operation)) continue;
    const isQuery = operation.kind === 'query';
    server.registerTool(
      toolName(operation),
      {
        title: operation.summary,
        description: operation.summary,
        inputSchema: described({ type: 'object', ...schemaOf(operation.input, 'input') }),
        annotations: {
          readOnlyHint: isQuery,
          destructiveHint: !isQuery,
          idempotentHint: isQuery,
          openWorldHint: false,
        },
      },
      async (input) => {
        try {
          const output = await execute(house, scope, caller, operation, input);
          return { content: [{ type: 'text' as const, text: JSON.stringify(output) }] };
        } catch (error) {
          if (!isProblem(error)) throw error;
          return {
            isError: true,
            content: [{ type: 'text' as const, text: JSON.stringify(error.toDocument()) }],
          };
        }
      },
    );
  }
  return server;
}

/** Answers one Streamable HTTP request of an authenticated caller; stateless, JSON or SSE as the client asks. */
export async function answerMcp(
  house: House,
  scope: TenantScope,
  caller: Caller,
  request: Request,
): Promise<Response> {
  return createMcpHandler(() => buildServer(house, scope, caller)).fetch(request);
}
