import { isProblem, type Problem } from '@domain/kernel/problem.ts';
import { data } from '@remix-run/cloudflare';

/** What an error boundary gets as `error.data`. */
export interface ErrorBody {
  code: string;
  title: string;
  detail: string;
  requestId: string;
}

/** Two editors: the row moved on while the form was open. */
export function isVersionConflict(error: unknown): error is Problem {
  return isProblem(error) && (error.code === 'version_conflict' || error.status === 412);
}

/** A failure that the form can show: bad input or a rule that forbids it. */
export function isFormProblem(error: unknown): error is Problem {
  if (!isProblem(error)) return false;
  return [400, 409, 412, 413, 415, 422].includes(error.status) || error.code === 'step_up_required';
}

/** The response that an error boundary renders. Unexpected errors are logged and named by the request alone. */
export function errorResponse(error: unknown, requestId: string) {
  if (isProblem(error)) {
    const body: ErrorBody = { code: error.code, title: error.title, detail: error.detail ?? '', requestId };
    return data(body, { status: error.status });
  }
  console.error('page request failed', { requestId, error });
  const body: ErrorBody = {
    code: 'internal',
    title: 'Something went wrong on our side',
    detail: 'Try again. If it stays, give support the request id below.',
    requestId,
  };
  return data(body, { status: 500 });
}
