import type { ReactNode } from 'react';

/** A short page of one task: sign in, confirm, say what happened. */
export function Frame({
  title,
  note,
  mark = 'C',
  children,
}: {
  title: string;
  note?: ReactNode;
  /** First letter of who asks. */
  mark?: string;
  children: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-92">
        <div className="mb-6 flex items-start gap-3">
          <span
            aria-hidden="true"
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-ink text-14 font-semibold text-surface"
          >
            {mark.trim().charAt(0).toUpperCase()}
          </span>
          <div className="min-w-0">
            <h1 className="text-20 font-semibold tracking-[-0.01em]">{title}</h1>
            {note && <p className="mt-0.5 text-13 text-muted">{note}</p>}
          </div>
        </div>
        {children}
      </div>
    </main>
  );
}

/** The surface that a task's form stands on. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">{children}</div>;
}
