import type { ReactNode } from 'react';
import { TimeText } from '../format/formats.tsx';

/** What happened, newest first. */
export function Timeline({
  entries,
}: {
  entries: readonly { id: string; at: string; actor: string; text: string; icon?: ReactNode }[];
}) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry, index) => (
        <li key={entry.id} className="relative flex gap-3 pb-4 last:pb-0">
          {index < entries.length - 1 && (
            <span aria-hidden="true" className="absolute top-5 bottom-0 left-[9px] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className="z-10 mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full bg-selected text-muted"
          >
            {entry.icon ?? <span className="size-1.5 rounded-full bg-muted" />}
          </span>
          <div className="min-w-0 flex-1 text-13">
            <p className="whitespace-pre-line">{entry.text}</p>
            <p className="text-12 text-muted">
              {entry.actor.charAt(0).toUpperCase() + entry.actor.slice(1)} · <TimeText at={entry.at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
