import { logLine } from '../domain/kernel/log-line.ts';
import { isProblem, Problem } from '../domain/kernel/problem.ts';

/** RFC 9457 document of a failure. What was not expected is logged whole and leaves as a plain 500. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = isProblem(error)
    ? error
    : new Problem({
        status: 500,
        code: 'internal_error',
        title: 'Something went wrong',
        detail: `The request failed on our side. Quote ${requestId} when you ask about it.`,
      });
  if (!isProblem(error)) logError(error, requestId);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (problem.retryAfterSeconds !== undefined) headers.set('retry-after', String(problem.retryAfterSeconds));
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify({ ...problem.toDocument(), requestId }), {
    status: problem.status,
    headers,
  });
}

export function logError(error: unknown, requestId: string): void {
  const known = error instanceof Error ? error : null;
  logLine({
    level: 'error',
    service: 'platform',
    action: 'request.serve.failed',
    tenant_id: null,
    request_id: requestId,
    outcome: 'failure',
    message: known ? known.message : String(error),
    error_type: known?.name,
    error_stack: known?.stack,
    data: known?.cause === undefined ? undefined : { cause: String(known.cause) },
  });
}
