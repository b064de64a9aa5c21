import type { ImportRunRow } from '@domain/imports/views.ts';
import { Link } from '@remix-run/react';
import { CountText, TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import { FileUp } from 'lucide-react';
import type { z } from 'zod';
import { ImportStateBadge } from './import-state.tsx';

type Row = z.output<typeof ImportRunRow>;

/** The history of imports, as data for the one list engine. */
export const IMPORTS_LIST: ListDefinition<Row> = {
  noun: { one: 'import', many: 'imports' },
  searchLabel: 'Search',
  defaultSort: '',
  rowId: (run) => run.id,
  columns: [
    {
      id: 'file',
      header: 'File',
      card: 'title',
      cell: (run) => (
        <Link to={`/products/import/${run.id}`} prefetch="intent" className="row-link font-medium break-all">
          {run.fileName}
        </Link>
      ),
    },
    { id: 'state', header: 'State', card: 'end', cell: (run) => <ImportStateBadge state={run.state} /> },
    {
      id: 'at',
      header: 'Uploaded',
      card: 'meta',
      className: 'text-muted',
      cell: (run) => <TimeText at={run.createdAt} />,
    },
    {
      id: 'products',
      header: 'Products',
      card: 'meta',
      cardLabel: 'Products:',
      align: 'end',
      cell: (run) => <CountText value={run.counts.products} />,
    },
    {
      id: 'created',
      header: 'Created',
      card: 'hide',
      align: 'end',
      cell: (run) => <CountText value={run.startedAt ? run.progress.created : run.counts.creates} />,
    },
    {
      id: 'updated',
      header: 'Updated',
      card: 'hide',
      align: 'end',
      cell: (run) => <CountText value={run.startedAt ? run.progress.updated : run.counts.updates} />,
    },
    {
      id: 'errors',
      header: 'Errors',
      card: 'meta',
      cardLabel: 'Errors:',
      align: 'end',
      cell: (run) => <CountText value={run.counts.errors} />,
    },
  ],
  filters: [],
  empty: {
    icon: FileUp,
    title: 'No imports yet',
    text: 'The history of your imports will stand here, each with what it created, changed and could not read.',
  },
};
