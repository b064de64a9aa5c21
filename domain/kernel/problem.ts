/** A bad field: `path` as in the input (`lines.0.quantity`). */
export interface FieldError {
  path: string;
  message: string;
}

export interface ProblemInit {
  status: number;
  code: string;
  title: string;
  detail?: string | undefined;
  errors?: FieldError[] | undefined;
  retryAfterSeconds?: number | undefined;
  /** More members of the document, e.g. both totals of a `price_changed`. */
  extra?: Record<string, unknown> | undefined;
}

const PROBLEM = Symbol.for('cgk.problem');

/**
 * Every expected failure of an operation; leaves as an RFC 9457 problem document. `code` is stable and documented;
 * `title` and `detail` are sentences for people.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly extra: Record<string, unknown>;
  readonly [PROBLEM] = true;

  constructor(init: ProblemInit) {
    super(`${init.code}: ${init.detail ?? init.title}`);
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code;
    this.title = init.title;
    this.detail = init.detail;
    this.errors = init.errors ?? [];
    this.retryAfterSeconds = init.retryAfterSeconds;
    this.extra = init.extra ?? {};
  }

  /** The document's members, without the request id that the edge adds. */
  toDocument(): Record<string, unknown> {
    return {
      type: `https://cgk.dev/problems/${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.errors.length === 0 ? {} : { errors: this.errors }),
      ...this.extra,
    };
  }
}

/** True for a Problem of any copy of this module (apps and edge are bundled apart). */
export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && PROBLEM in error;
}

export const notFound = (what: string): Problem =>
  new Problem({
    status: 404,
    code: 'not_found',
    title: 'Not found',
    detail: `There is no ${what} with this id here.`,
  });

export const conflict = (code: string, detail: string, extra?: Record<string, unknown>): Problem =>
  new Problem({ status: 409, code, title: 'Conflict', detail, extra });

export const invalidInput = (errors: FieldError[], detail = 'Some fields need another look.'): Problem =>
  new Problem({ status: 422, code: 'invalid_input', title: 'Invalid input', detail, errors });

export const forbidden = (permission: string): Problem =>
  new Problem({
    status: 403,
    code: 'permission_denied',
    title: 'Not allowed',
    detail: `This needs the permission ${permission}. Ask an owner of the brand to grant it.`,
    extra: { permission },
  });

export const unauthenticated = (): Problem =>
  new Problem({
    status: 401,
    code: 'unauthenticated',
    title: 'Sign in first',
    detail: 'Send an API key as bearer token, or sign in.',
  });

export const versionConflict = (): Problem =>
  new Problem({
    status: 412,
    code: 'version_conflict',
    title: 'Changed by someone else',
    detail: 'This record was changed after you opened it. Look at the new values and save again.',
  });
