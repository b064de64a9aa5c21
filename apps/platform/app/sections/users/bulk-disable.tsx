import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextAreaField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm } from '../../server/handlers.ts';

const FORM_ID = 'bulk-disable';

export const handle = { crumb: () => 'Disable several' };
export const meta: MetaFunction = () => [{ title: 'Disable users · CGK platform' }];
export const loader = pageLoader('platform.users.disable', async ({ url }) => ({
  chosen: url.searchParams.getAll('id').join('\n'),
}));

/** Disables the accounts of the list; what came of each is shown in place of the form. */
export const action = pageAction('platform.users.disable', async ({ api, request }) => {
  const reader = await readForm(request);
  const userIds = [
    ...new Set(
      reader
        .text('users')
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  return submitForm(
    reader,
    async () => ({
      ok: true as const,
      ...(await api.platform.bulkDisableUsers({ userIds, reason: reader.text('reason') })),
    }),
    (path) => (path.startsWith('userIds') ? 'users' : path),
  );
});

const OUTCOMES: Record<string, string> = {
  disabled: 'Disabled',
  not_found: 'No such account',
  own_account: 'Your own account: left as it is',
  platform_staff: 'Of the platform’s staff: disable them one by one',
  not_active: 'Was disabled or deleted already',
};

export default function BulkDisable() {
  const { chosen } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === 'POST';
  const failure = isFailure(result) ? result : null;
  return (
    <Page width="form">
      <PageHeader
        title="Disable several users"
        note="Their sessions and keys end at once. They can be enabled again; what ended stays ended."
      />
      {result && !failure && 'results' in result ? (
        <Card title="Done">
          <dl className="flex flex-col gap-2 text-13">
            {result.results.map((row) => (
              <div key={row.userId} className="flex flex-wrap justify-between gap-x-4">
                <dt className="font-mono text-12">{row.userId}</dt>
                <dd>{OUTCOMES[row.outcome]}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-4">
            <ButtonLink to="/users">Back to users</ButtonLink>
          </div>
        </Card>
      ) : (
        <Form
          id={FORM_ID}
          method="post"
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
        >
          <FormScope formId={FORM_ID} failure={failure}>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <TextAreaField
              name="users"
              label="User ids"
              rows={6}
              defaultValue={chosen}
              help="One a line, at most 200, as each user’s page shows it (usr_…)."
            />
            <TextAreaField
              name="reason"
              label="Reason"
              rows={3}
              help="At least 10 characters. It is kept in the audit log."
            />
            <div>
              <Button type="submit" tone="danger" isBusy={isBusy}>
                Disable these users
              </Button>
            </div>
          </FormScope>
        </Form>
      )}
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
