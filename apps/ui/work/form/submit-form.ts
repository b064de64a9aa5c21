import { isProblem } from '@domain/kernel/problem.ts';
import { data } from '@remix-run/cloudflare';
import { isFormProblem } from '../shell/problems.ts';
import type { FormReader } from './form-reader.ts';
import type { FormFailure } from './form-result.ts';

/** Nothing saved: the reader's messages and every typed value go back to the form. */
export function formFailure(reader: FormReader, failure: Partial<FormFailure> = {}, status = 422) {
  const body: FormFailure = {
    ok: false,
    title: 'Not saved. Check what is marked.',
    errors: reader.errors,
    values: reader.values,
    ...failure,
  };
  return data(body, { status });
}

/**
 * Runs the operation unless the form could not be read; a problem the person can mend comes back as a failure.
 * `fieldOf` turns the operation's path into the form's field name.
 */
export async function submitForm<T>(
  reader: FormReader,
  run: () => Promise<T>,
  fieldOf: (path: string) => string = (path) => path,
) {
  if (reader.errors.length > 0) return formFailure(reader);
  try {
    return await run();
  } catch (error) {
    if (isProblem(error) && error.code === 'step_up_required') return stepUpFirst(reader, error);
    if (!isFormProblem(error)) throw error;
    return formFailure(
      reader,
      {
        title: error.title,
        detail: error.detail,
        errors: (error.errors ?? []).map(({ path, message }) => ({ path: fieldOf(path), message })),
      },
      error.status,
    );
  }
}

/** In a tab of its own, so that nothing typed is lost; the form is sent again afterwards (10 SES-07). */
function stepUpFirst(reader: FormReader, { title }: { title: string }) {
  return formFailure(reader, {
    title,
    detail: 'This is sensitive. Confirm in a new tab, then come back and send this form again.',
    link: { label: 'Confirm that it is you', url: '/_auth/start?step_up=1&return=/_auth/confirmed' },
  });
}
