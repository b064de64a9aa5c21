import { Link, useNavigate } from '@remix-run/react';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * A dialog that is a route: the server renders it open, so it works as a page without script; with script it
 * becomes modal (focus kept inside, Escape leaves to `backTo`).
 */
export function RouteDialog({
  title,
  note,
  backTo,
  children,
}: {
  title: string;
  note?: ReactNode;
  backTo: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const opener = document.activeElement;
    dialog.close();
    dialog.showModal();
    const first = dialog.querySelector<HTMLElement>(
      'input:not([type=hidden], [type=radio]), select, textarea',
    );
    const hasKeyboard = window.matchMedia('(hover: hover)').matches;
    (hasKeyboard && first ? first : dialog.querySelector('h2'))?.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  return (
    <>
      <Link to={backTo} className="dialog-shade" aria-label="Close" tabIndex={-1} />
      <dialog
        ref={ref}
        open
        aria-labelledby={titleId}
        className="route-dialog"
        onCancel={(event) => {
          event.preventDefault();
          navigate(backTo, { preventScrollReset: true });
        }}
      >
        <header className="sticky top-0 z-10 flex items-start justify-between gap-4 border-b border-line bg-raised px-5 py-3">
          <div className="min-w-0 pt-1">
            <h2 id={titleId} tabIndex={-1} className="text-16 font-semibold outline-none">
              {title}
            </h2>
            {note && <p className="text-13 text-muted">{note}</p>}
          </div>
          <Link
            to={backTo}
            preventScrollReset
            aria-label="Close"
            className="-mr-1.5 inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-selected hover:text-ink"
          >
            <X aria-hidden="true" size={16} />
          </Link>
        </header>
        {children}
      </dialog>
    </>
  );
}

/** The dialog's content area. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-5 p-5">{children}</div>;
}

/** The dialog's actions, always in sight. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-5 py-3">
      {children}
    </footer>
  );
}
