import { TrieRouter } from 'hono/router/trie-router';
import { loadOperations } from '../../domain/kernel/caller.ts';
import type { Caller } from '../../domain/kernel/context.ts';
import type { House, TenantScope } from '../../domain/kernel/execute.ts';
import { execute } from '../../domain/kernel/execute.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';
import { Problem } from '../../domain/kernel/problem.ts';
import { type ContextName, contexts } from '../../domain/registry.ts';

const LARGEST_BODY = 256 * 1024;
/** Imports and uploads carry files (20 SEC-09: import by upload). */
const LARGEST_FILE_BODY = 32 * 1024 * 1024;
const FILE_OPERATIONS = new Set(['imports.check', 'catalog.upload_media']);

const routers = new Map<ContextName, Promise<TrieRouter<AnyOperation>>>();

/** The context that owns a path below `/api/v1`: the longest of the registry's prefixes. */
export function contextOf(path: string): ContextName | null {
  let best: { name: ContextName; length: number } | null = null;
  for (const [name, { paths }] of Object.entries(contexts) as [ContextName, { paths: readonly string[] }][]) {
    for (const prefix of paths) {
      if ((path === prefix || path.startsWith(`${prefix}/`)) && prefix.length > (best?.length ?? 0))
        best = { name, length: prefix.length };
    }
  }
  return best?.name ?? null;
}

async function routerOf(context: ContextName): Promise<TrieRouter<AnyOperation>> {
  const router = new TrieRouter<AnyOperation>();
  for (const operation of Object.values(await loadOperations(context))) {
    if (!operation.route) continue;
    const [method, path] = operation.route.split(' ') as [string, string];
    router.add(method, path, operation);
  }
  return router;
}

/** The operation behind a method and path, with the path's parameters. Literal segments win over parameters. */
export async function findOperation(
  method: string,
  path: string,
): Promise<{ operation: AnyOperation; params: Record<string, string> } | null> {
  const context = contextOf(path);
  if (!context) return null;
  let router = routers.get(context);
  if (!router) {
    router = routerOf(context);
    routers.set(context, router);
  }
  const [matches] = (await router).match(method, path);
  const found = matches
    .map(([operation, params]) => ({ operation, params: params as Record<string, string> }))
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  return found ?? null;
}

async function readInput(
  request: Request,
  operation: AnyOperation,
  params: Record<string, string>,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  const query = new URL(request.url).searchParams;
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    input[name] = values.length > 1 ? values : values[0];
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    Object.assign(input, await readJson(request, operation));
  return Object.assign(input, params);
}

async function readJson(request: Request, operation: AnyOperation): Promise<object> {
  const limit = FILE_OPERATIONS.has(operation.name) ? LARGEST_FILE_BODY : LARGEST_BODY;
  const tooLarge = () =>
    new Problem({
      status: 413,
      code: 'body_too_large',
      title: 'Body too large',
      detail: `At most ${limit} bytes.`,
    });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const text = await request.text();
  if (text.length > limit) throw tooLarge();
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // falls through to the same problem as a body that is no object
  }
  throw new Problem({
    status: 400,
    code: 'invalid_json',
    title: 'Invalid JSON',
    detail: 'Send one JSON object as the body.',
  });
}

/** Runs the operation of a REST request; throws `Problem`. */
export async function answerRest(
  house: House,
  scope: TenantScope,
  caller: Caller,
  request: Request,
  path: string,
): Promise<Response> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = await findOperation(method, path);
  if (!found)
    throw new Problem({
      status: 404,
      code: 'no_such_route',
      title: 'No such route',
      detail: `${method} /api/v1${path} does not exist. See /api/v1/openapi.json.`,
    });
  const { operation } = found;
  const output = await execute(
    house,
    scope,
    caller,
    operation,
    await readInput(request, operation, found.params),
  );
  const headers = new Headers({ 'content-type': 'application/json' });
  if (operation.edgeSeconds) {
    headers.set('cache-control', 'public, max-age=0, must-revalidate');
    headers.set('cdn-cache-control', `public, s-maxage=${operation.edgeSeconds}`);
  } else {
    headers.set('cache-control', 'no-store');
  }
  return new Response(JSON.stringify(output ?? null), { status: operation.successStatus ?? 200, headers });
}
