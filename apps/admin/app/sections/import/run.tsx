import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { CountsCard } from './counts-card.tsx';
import { ImportStateBadge } from './import-state.tsx';
import { PreviewCard } from './preview-card.tsx';
import { ProblemsCard } from './problems-card.tsx';
import { ProgressCard } from './progress-card.tsx';

const FORM_ID = 'import-run';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.run.fileName ?? 'Import'} · Admin` },
];

export const handle = { crumb: (data: { run: { fileName: string } }) => data.run.fileName };

export const loader = pageLoader('products.import', async ({ api, params }) => ({
  run: await api.imports.get({ importId: routeParam(params, 'importId') }),
}));

/** Starts or cancels the run. */
export const action = pageAction('products.import', async ({ request, ctx, api, params }) => {
  const importId = routeParam(params, 'importId');
  const reader = await readForm({ request, ctx });
  const isStart = reader.text('intent') === 'start';
  return submitForm(reader, async () => {
    await (isStart ? api.imports.start({ importId }) : api.imports.cancel({ importId }));
    return redirectWithMessage(
      `/products/import/${importId}`,
      isStart ? 'Import started' : 'Import cancelled',
    );
  });
});

export default function ImportRun() {
  const { run } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const intent = useNavigation().formData?.get('intent');
  const toChange = run.counts.creates + run.counts.updates;
  const isStartable = run.state === 'checked' && toChange > 0;
  const isCancellable = run.state === 'checked' || run.state === 'running';
  return (
    <Page width="detail">
      <PageHeader
        title={run.fileName}
        status={<ImportStateBadge state={run.state} />}
        note={
          <>
            Uploaded <TimeText at={run.createdAt} />
            {run.finishedAt && (
              <>
                {' · '}finished <TimeText at={run.finishedAt} />
              </>
            )}
          </>
        }
        actions={
          (isStartable || isCancellable) && (
            <Form id={FORM_ID} method="post" preventScrollReset className="flex gap-2">
              {isCancellable && (
                <Button type="submit" name="intent" value="cancel" isBusy={intent === 'cancel'}>
                  {run.state === 'running' ? 'Stop the import' : 'Discard'}
                </Button>
              )}
              {isStartable && (
                <Button type="submit" name="intent" value="start" tone="primary" isBusy={intent === 'start'}>
                  {`Import ${toChange} ${toChange === 1 ? 'product' : 'products'}`}
                </Button>
              )}
            </Form>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <ErrorSummary formId={FORM_ID} failure={isFailure(result) ? result : null} />
        <ProgressCard key={run.state} run={run} />
        <CountsCard run={run} />
        {run.problems.length > 0 && <ProblemsCard run={run} />}
        {run.preview.length > 0 && <PreviewCard run={run} />}
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
