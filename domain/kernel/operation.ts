import type { z } from 'zod';
import type { HouseContext, OperationContext } from './context.ts';
import type { HouseAccess } from './house-access.ts';
import type { Access } from './permissions.ts';
import type { RateLimit } from './ports.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Categories of the audit log (10 §2.1). */
export type AuditCategory =
  | 'auth'
  | 'team'
  | 'access'
  | 'settings'
  | 'tenant'
  | 'data'
  | 'domain'
  | 'billing'
  | 'security'
  | 'platform';

interface Definition<Permission, Context, I extends z.ZodType, O extends z.ZodType> {
  /** `<context>.<verb_noun>`: the name in the API, in MCP and in the audit log. */
  name: string;
  summary: string;
  kind: 'query' | 'command';
  permission: Permission;
  /** Method and path below `/api/v1`; path parameters are members of the input. Absent = only inside the house. */
  route?: `${Method} /${string}`;
  /** Status of a success; 200 unless told. */
  successStatus?: 200 | 201 | 202;
  input: I;
  output: O;
  rateLimit?: RateLimit & { by: 'ip' | 'cart' | 'actor' };
  /** Public answers that are the same for every visitor: the edge keeps them so many seconds. */
  edgeSeconds?: number;
  /** Where its audit rows are filed; `data` unless told. */
  auditCategory?: AuditCategory;
  /** Stable codes of the problems it may answer besides the kernel's own. */
  problems?: readonly string[];
  /** An example input for the reference page. */
  example?: z.input<I>;
  /** Hidden from MCP (uploads, browser-only steps). */
  isHiddenFromMcp?: boolean;
  run(ctx: Context, input: z.output<I>): Promise<z.output<O>>;
}

export type OperationDefinition<I extends z.ZodType, O extends z.ZodType> = Definition<
  Access,
  OperationContext,
  I,
  O
>;
export type HouseOperationDefinition<I extends z.ZodType, O extends z.ZodType> = Definition<
  HouseAccess,
  HouseContext,
  I,
  O
>;

/** A capability inside one brand. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = OperationDefinition<
  I,
  O
> & { scope: 'tenant' };

/** A capability of the installation or of a person's own account: no brand around it. */
export type HouseOperation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = HouseOperationDefinition<I, O> & { scope: 'house' };

/** Defines a capability, once: route, tool, caller, permission, audit and docs follow from it (DESIGN: the spine). */
export function operation<I extends z.ZodType, O extends z.ZodType>(
  definition: OperationDefinition<I, O>,
): Operation<I, O> {
  return { ...definition, scope: 'tenant' };
}

/**
 * As `operation`, for what belongs to no brand: the platform's console (permission `platform.…`), a person's own account
 * (`person`), sign-in (`public`), the first run (`setup`). Its `db` is the shared schema.
 */
export function houseOperation<I extends z.ZodType, O extends z.ZodType>(
  definition: HouseOperationDefinition<I, O>,
): HouseOperation<I, O> {
  return { ...definition, scope: 'house' };
}

/** How the typed in-process caller sees an operation. */
export type CallerOf<T> =
  T extends Operation<infer I, infer O>
    ? (input: z.input<I>) => Promise<z.output<O>>
    : T extends HouseOperation<infer I, infer O>
      ? (input: z.input<I>) => Promise<z.output<O>>
      : never;

/** An operation whose shapes are not known to the type system (registry, REST, MCP). */
export type AnyOperation = Omit<Operation, 'run'> & {
  run(ctx: OperationContext, input: unknown): Promise<unknown>;
};
export type AnyHouseOperation = Omit<HouseOperation, 'run'> & {
  run(ctx: HouseContext, input: unknown): Promise<unknown>;
};
