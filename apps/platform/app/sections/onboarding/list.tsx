import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Badge, type Tone } from '@ui/work/badge.tsx';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { EmptyState } from '@ui/work/empty-state.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { ListChecks } from 'lucide-react';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'Onboarding · CGK platform' }];

export const loader = pageLoader('platform.onboarding.view', async ({ api, ctx, url }) => ({
  ...(await api.onboarding.listOnboarding({ cursor: url.searchParams.get('cursor') ?? undefined })),
  canManage: ctx.session.permissions.includes('platform.onboarding.manage'),
}));

export const action = pageAction('platform.onboarding.manage', async ({ api, request }) => {
  const form = await readForm(request);
  const sessionId = form.text('sessionId');
  if (form.text('intent') === 'abandon') await api.onboarding.abandonOnboarding({ sessionId });
  else await api.onboarding.resumeOnboarding({ sessionId });
  return redirectWithMessage('/brands/onboarding', 'Done.');
});

const LOOKS: Record<string, { tone: Tone; words: string }> = {
  in_progress: { tone: 'info', words: 'In progress' },
  completed: { tone: 'good', words: 'Launched' },
  abandoned: { tone: 'neutral', words: 'Abandoned' },
  failed: { tone: 'bad', words: 'Failed' },
};

export default function Onboardings() {
  const { items, page, canManage } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title="Onboarding"
        actions={
          canManage && (
            <ButtonLink to="/brands/new" tone="primary">
              New brand
            </ButtonLink>
          )
        }
      />
      <div className="rounded-lg border border-line bg-surface">
        {items.length === 0 && (
          <EmptyState icon={ListChecks} title="No onboarding yet">
            Each new brand goes through nine steps; they are listed here while they are open.
          </EmptyState>
        )}
        <ul className="flex flex-col divide-y divide-line">
          {items.map((session) => {
            const at = session.steps.find(({ step }) => step === session.currentStep);
            const look = LOOKS[session.status] ?? { tone: 'neutral' as const, words: session.status };
            const isOpen = session.status === 'in_progress';
            return (
              <li
                key={session.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-13"
              >
                <div className="min-w-0">
                  {isOpen ? (
                    <Link
                      to={`/brands/new/${session.id}/${session.currentStep}`}
                      className="text-14 font-medium hover:underline"
                    >
                      {session.tenant?.name ?? 'Not named yet'}
                    </Link>
                  ) : (
                    <span className="text-14 font-medium">{session.tenant?.name ?? 'Not named'}</span>
                  )}
                  <p className="text-muted">
                    {isOpen && `Step ${session.currentStep} of ${session.steps.length}: ${at?.title}. `}
                    {session.startedBy && `${session.startedBy}, `}
                    <TimeText at={session.updatedAt} />
                  </p>
                </div>
                <div className="flex items-center gap-2">
                  <Badge tone={look.tone} isOpen={isOpen}>
                    {look.words}
                  </Badge>
                  {canManage && (isOpen || session.status === 'abandoned') && (
                    <Form method="post">
                      <input type="hidden" name="sessionId" value={session.id} />
                      <Button type="submit" size="sm" name="intent" value={isOpen ? 'abandon' : 'resume'}>
                        {isOpen ? 'Abandon' : 'Take up again'}
                      </Button>
                    </Form>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      </div>
      {page.next && (
        <p className="mt-3">
          <ButtonLink to={`?cursor=${encodeURIComponent(page.next)}`}>Older</ButtonLink>
        </p>
      )}
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
