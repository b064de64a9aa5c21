import type { TenantContext } from '../../domain/app-context.ts';
import type { Problem } from '../../domain/kernel/problem.ts';

/** A result is at most so long as JSON (10 §10). */
export const LARGEST_RESULT = 64 * 1024;

export interface ToolEnvelope extends Record<string, unknown> {
  data: unknown;
  page?: { next_cursor: string | null; has_more: boolean; total?: number };
  meta: { as_of: string; brand: string; currency: string; timezone: string; truncated: boolean };
}

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

/** An operation's output as a tool answers it (55 MCT-03). */
export function envelopeOf(
  tenant: TenantContext,
  output: unknown,
  now: Date,
  isTruncated = false,
): ToolEnvelope {
  const page = pageOf(output);
  return {
    data: output,
    ...(page ? { page } : {}),
    meta: {
      as_of: now.toISOString(),
      brand: tenant.slug,
      currency: tenant.currency,
      timezone: tenant.timezone,
      truncated: isTruncated,
    },
  };
}

function pageOf(output: unknown): ToolEnvelope['page'] {
  if (typeof output !== 'object' || output === null || !('page' in output)) return undefined;
  const { page } = output;
  if (typeof page !== 'object' || page === null || !('next' in page)) return undefined;
  const next = typeof page.next === 'string' ? page.next : null;
  const total = 'total' in output ? output.total : null;
  const counted = typeof total === 'object' && total !== null && 'value' in total ? total.value : null;
  return {
    next_cursor: next,
    has_more: next !== null,
    ...(typeof counted === 'number' ? { total: counted } : {}),
  };
}

/** What went wrong, so that a model can mend it: code, words, fields (55 MCT-08). */
export function problemResult(problem: Problem) {
  const document = {
    ...problem.toDocument(),
    ...(problem.retryAfterSeconds === undefined ? {} : { retry_after: problem.retryAfterSeconds }),
  };
  return { isError: true, content: [{ type: 'text' as const, text: JSON.stringify(document) }] };
}
