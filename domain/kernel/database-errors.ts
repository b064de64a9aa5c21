import { conflict, Problem, versionConflict } from './problem.ts';

interface DatabaseError {
  code: string;
  message: string;
  constraint: string | undefined;
}

/** The driver's error behind whatever wraps it, or null. */
export function databaseError(error: unknown): DatabaseError | null {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 4;
    current = current.cause, depth++
  ) {
    if ('code' in current && typeof current.code === 'string' && /^[0-9A-Z]{5}$/.test(current.code)) {
      const constraint =
        'constraint' in current && typeof current.constraint === 'string' ? current.constraint : undefined;
      return { code: current.code, message: current.message, constraint };
    }
  }
  return null;
}

/** True when the error is the violation of that unique index or check. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseError(error)?.constraint === constraint;
}

/** The code given to `expectRows`, when that guard failed. */
export function failedExpectation(error: unknown): string | null {
  const found = databaseError(error);
  return found?.code === 'CGK01' ? found.message.replace(/^.*?([a-z_]+)$/, '$1') : null;
}

const UNIQUE_MESSAGES: Record<string, string> = {
  products_handle: 'Another product has this handle.',
  product_variants_sku: 'Another variant has this SKU.',
  product_variants_options: 'This product already has a variant with these options.',
};

/** Maps SQLSTATE to problems (10 DBX-12); null for what is not expected. */
export function problemFromDatabase(error: unknown): Problem | null {
  const found = databaseError(error);
  if (!found) return null;
  switch (found.code) {
    case 'CGK01': {
      const code = failedExpectation(error) ?? 'conflict';
      return code === 'version_conflict'
        ? versionConflict()
        : conflict(code, 'The record changed in the meantime. Load it again.');
    }
    case '23505':
      return conflict(
        'conflict',
        UNIQUE_MESSAGES[found.constraint ?? ''] ?? 'Something with the same key already exists.',
        {
          constraint: found.constraint,
        },
      );
    case '23503':
      return conflict('in_use', 'Something else still refers to this.');
    case '23514':
    case '22P02':
    case '22003':
      return new Problem({
        status: 422,
        code: 'invalid_input',
        title: 'Invalid input',
        detail: 'A value is outside of what is allowed.',
      });
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
      return new Problem({
        status: 503,
        code: 'busy',
        title: 'Busy',
        detail: 'The database is busy. Try again.',
        retryAfterSeconds: 1,
      });
    default:
      return null;
  }
}
