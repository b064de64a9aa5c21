/** Inputs that a schema accepts, so that what a suite asks about decides the answer and not a missing field. */
import type { AnyHouseOperation, AnyOperation } from '../../domain/kernel/operation.ts';
import { schemaOf } from '../../workers/api/openapi.ts';

export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
};

/** Where an id stands in an input: `orderId`, `lines.0.lineId`. */
export interface IdMember {
  path: string[];
  /** TypeID prefix without the underscore. */
  prefix: string;
}

const TYPE_ID = /^\^([a-z]+)_\[0-7\]/;

const prefixOf = (schema: JsonSchema): string | null => TYPE_ID.exec(schema.pattern ?? '')?.[1] ?? null;

export const inputSchema = (operation: AnyOperation | AnyHouseOperation): JsonSchema =>
  schemaOf(operation.input, 'input');

/** Every id-typed member of an input, also inside lists, objects and alternatives. */
export function idMembers(schema: JsonSchema, path: string[] = []): IdMember[] {
  const prefix = prefixOf(schema);
  if (prefix) return [{ path, prefix }];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    idMembers(member, [...path, name]),
  );
  const inItems = schema.items ? idMembers(schema.items, [...path, '0']) : [];
  const inAlternatives = (schema.anyOf ?? []).flatMap((option) => idMembers(option, path));
  return [...inside, ...inItems, ...inAlternatives];
}

/** An id of each kind to fill in, by prefix. */
export type IdsByPrefix = (prefix: string) => string;

function exampleOf(schema: JsonSchema, ids: IdsByPrefix): unknown {
  const prefix = prefixOf(schema);
  if (prefix) return ids(prefix);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], ids);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {}, ids)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}, ids));
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema);
  }
}

function textOf({ format, minLength = 0 }: JsonSchema): string {
  if (format === 'email') return 'ada@example.com';
  if (format === 'uri') return 'https://example.com/';
  if (format === 'date') return '2026-11-20';
  if (format === 'date-time') return '2026-11-20T12:00:00Z';
  if (format === 'uuid') return '01930000-0000-7000-8000-000000000000';
  return 'test'.padEnd(minLength, 'x');
}

/** Puts ids of ours in place of those of an example. */
function withIds(value: unknown, ids: IdsByPrefix): unknown {
  if (typeof value === 'string') {
    const prefix = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/.exec(value)?.[1];
    return prefix ? ids(prefix) : value;
  }
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withIds(item, ids)]));
  }
  return value;
}

/**
 * An input that the operation's schema accepts, with ids from `ids`: its example where that is valid, else the least
 * that the schema asks for. Throws when neither is: the operation needs an `example`.
 */
export function minimalInput(
  operation: AnyOperation | AnyHouseOperation,
  ids: IdsByPrefix,
): Record<string, unknown> {
  const candidates = [
    ...(operation.example ? [withIds(operation.example, ids)] : []),
    exampleOf(inputSchema(operation), ids),
  ];
  const valid = candidates.find((candidate) => operation.input.safeParse(candidate).success);
  if (!valid) {
    throw new Error(
      `No valid input for ${operation.name} can be made of its schema: give it a valid \`example\`.`,
    );
  }
  return valid as Record<string, unknown>;
}

/** A copy of the input with another value at the path; lists and objects on the way are made when missing. */
export function withValueAt(
  input: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(input);
  let place: Record<string, unknown> = copy;
  for (const [index, name] of path.entries()) {
    if (index === path.length - 1) {
      place[name] = value;
      break;
    }
    place[name] ??= path[index + 1] === '0' ? [] : {};
    place = place[name] as Record<string, unknown>;
  }
  return copy;
}

/** The REST request of an operation: path parameters filled in, the rest as query or body. */
export function restRequest(
  operation: AnyOperation | AnyHouseOperation,
  input: Record<string, unknown>,
): { method: string; path: string; body: Record<string, unknown> | undefined } {
  const [method = 'GET', route = ''] = (operation.route ?? '').split(' ');
  const rest = { ...input };
  const path = route.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method !== 'GET') return { method, path, body: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return { method, path: query.size > 0 ? `${path}?${query}` : path, body: undefined };
}
