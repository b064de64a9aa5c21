import { invalidInput } from '@domain/kernel/problem.ts';
import { textOf } from './forms.ts';

/** The authenticator's answer that a form carries. */
export function passkeyResponse(form: FormData): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(textOf(form, 'response'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // the same answer as for a field that is no object
  }
  throw invalidInput([{ path: 'response', message: 'The passkey did not answer. Try again.' }]);
}
