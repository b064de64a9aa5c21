import { CheckCircle2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../button.tsx';

const SHOWN_MS = 6_000;

/** What was just done, told on the next page. */
export function FlashMessage({ text }: { text: string }) {
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div
      role="status"
      className="popover fixed top-18 left-1/2 z-50 flex w-max max-w-[calc(100vw-32px)] -translate-x-1/2 items-center gap-3 py-2 pr-2 pl-4 text-13"
    >
      <CheckCircle2 aria-hidden="true" size={16} className="shrink-0 text-good" />
      <p>{text}</p>
      <IconButton label="Dismiss" className="js-only" onClick={() => setShown(false)}>
        <X aria-hidden="true" size={14} />
      </IconButton>
    </div>
  );
}
