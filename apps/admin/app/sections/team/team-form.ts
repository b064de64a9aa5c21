import { isProblem } from '@domain/kernel/problem.ts';
import type { FormReader } from '@ui/work/form/form-reader.ts';
import { type FormFailure, isFailure } from '@ui/work/form/form-result.ts';
import { formFailure, submitForm } from '../../server/handlers.ts';

/** Refusals that belong beside the form: whoever sent it may open the page, only not do this. */
const SAID_IN_PLACE = new Set(['only_owners_make_owners', 'beyond_own_permissions']);

/** As `submitForm`; what goes beyond one's own rights is said in the form too. */
export async function submitTeamForm<T>(
  reader: FormReader,
  run: () => Promise<T>,
  fieldOf?: (path: string) => string,
) {
  try {
    return await submitForm(reader, run, fieldOf);
  } catch (error) {
    if (!isProblem(error) || !SAID_IN_PLACE.has(error.code)) throw error;
    return formFailure(reader, { title: error.title, detail: error.detail, errors: [] }, 403);
  }
}

/** The failure of the form with this intent; several forms share a page's action. */
export function failureOf(result: unknown, intent: string): FormFailure | null {
  return isFailure(result) && result.values.intent?.[0] === intent ? result : null;
}
