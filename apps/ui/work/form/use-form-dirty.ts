import { useBlocker } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Whether the form differs from how it was loaded. `version` changes when it was saved and takes a new picture.
 * While dirty, leaving asks first; going to a page below `basePath` (a dialog of this one) does not.
 */
export function useFormDirty(formId: string, version: string, basePath: string) {
  const [isDirty, setDirty] = useState(false);
  const picture = useRef('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new picture
  useEffect(() => {
    picture.current = pictureOf(formId);
    setDirty(false);
  }, [formId, version]);

  useEffect(() => {
    const onInput = (event: Event) => {
      const field = event.target;
      if (field instanceof HTMLElement && 'form' in field && formOf(formId) === field.form) {
        setDirty(pictureOf(formId) !== picture.current);
      }
    };
    document.addEventListener('input', onInput);
    document.addEventListener('change', onInput);
    return () => {
      document.removeEventListener('input', onInput);
      document.removeEventListener('change', onInput);
    };
  }, [formId]);

  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [isDirty]);

  const blocker = useBlocker(
    ({ nextLocation }) =>
      isDirty && nextLocation.pathname !== basePath && !nextLocation.pathname.startsWith(`${basePath}/`),
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm('Leave this page? What you changed is not saved.')) blocker.proceed();
    else blocker.reset();
  }, [blocker]);

  const discard = useCallback(() => {
    formOf(formId)?.reset();
    setDirty(false);
  }, [formId]);

  return { isDirty, discard };
}

function formOf(formId: string): HTMLFormElement | null {
  const form = document.getElementById(formId);
  return form instanceof HTMLFormElement ? form : null;
}

function pictureOf(formId: string): string {
  const form = formOf(formId);
  if (!form) return '';
  return JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
}
