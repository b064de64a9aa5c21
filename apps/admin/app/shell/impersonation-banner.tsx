import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';

interface Live {
  mode: 'read_only' | 'full';
  /** ISO instant. */
  expiresAt: string;
}

/** Says on every page that somebody of the platform looks through a member's eyes; cannot be closed (10 USR-04). */
export function ImpersonationBanner({ live, name, now }: { live: Live; name: string; now: number }) {
  const [clock, setClock] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.ceil((Date.parse(live.expiresAt) - clock) / 60_000));
  return (
    <section
      aria-label="Impersonation"
      className="flex flex-wrap items-center justify-between gap-2 bg-warn-soft px-4 py-2 text-13"
    >
      <p>
        <strong className="font-medium">You act as {name}</strong>
        {live.mode === 'read_only' ? ', read only' : ''}. {minutes} min left.
      </p>
      <Form method="post" action="/end-impersonation" reloadDocument>
        <button type="submit" className="font-medium underline">
          End
        </button>
      </Form>
    </section>
  );
}
