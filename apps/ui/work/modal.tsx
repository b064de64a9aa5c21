import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

/** A modal that script opens: palette, drawer, key help. A click on the backdrop or Escape closes it. */
export function Modal({
  label,
  shape,
  onClose,
  children,
}: {
  label: string;
  shape?: 'is-drawer' | 'is-palette';
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, by the dialog itself
    <dialog
      ref={ref}
      aria-label={label}
      className={cx('route-dialog', shape)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
