import type { ImportRunView } from '@domain/imports/views.ts';
import { CountText } from '@ui/work/format/formats.tsx';

/** What the file holds, and what it would do. */
export function CountsCard({ run }: { run: ImportRunView }) {
  const { counts } = run;
  const figures = [
    { name: 'Rows', value: counts.rows },
    { name: 'Products', value: counts.products },
    { name: 'Variants', value: counts.variants },
    { name: 'Pictures', value: counts.images },
    { name: 'To create', value: counts.creates },
    { name: 'To update', value: counts.updates },
    { name: 'Unchanged', value: counts.unchanged },
    { name: 'Errors', value: counts.errors },
    { name: 'Warnings', value: counts.warnings },
  ];
  return (
    <dl
      aria-label="What the file holds"
      className="grid grid-cols-3 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-9"
    >
      {figures.map((figure) => (
        <div key={figure.name} className="flex flex-col bg-surface px-4 py-3">
          <dt className="text-12 text-muted">{figure.name}</dt>
          <dd className="text-16 font-semibold">
            <CountText value={figure.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
