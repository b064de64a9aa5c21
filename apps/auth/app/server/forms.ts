import { isProblem } from '@domain/kernel/problem.ts';
import { localPath } from '@domain/sign-in/local-path.ts';
import { data, redirect } from '@remix-run/cloudflare';
import type { FormFailure } from '@ui/work/form/form-result.ts';

/** Never sent back to the page. */
const SECRET_FIELDS = new Set(['password', 'newPassword', 'code']);

/** A field's text, trimmed; passwords are taken as they are. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Where the person wanted to go: a path of this host. */
export const destinationOf = (request: Request, fallback = '/account'): string => {
  const to = new URL(request.url).searchParams.get('to');
  return to ? localPath(to) : fallback;
};

/** The host that a destination hands on to, or null for the account's own pages. */
export const hostOfDestination = (to: string): string | null =>
  to.startsWith('/authorize?') ? new URL(to, 'http://localhost').searchParams.get('host') : null;

/** What was typed goes back with the messages, except secrets. */
export function formFailure(form: FormData, failure: Partial<FormFailure>, status = 422) {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !SECRET_FIELDS.has(name))
      values[name] = [...(values[name] ?? []), value];
  }
  const body: FormFailure = { ok: false, title: 'Check what is marked.', errors: [], values, ...failure };
  return data(body, { status });
}

/**
 * Runs a form's operation; a problem comes back to the form. Where a fresh factor is asked for, the person is sent to
 * show one and returns to this page.
 */
export async function submitForm<T>(request: Request, form: FormData, run: () => Promise<T>) {
  try {
    return await run();
  } catch (error) {
    if (!isProblem(error) || error.status >= 500) throw error;
    const { pathname, search } = new URL(request.url);
    if (error.code === 'step_up_required')
      throw redirect(`/step-up?to=${encodeURIComponent(pathname + search)}`);
    if (error.code === 'unauthenticated')
      throw redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
    const isPlain = error.code === 'invalid_input';
    return formFailure(form, {
      title: isPlain ? 'Check what is marked.' : error.title,
      detail: isPlain ? undefined : error.detail,
      errors: error.errors,
    });
  }
}
