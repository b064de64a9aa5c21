import { isProblem } from '@domain/kernel/problem.ts';
import { data } from '@remix-run/cloudflare';

/** The response that an error boundary renders. */
export function problemPage(error: unknown, requestId: string) {
  if (isProblem(error))
    return data({ title: error.title, detail: error.detail, requestId }, { status: error.status });
  console.error('sign-in request failed', { requestId, error });
  return data(
    { title: 'Something went wrong on our side', detail: 'Try again.', requestId },
    { status: 500 },
  );
}
