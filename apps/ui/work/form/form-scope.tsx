import { createContext, type ReactNode, useContext } from 'react';
import type { FieldError, FormFailure } from './form-result.ts';

interface Scope {
  formId: string;
  errors: readonly FieldError[];
  typed: Record<string, string[]> | undefined;
}

const ScopeContext = createContext<Scope>({ formId: '', errors: [], typed: undefined });

/** Fields inside belong to the form with this id, wherever they stand, and show its messages. */
export function FormScope({
  formId,
  failure,
  values,
  errors = [],
  children,
}: {
  formId: string;
  failure?: FormFailure | null;
  /** What was typed before this page came back; a failure brings its own. */
  values?: Record<string, string[]>;
  /** Messages of a check before the form was sent. */
  errors?: readonly FieldError[];
  children: ReactNode;
}) {
  const scope = { formId, errors: failure?.errors ?? errors, typed: failure?.values ?? values };
  return <ScopeContext.Provider value={scope}>{children}</ScopeContext.Provider>;
}

/** Id of a field's element, the target of the summary's links. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
}

/** All that an input needs to be part of its form: identity, what was typed, its message. */
export function useField(name: string, defaultValue = '') {
  const { formId, errors, typed } = useContext(ScopeContext);
  const id = fieldId(formId, name);
  const error = errors.find((entry) => entry.path === name)?.message;
  return {
    id,
    error,
    errorId: `${id}-error`,
    helpId: `${id}-help`,
    typed,
    input: {
      id,
      name,
      form: formId || undefined,
      defaultValue: typed?.[name]?.[0] ?? defaultValue,
      'aria-invalid': error ? (true as const) : undefined,
    },
  };
}
