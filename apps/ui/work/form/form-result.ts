/** A message for one field; `path` is the field's name in the form. */
export interface FieldError {
  path: string;
  message: string;
}

/** What an action answers when nothing was saved: messages and everything that was typed. */
export interface FormFailure {
  ok: false;
  title: string;
  detail?: string;
  errors: FieldError[];
  values: Record<string, string[]>;
  /** Opened in a tab of its own, so that what was typed here stays. */
  link?: { label: string; url: string };
}

/** Texts of a form by name; files are left out. */
export function formValues(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

/** Whether an action's answer is a failure. */
export function isFailure(result: unknown): result is FormFailure {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
