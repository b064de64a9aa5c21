import type { ReactNode } from 'react';

/** Two columns: work left, facts right; one column below 1024 px. */
export function DetailColumns({
  children,
  facts,
  factsLabel = 'Facts',
}: {
  children: ReactNode;
  facts: ReactNode;
  factsLabel?: string;
}) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
      <aside aria-label={factsLabel} className="flex min-w-0 flex-col gap-4">
        {facts}
      </aside>
    </div>
  );
}

/** Names and values, one a line. */
export function FactList({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="flex flex-col gap-2 text-13">
      {items.map((item) => (
        <div key={item.name} className="flex items-baseline justify-between gap-4">
          <dt className="shrink-0 text-muted">{item.name}</dt>
          <dd className="min-w-0 text-right">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
