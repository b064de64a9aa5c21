import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageLoader } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'Dashboard · CGK platform' }];

export const loader = pageLoader(null, async ({ ctx }) => ({ name: ctx.session.name }));

export default function Dashboard() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title="Dashboard" note={`Signed in as ${name}.`} />
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
