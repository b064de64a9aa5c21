import { Link, useHref, useLocation, useNavigation } from '@remix-run/react';
import { SearchX } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { buttonClass } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { useFormats } from '../format/formats.tsx';
import { Page, PageHeader } from '../page.tsx';
import { type ListDefinition, type ListPageData, rulesOf } from './list-definition.ts';
import { ListFilters } from './list-filters.tsx';
import { ListPager } from './list-pager.tsx';
import { isNarrowed, listSearch, readListQuery } from './list-query.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListTable } from './list-table.tsx';
import { useRowKeys } from './row-keys.ts';

/** A whole list page: title and count, filters, table or cards, paging, and its empty states. */
export function ListPage<Row>({
  title,
  definition,
  data,
  actions,
  emptyAction,
}: {
  title: string;
  definition: ListDefinition<Row>;
  data: ListPageData<Row>;
  actions?: ReactNode;
  emptyAction?: ReactNode;
}) {
  const { locale } = useFormats();
  const location = useLocation();
  const navigation = useNavigation();
  // The router's own locations carry the app's basename, `useLocation` does not.
  const ownPath = useHref(location.pathname);
  const tableRef = useRef<HTMLDivElement>(null);
  const rules = rulesOf(definition);
  const query = readListQuery(rules, new URLSearchParams(location.search));
  const isReloading = navigation.state === 'loading' && navigation.location.pathname === ownPath;
  useRowKeys(tableRef);

  const count = new Intl.NumberFormat(locale).format(data.total.value);
  const noun = data.total.value === 1 ? definition.noun.one : definition.noun.many;
  const countText = data.total.relation === 'gte' ? `${count}+ ${noun}` : `${count} ${noun}`;
  const isNothingYet = data.items.length === 0 && !isNarrowed(query) && !query.cursor;

  return (
    <Page>
      <PageHeader title={title} actions={actions} />
      <div className="rounded-lg border border-line bg-surface">
        {!isNothingYet && <ListFilters definition={definition} query={query} countText={countText} />}
        <div ref={tableRef} aria-busy={isReloading}>
          {isReloading ? (
            <ListSkeleton columns={definition.columns} rows={Math.max(data.items.length, 3)} />
          ) : data.items.length > 0 ? (
            <ListTable
              definition={definition}
              items={data.items}
              query={query}
              caption={`${title}: ${countText}`}
            />
          ) : isNothingYet ? (
            <EmptyState icon={definition.empty.icon} title={definition.empty.title} action={emptyAction}>
              {definition.empty.text}
            </EmptyState>
          ) : (
            <EmptyState
              icon={SearchX}
              title={`No ${definition.noun.many} match`}
              action={
                <Link
                  to={listSearch(rules, { ...query, q: '', filters: {} }) || '?'}
                  className={buttonClass()}
                >
                  Clear search and filters
                </Link>
              }
            >
              Nothing fits what is chosen above. Take a filter away or search for something shorter.
            </EmptyState>
          )}
        </div>
        {(data.page.next || data.page.prev) && <ListPager rules={rules} query={query} page={data.page} />}
      </div>
    </Page>
  );
}
