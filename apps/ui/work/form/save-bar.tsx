import { useEffect } from 'react';
import { Button } from '../button.tsx';
import { cx } from '../cx.ts';

/** Appears with the first change; always there without script. Ctrl/⌘ S saves. */
export function SaveBar({
  formId,
  isDirty,
  isSaving,
  onDiscard,
  label = 'Save',
}: {
  formId: string;
  isDirty: boolean;
  isSaving: boolean;
  onDiscard: () => void;
  label?: string;
}) {
  const isShown = isDirty || isSaving;
  useEffect(() => {
    if (!isShown) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const form = document.getElementById(formId);
      if (form instanceof HTMLFormElement) form.requestSubmit();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [formId, isShown]);
  return (
    <div
      className={cx(
        'pointer-events-none sticky bottom-0 z-20 flex justify-center pt-4 pb-4',
        !isShown && 'no-js-only',
      )}
    >
      <div className="popover pointer-events-auto flex w-full max-w-140 items-center justify-between gap-3 py-2 pr-2 pl-4">
        <p aria-live="polite" className="text-13 text-muted">
          <span className="js-only">{isSaving ? 'Saving…' : 'Unsaved changes'}</span>
        </p>
        <div className="flex gap-2">
          <Button size="sm" tone="quiet" className="js-only" onClick={onDiscard} disabled={isSaving}>
            Discard
          </Button>
          <Button size="sm" tone="primary" type="submit" form={formId} isBusy={isSaving}>
            {label}
          </Button>
        </div>
      </div>
    </div>
  );
}
