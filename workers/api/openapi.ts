import { z } from 'zod';
import { loadAllOperations } from '../../domain/kernel/caller.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';

type JsonSchema = Record<string, unknown>;

const KERNEL_PROBLEMS = ['invalid_input', 'rate_limited'];

/** JSON Schema of an operation's input (what a caller sends) or output (what it gets). */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function parametersAndBody(operation: AnyOperation, method: string, path: string) {
  const input = schemaOf(operation.input, 'input');
  const properties = (input.properties ?? {}) as Record<string, JsonSchema>;
  const required = new Set((input.required ?? []) as string[]);
  const inPath = [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
  const others = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameters = [
    ...inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: properties[name] ?? { type: 'string' },
    })),
    ...(method === 'get'
      ? others.map((name) => ({
          name,
          in: 'query',
          required: required.has(name),
          schema: properties[name] ?? {},
        }))
      : []),
  ];
  if (method === 'get' || others.length === 0) return { parameters };
  const body = {
    type: 'object',
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: others.filter((name) => required.has(name)),
  };
  return {
    parameters,
    requestBody: {
      required: body.required.length > 0,
      content: {
        'application/json': { schema: body, ...(operation.example ? { example: operation.example } : {}) },
      },
    },
  };
}

function securityOf(operation: AnyOperation): Record<string, string[]>[] {
  if (operation.permission === 'public') return [];
  return operation.permission === 'cart' ? [{ cartToken: [] }] : [{ apiKey: [operation.permission] }];
}

function documentOf(operation: AnyOperation): { path: string; method: string; entry: JsonSchema } | null {
  if (!operation.route || operation.permission === 'system') return null;
  const [verb, route] = operation.route.split(' ') as [string, string];
  const method = verb.toLowerCase();
  const problems = [...(operation.problems ?? []), ...KERNEL_PROBLEMS];
  const entry = {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    security: securityOf(operation),
    ...parametersAndBody(operation, method, route),
    responses: {
      [String(operation.successStatus ?? 200)]: {
        description: 'Success',
        content: { 'application/json': { schema: schemaOf(operation.output, 'output') } },
      },
      default: {
        description: `Problem document (RFC 9457). Codes: ${problems.join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
  return { path: route.replaceAll(/:([A-Za-z]+)/g, '{$1}'), method, entry };
}

/** The OpenAPI 3.1 document of every operation with a route. */
export async function openApiDocument(origin: string): Promise<JsonSchema> {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of await loadAllOperations()) {
    const document = documentOf(operation);
    if (!document) continue;
    paths[document.path] = { ...paths[document.path], [document.method]: document.entry };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CGK API',
      version: '1',
      description:
        'One operation, many surfaces. Money is integer minor units with an ISO 4217 code; ids are TypeIDs; lists use opaque cursors; errors are RFC 9457 problem documents.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'API key of the brand; its scopes are permission keys.',
        },
        cartToken: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Cart-Token',
          description: 'Token from POST /store/carts; browsers carry it as a cookie.',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'requestId'],
          properties: {
            type: { type: 'string', format: 'uri' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', description: 'stable, for programs' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
            requestId: { type: 'string' },
          },
        },
      },
    },
  };
}
