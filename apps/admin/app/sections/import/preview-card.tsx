import type { ImportRunView } from '@domain/imports/views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';
import { Card } from '@ui/work/card.tsx';

type Entry = ImportRunView['preview'][number];

const LOOKS: Record<Entry['change'], { label: string; tone: Tone }> = {
  create: { label: 'Create', tone: 'good' },
  update: { label: 'Update', tone: 'info' },
  unchanged: { label: 'Unchanged', tone: 'neutral' },
  error: { label: 'Left out', tone: 'bad' },
};

/** Product by product what the import does, down to the cell. */
export function PreviewCard({ run }: { run: ImportRunView }) {
  const rest = run.counts.products - run.preview.length;
  return (
    <Card title="Products" isFlush>
      <table className="grid-table has-cards">
        <caption className="sr-only">Products of the file and what happens to them</caption>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Change</th>
            <th scope="col">Differences</th>
            <th scope="col" data-align="end">
              Variants
            </th>
            <th scope="col" data-align="end">
              Pictures
            </th>
          </tr>
        </thead>
        <tbody>
          {run.preview.map((entry) => (
            <tr key={entry.handle} className="align-top">
              <td data-card="title">
                <p className="font-medium">{entry.title || entry.handle}</p>
                <p className="text-12 break-all text-muted">{entry.handle}</p>
              </td>
              <td data-card="end">
                <Badge tone={LOOKS[entry.change].tone}>{LOOKS[entry.change].label}</Badge>
              </td>
              <td data-card="wide" className="max-w-120 max-sm:empty:hidden">
                {entry.differences.length > 0 && <Differences entry={entry} />}
              </td>
              <td data-align="end" data-card="hide">
                {entry.variants}
              </td>
              <td data-align="end" data-card="hide">
                {entry.images}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className="border-t border-line px-4 py-3 text-13 text-muted">
          {`The first ${run.preview.length} of ${run.counts.products} products are shown.`}
        </p>
      )}
    </Card>
  );
}

function Differences({ entry }: { entry: Entry }) {
  const count = entry.differences.length;
  return (
    <details>
      <summary className="inline-flex min-h-6 items-center text-accent hover:underline">
        {`${count} ${count === 1 ? 'cell' : 'cells'}: ${[...new Set(entry.differences.map((cell) => cell.field))].slice(0, 3).join(', ')}`}
      </summary>
      <ul className="my-1 flex flex-col gap-1.5 text-12">
        {entry.differences.map((cell) => (
          <li key={`${cell.field}:${cell.from}:${cell.to}`}>
            <span className="font-medium">{cell.field}</span>
            <span className="block break-words">
              <del className="rounded-sm bg-bad-soft px-1 text-bad">{clip(cell.from)}</del>{' '}
              <span className="sr-only">becomes</span>
              <ins className="rounded-sm bg-good-soft px-1 text-good no-underline">{clip(cell.to)}</ins>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function clip(text: string): string {
  if (text === '') return 'empty';
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
