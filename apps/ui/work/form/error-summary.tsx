import { useEffect, useRef } from 'react';
import { Notice } from '../notice.tsx';
import type { FormFailure } from './form-result.ts';
import { fieldId } from './form-scope.tsx';

/** Takes the focus when nothing was saved, says why, and links to each field. */
export function ErrorSummary({
  formId,
  failure,
  labels = {},
}: {
  formId: string;
  failure: FormFailure | null | undefined;
  /** Names of fields for messages that do not name them. */
  labels?: Record<string, string>;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure) ref.current?.focus();
  }, [failure]);
  if (!failure) return null;
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-lg">
      <Notice tone="bad" title={failure.title}>
        {failure.detail && <p>{failure.detail}</p>}
        {failure.link && (
          <p className="mt-1">
            <a href={failure.link.url} target="_blank" rel="noreferrer" className="underline">
              {failure.link.label}
            </a>
          </p>
        )}
        {failure.errors.length > 0 && (
          <ul className="mt-1 list-disc pl-4">
            {failure.errors.map((error) => (
              <li key={`${error.path}:${error.message}`}>
                <a href={`#${fieldId(formId, error.path)}`} className="underline">
                  {labels[error.path] ? `${labels[error.path]}: ${error.message}` : error.message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
