import type { z } from 'zod';
import type { OperationContext } from './context.ts';
import type { Access } from './permissions.ts';
import type { RateLimit } from './ports.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface OperationDefinition<I extends z.ZodType, O extends z.ZodType> {
  /** `<context>.<verb_noun>`: the name in the API, in MCP and in the audit log. */
  name: string;
  summary: string;
  kind: 'query' | 'command';
  permission: Access;
  /** Method and path below `/api/v1`; path parameters are members of the input. Absent = only inside the house. */
  route?: `${Method} /${string}`;
  /** Status of a success; 200 unless told. */
  successStatus?: 200 | 201 | 202;
  input: I;
  output: O;
  rateLimit?: RateLimit & { by: 'ip' | 'cart' | 'actor' };
  /** Public answers that are the same for every visitor: the edge keeps them so many seconds. */
  edgeSeconds?: number;
  /** Stable codes of the problems it may answer besides the kernel's own. */
  problems?: readonly string[];
  /** An example input for the reference page. */
  example?: z.input<I>;
  /** Hidden from MCP (uploads, browser-only steps). */
  isHiddenFromMcp?: boolean;
  run(ctx: OperationContext, input: z.output<I>): Promise<z.output<O>>;
}

export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = OperationDefinition<
  I,
  O
>;

/** Defines a capability, once: route, tool, caller, permission, audit and docs follow from it (DESIGN: the spine). */
export function operation<I extends z.ZodType, O extends z.ZodType>(
  definition: OperationDefinition<I, O>,
): Operation<I, O> {
  return definition;
}

/** How the typed in-process caller sees an operation. */
export type CallerOf<T> =
  T extends Operation<infer I, infer O> ? (input: z.input<I>) => Promise<z.output<O>> : never;

/** An operation whose shapes are not known to the type system (registry, REST, MCP). */
export type AnyOperation = Omit<Operation, 'run'> & {
  run(ctx: OperationContext, input: unknown): Promise<unknown>;
};
