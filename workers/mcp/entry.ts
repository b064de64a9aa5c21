import type { Actor } from '../../domain/kernel/context.ts';
import { isProblem, unauthenticated } from '../../domain/kernel/problem.ts';
import type { Database } from '../../schema/index.ts';
import { actorByApiKey, bearerOf } from '../auth/api-keys.ts';
import type { Env } from '../env.ts';
import { problemResponse } from '../problem-response.ts';
import { createCaller, createHouse, ipOf } from '../routing/request-scope.ts';
import type { RoutedTenant } from '../routing/tenants.ts';
import { bearerChallenge } from './protected-resource.ts';

/**
 * `/mcp` of a brand's host: method, then who calls, then the protocol. There is no session to open or end, so GET and
 * DELETE are refused (55 MCP-01); `Origin` was looked at before (55 MCP-03).
 */
export async function answerMcpRequest(
  env: Env,
  execution: Pick<ExecutionContext, 'waitUntil'>,
  database: Database,
  request: Request,
  { tenant, schemaKey }: RoutedTenant,
  requestId: string,
): Promise<Response> {
  if (request.method !== 'POST') {
    const message = 'Method not allowed: send JSON-RPC by POST.';
    return Response.json(
      { jsonrpc: '2.0', id: null, error: { code: -32000, message } },
      { status: 405, headers: { allow: 'POST', 'cache-control': 'no-store' } },
    );
  }
  const waitUntil = (work: Promise<unknown>) => execution.waitUntil(work);
  const bearer = bearerOf(request);
  let actor: Actor;
  try {
    if (bearer === null) throw unauthenticated();
    actor = await actorByApiKey(database, tenant.id, bearer, { ip: ipOf(request), waitUntil });
  } catch (error) {
    const response = problemResponse(error, requestId);
    if (isProblem(error) && error.status === 401) {
      const { origin } = new URL(request.url);
      response.headers.set('www-authenticate', bearerChallenge(origin, bearer !== null));
    }
    return response;
  }
  const { answerMcp } = await import('./mcp.ts');
  const { caller } = createCaller(request, 'mcp', actor, requestId);
  const response = await answerMcp(
    createHouse(env, waitUntil, database),
    { tenant, schemaKey },
    caller,
    request,
  );
  const answer = new Response(response.body, response);
  answer.headers.set('cache-control', 'no-store');
  answer.headers.set('x-accel-buffering', 'no');
  return answer;
}
