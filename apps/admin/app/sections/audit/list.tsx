import { AUDIT_CATEGORIES, type AuditRow } from '@domain/audit/views.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Link, useLoaderData } from '@remix-run/react';
import { Tag } from '@ui/work/badge.tsx';
import { ButtonLink } from '@ui/work/button.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { type ListDefinition, rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { ScrollText } from 'lucide-react';
import { pageLoader } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'Audit log · Admin' }];

const words = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const AUDIT_LIST: ListDefinition<AuditRow> = {
  noun: { one: 'event', many: 'events' },
  searchLabel: 'Search who acted, by name or id',
  defaultSort: '',
  rowId: (event) => event.id,
  columns: [
    {
      id: 'action',
      header: 'Action',
      card: 'title',
      cell: (event) => (
        <Link to={`/settings/audit/${event.id}`} prefetch="intent" className="row-link font-medium">
          {event.action}
        </Link>
      ),
    },
    {
      id: 'actor',
      header: 'Who',
      card: 'sub',
      cell: (event) => event.actor.label ?? event.actor.id ?? event.actor.kind,
    },
    { id: 'category', header: 'Category', card: 'hide', cell: (event) => <Tag>{words(event.category)}</Tag> },
    {
      id: 'target',
      header: 'Target',
      card: 'hide',
      className: 'text-muted',
      cell: (event) => event.target?.kind.replaceAll('_', ' ') ?? '',
    },
    { id: 'ip', header: 'Address', card: 'hide', className: 'text-muted', cell: (event) => event.ip ?? '' },
    {
      id: 'at',
      header: 'When',
      card: 'end',
      className: 'text-muted',
      cell: (event) => <TimeText at={event.at} />,
    },
  ],
  filters: [
    {
      kind: 'choice',
      param: 'category',
      label: 'Category',
      isMultiple: false,
      options: AUDIT_CATEGORIES.map((value) => ({ value, label: words(value) })),
    },
    { kind: 'dates', fromParam: 'from', toParam: 'to', label: 'When' },
  ],
  empty: {
    icon: ScrollText,
    title: 'Nothing logged yet',
    text: 'Changes to the team, settings, keys and data are kept here: who did what, when and from where.',
  },
};

export const loader = pageLoader('audit.view', ({ api, url }) => {
  const { q, cursor, filters } = readListQuery(rulesOf(AUDIT_LIST), url.searchParams);
  return api.audit.search({
    actor: q || undefined,
    category: filters.category?.[0],
    from: filters.from?.[0],
    to: filters.to?.[0],
    cursor,
  });
});

export default function Audit() {
  return (
    <ListPage
      title="Audit log"
      definition={AUDIT_LIST}
      data={useLoaderData<typeof loader>()}
      actions={<ButtonLink to="/settings/audit/chain">Check the chain</ButtonLink>}
    />
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
