import type { Tool } from '@modelcontextprotocol/server';
import { loadAllOperations } from '../../domain/kernel/caller.ts';
import type { Caller } from '../../domain/kernel/context.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';
import { isPermissionKey, isSensitive } from '../../domain/kernel/permissions.ts';
import { schemaOf } from '../api/openapi.ts';

/** Tools of a page of `tools/list` (55 MCP-09). */
const PAGE = 40;

/** Short names of 10 §10 that a call may use; they are never listed (55 MCT-01). */
const ALIASES: Readonly<Record<string, string>> = {
  whoami: 'identity_whoami',
  list_brands: 'identity_list_brands',
  get_brand: 'identity_get_brand',
  search_audit: 'audit_search',
};

/** `catalog.list_products` → `catalog_list_products`: tool names have no dots. */
export const toolName = (operation: AnyOperation): string => operation.name.replaceAll('.', '_');

/** The tools a caller may see: operations its permissions cover. Carts and uploads are the browser's. */
export function isToolFor(caller: Caller, operation: AnyOperation): boolean {
  const { permission } = operation;
  if (operation.isHiddenFromMcp || permission === 'system' || permission === 'cart') return false;
  if (permission === 'public') return true;
  return (
    (caller.actor.kind === 'api_key' || caller.actor.kind === 'staff') &&
    caller.actor.permissions.includes(permission)
  );
}

/** A caller's tools in the order of their names: the same for the same rights, whatever was called before. */
export async function toolsOf(caller: Caller): Promise<AnyOperation[]> {
  const operations = await loadAllOperations();
  return operations
    .filter((operation) => isToolFor(caller, operation))
    .sort((a, b) => (toolName(a) < toolName(b) ? -1 : 1));
}

export async function findTool(caller: Caller, name: string): Promise<AnyOperation | null> {
  const wanted = ALIASES[name] ?? name;
  return (await toolsOf(caller)).find((operation) => toolName(operation) === wanted) ?? null;
}

export interface ToolPage {
  tools: Tool[];
  nextCursor?: string;
}

/** A page behind a cursor, which is the last tool's name; null for a cursor that is none of ours. */
export async function pageOfTools(caller: Caller, cursor: string | undefined): Promise<ToolPage | null> {
  const all = await toolsOf(caller);
  let from = 0;
  if (cursor !== undefined) {
    const last = nameOfCursor(cursor);
    if (last === null) return null;
    from = all.findIndex((operation) => toolName(operation) > last);
    if (from < 0) from = all.length;
  }
  const part = all.slice(from, from + PAGE);
  const last = part.at(-1);
  const hasMore = from + PAGE < all.length && last !== undefined;
  return { tools: part.map(describe), ...(hasMore ? { nextCursor: btoa(`tool:${toolName(last)}`) } : {}) };
}

function nameOfCursor(cursor: string): string | null {
  try {
    return /^tool:([a-z0-9_]{1,64})$/.exec(atob(cursor))?.[1] ?? null;
  } catch {
    return null;
  }
}

const described = new Map<string, Tool>();

/** A tool in the protocol's words; made once an isolate. */
function describe(operation: AnyOperation): Tool {
  let tool = described.get(operation.name);
  if (!tool) {
    const isQuery = operation.kind === 'query';
    tool = {
      name: toolName(operation),
      title: operation.summary,
      description: operation.summary,
      inputSchema: inputSchemaOf(operation),
      outputSchema: outputSchemaOf(operation),
      annotations: {
        title: operation.summary,
        readOnlyHint: isQuery,
        destructiveHint: isDestructive(operation),
        idempotentHint: isQuery || /^(PUT|DELETE) /.test(operation.route ?? ''),
        openWorldHint: false,
      },
    };
    described.set(operation.name, tool);
  }
  return tool;
}

function isDestructive({ kind, route, permission }: AnyOperation): boolean {
  if (kind === 'query') return false;
  return route?.startsWith('DELETE ') === true || (isPermissionKey(permission) && isSensitive(permission));
}

/** What a call takes: the operation's input and, for what changes something, the key that makes it happen once. */
function inputSchemaOf(operation: AnyOperation): Tool['inputSchema'] {
  const schema = schemaOf(operation.input, 'input');
  const properties = { ...(schema.properties as Tool['inputSchema']['properties']) };
  if (operation.kind === 'command') {
    properties.idempotency_key = {
      type: 'string',
      maxLength: 255,
      description: 'The same key and arguments again do nothing twice and get the same answer.',
    };
  }
  return { ...schema, type: 'object', properties, additionalProperties: false };
}

/** What a result holds: the operation's output as `data`, where the list goes on, and how to read the figures. */
function outputSchemaOf(operation: AnyOperation): NonNullable<Tool['outputSchema']> {
  return {
    type: 'object',
    properties: {
      data: schemaOf(operation.output, 'output'),
      page: {
        type: 'object',
        properties: {
          next_cursor: { type: ['string', 'null'] },
          has_more: { type: 'boolean' },
          total: { type: 'integer' },
        },
        required: ['next_cursor', 'has_more'],
        additionalProperties: false,
      },
      meta: {
        type: 'object',
        properties: {
          as_of: { type: 'string', format: 'date-time' },
          brand: { type: 'string' },
          currency: { type: 'string' },
          timezone: { type: 'string' },
          truncated: { type: 'boolean' },
        },
        required: ['as_of', 'brand', 'currency', 'timezone', 'truncated'],
        additionalProperties: false,
      },
    },
    required: ['data', 'meta'],
    additionalProperties: false,
  };
}
