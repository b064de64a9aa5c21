import { type MetaFunction, redirect } from '@remix-run/cloudflare';
import { Form } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'New brand · CGK platform' }];

export const loader = pageLoader('platform.onboarding.manage', async () => null);

export const action = pageAction('platform.onboarding.manage', async ({ api }) => {
  const { id } = await api.onboarding.startOnboarding({});
  return redirect(`/brands/new/${id}/1`);
});

export default function NewBrand() {
  return (
    <Page width="form">
      <PageHeader title="New brand" />
      <Card>
        <p className="mb-4 text-14">
          Nine steps, of which four are required. What you enter is kept as you go: close the page and go on
          later, on any device, for seven days.
        </p>
        <Form method="post">
          <Button type="submit" tone="primary">
            Start
          </Button>
        </Form>
      </Card>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
