import { TrieRouter } from 'hono/router/trie-router';
import { loadHouseOperations, loadOperations } from '../../domain/kernel/caller.ts';
import type { Caller } from '../../domain/kernel/context.ts';
import { execute, executeHouse, type House, type TenantScope } from '../../domain/kernel/execute.ts';
import type { AnyHouseOperation, AnyOperation } from '../../domain/kernel/operation.ts';
import { Problem } from '../../domain/kernel/problem.ts';
import { type ContextName, contexts, type HouseContextName, houseContexts } from '../../domain/registry.ts';

const LARGEST_BODY = 256 * 1024;
/** Imports and uploads carry files (20 SEC-09: import by upload). */
const LARGEST_FILE_BODY = 32 * 1024 * 1024;
const FILE_OPERATIONS = new Set(['imports.check', 'catalog.upload_media']);

type Any = AnyOperation | AnyHouseOperation;
type Owners = Record<string, { paths: readonly string[] }>;

const routers = new Map<string, Promise<TrieRouter<AnyOperation>>>();
const houseRouters = new Map<string, Promise<TrieRouter<AnyHouseOperation>>>();

/** The context that owns a path below `/api/v1`: the longest of the registry's prefixes. */
function ownerOf(owners: Owners, path: string): string | null {
  let best: { name: string; length: number } | null = null;
  for (const [name, { paths }] of Object.entries(owners)) {
    for (const prefix of paths) {
      if ((path === prefix || path.startsWith(`${prefix}/`)) && prefix.length > (best?.length ?? 0))
        best = { name, length: prefix.length };
    }
  }
  return best?.name ?? null;
}

export const contextOf = (path: string): ContextName | null => ownerOf(contexts, path) as ContextName | null;
export const houseContextOf = (path: string): HouseContextName | null =>
  ownerOf(houseContexts, path) as HouseContextName | null;

async function routerOf<T extends Any>(loading: Promise<Record<string, T>>): Promise<TrieRouter<T>> {
  const router = new TrieRouter<T>();
  for (const operation of Object.values(await loading)) {
    if (!operation.route) continue;
    const [method, path] = operation.route.split(' ') as [string, string];
    router.add(method, path, operation);
  }
  return router;
}

/** The router of a context, built when its first request comes. */
async function kept<T>(routers: Map<string, Promise<T>>, name: string, build: () => Promise<T>): Promise<T> {
  let router = routers.get(name);
  if (!router) {
    router = build();
    routers.set(name, router);
  }
  return router;
}

interface Found<T> {
  operation: T;
  params: Record<string, string>;
}

/** Literal segments win over parameters. */
function pick<T>(router: TrieRouter<T>, method: string, path: string): Found<T> | null {
  const [matches] = router.match(method, path);
  const found = matches
    .map(([operation, params]) => ({ operation, params: params as Record<string, string> }))
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  return found ?? null;
}

/** The operation behind a method and path, with the path's parameters. */
export async function findOperation(method: string, path: string): Promise<Found<AnyOperation> | null> {
  const context = contextOf(path);
  if (!context) return null;
  return pick(await kept(routers, context, () => routerOf(loadOperations(context))), method, path);
}

/** The same among the operations without a brand. */
export async function findHouseOperation(
  method: string,
  path: string,
): Promise<Found<AnyHouseOperation> | null> {
  const context = houseContextOf(path);
  if (!context) return null;
  const router = await kept(houseRouters, context, () => routerOf(loadHouseOperations(context)));
  return pick(router, method, path);
}

async function readInput(
  request: Request,
  operation: Any,
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

async function readJson(request: Request, operation: Any): Promise<object> {
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

const methodOf = (request: Request): string => (request.method === 'HEAD' ? 'GET' : request.method);

function noSuchRoute(request: Request, path: string): Problem {
  return new Problem({
    status: 404,
    code: 'no_such_route',
    title: 'No such route',
    detail: `${methodOf(request)} /api/v1${path} does not exist. See /api/v1/openapi.json.`,
  });
}

function answerOf(operation: Any, output: unknown): Response {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (operation.edgeSeconds) {
    headers.set('cache-control', 'public, max-age=0, must-revalidate');
    headers.set('cdn-cache-control', `public, s-maxage=${operation.edgeSeconds}`);
  } else {
    headers.set('cache-control', 'no-store');
  }
  return new Response(JSON.stringify(output ?? null), { status: operation.successStatus ?? 200, headers });
}

/** Runs the operation of a REST request to a brand; throws `Problem`. */
export async function answerRest(
  house: House,
  scope: TenantScope,
  caller: Caller,
  request: Request,
  path: string,
): Promise<Response> {
  const found = await findOperation(methodOf(request), path);
  if (!found) throw noSuchRoute(request, path);
  const { operation, params } = found;
  const input = await readInput(request, operation, params);
  return answerOf(operation, await execute(house, scope, caller, operation, input));
}

/** Runs the operation of a REST request to the installation itself or to an account; throws `Problem`. */
export async function answerHouseRest(
  house: House,
  caller: Caller,
  request: Request,
  path: string,
): Promise<Response> {
  const found = await findHouseOperation(methodOf(request), path);
  if (!found) throw noSuchRoute(request, path);
  const { operation, params } = found;
  const input = await readInput(request, operation, params);
  return answerOf(operation, await executeHouse(house, caller, operation, input));
}
