import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageLoader, routeParam } from '../../server/handlers.ts';
import { ActivityList } from './activity-list.tsx';

export const handle = { crumb: () => 'Activity' };
export const meta: MetaFunction = () => [{ title: 'Activity · CGK platform' }];

export const loader = pageLoader('platform.users.view', async ({ api, params, url }) => {
  const userId = routeParam(params, 'userId');
  const [user, activity] = await Promise.all([
    api.platform.getUser({ userId }),
    api.platform.listUserActivity({ userId, cursor: url.searchParams.get('cursor') ?? undefined }),
  ]);
  return { user: { id: user.id, name: user.name || user.email }, activity };
});

export default function Activity() {
  const { user, activity } = useLoaderData<typeof loader>();
  return (
    <Page width="detail">
      <PageHeader
        title={`Activity of ${user.name}`}
        actions={<ButtonLink to={`/users/${user.id}`}>Back to the account</ButtonLink>}
      />
      <Card isFlush>
        <ActivityList items={activity.items} />
      </Card>
      <nav aria-label="Pages" className="mt-3 flex justify-end gap-2">
        {activity.page.prev && <ButtonLink to={`?cursor=${activity.page.prev}`}>Newer</ButtonLink>}
        {activity.page.next && <ButtonLink to={`?cursor=${activity.page.next}`}>Older</ButtonLink>}
      </nav>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
