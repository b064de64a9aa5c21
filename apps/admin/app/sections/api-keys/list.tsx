import type { ApiKeyView } from '@domain/api-keys/views.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { type ListDefinition, rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { KeyRound } from 'lucide-react';
import { allows } from '../../sections.ts';
import { pageLoader } from '../../server/handlers.ts';
import { KeyStateBadge } from './key-state-badge.tsx';

export const meta: MetaFunction = () => [{ title: 'API keys · Admin' }];

const KEYS_LIST: ListDefinition<ApiKeyView> = {
  noun: { one: 'key', many: 'keys' },
  searchLabel: 'Search name or first characters',
  defaultSort: '',
  rowId: (key) => key.id,
  columns: [
    {
      id: 'name',
      header: 'Name',
      card: 'title',
      cell: (key) => (
        <Link to={`/settings/api-keys/${key.id}`} prefetch="intent" className="row-link font-medium">
          {key.name}
        </Link>
      ),
    },
    { id: 'state', header: 'Status', card: 'end', cell: (key) => <KeyStateBadge state={key.state} /> },
    {
      id: 'prefix',
      header: 'Key',
      card: 'sub',
      className: 'text-muted',
      cell: (key) => <code>{key.prefix}…</code>,
    },
    {
      id: 'owner',
      header: 'Acts for',
      card: 'sub-end',
      className: 'text-muted',
      cell: (key) => key.owner?.name ?? 'The brand',
    },
    {
      id: 'used',
      header: 'Last used',
      card: 'meta',
      cardLabel: 'Last used:',
      className: 'text-muted',
      cell: (key) => (key.lastUsedAt ? <TimeText at={key.lastUsedAt} /> : 'Never'),
    },
    {
      id: 'ends',
      header: 'Ends',
      card: 'hide',
      className: 'text-muted',
      cell: (key) => (key.expiresAt ? <TimeText at={key.expiresAt} /> : 'Never'),
    },
  ],
  filters: [
    {
      kind: 'choice',
      param: 'state',
      label: 'Status',
      isMultiple: false,
      options: [
        { value: 'live', label: 'In use' },
        { value: 'ended', label: 'Ended' },
      ],
    },
  ],
  empty: {
    icon: KeyRound,
    title: 'No API keys yet',
    text: 'A key lets a program act for this brand: a warehouse, a report, an assistant. Each carries only the permissions you choose.',
  },
};

export const loader = pageLoader('api_keys.view', async ({ api, ctx, url }) => {
  const { q, cursor, filters } = readListQuery(rulesOf(KEYS_LIST), url.searchParams);
  const list = await api.apiKeys.list({ search: q || undefined, cursor, state: filters.state?.[0] });
  return { list, canManage: allows(ctx.session.permissions, 'api_keys.manage') };
});

export default function ApiKeys() {
  const { list, canManage } = useLoaderData<typeof loader>();
  const action = canManage ? (
    <ButtonLink to="/settings/api-keys/new" tone="primary">
      Create key
    </ButtonLink>
  ) : undefined;
  const isEmpty = list.total.value === 0;
  return (
    <ListPage
      title="API keys"
      definition={KEYS_LIST}
      data={list}
      actions={isEmpty ? undefined : action}
      emptyAction={action}
    />
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
