import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { EmptyState } from '@ui/work/empty-state.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { UsersRound } from 'lucide-react';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';
import { submitTeamForm } from './team-form.ts';

export const meta: MetaFunction = () => [{ title: 'Groups · Admin' }];

export const loader = pageLoader('team.groups.view', async ({ api, ctx }) => ({
  groups: (await api.team.listGroups({})).items,
  canManage: allows(ctx.session.permissions, 'team.groups.manage'),
}));

export const action = pageAction('team.groups.manage', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  return submitTeamForm(reader, async () => {
    const group = await api.team.createGroup({
      name: reader.text('name'),
      description: reader.text('description'),
    });
    return redirectWithMessage(`/settings/team/groups/${group.id}`, 'Group created. Say who belongs to it.');
  });
});

const FORM_ID = 'new-group';

export default function Groups() {
  const { groups, canManage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <Page width="detail">
      <PageHeader
        title="Groups"
        note="Who works together. Roles can be narrowed to the records of one’s groups."
      />
      <div className="flex flex-col gap-4">
        <Card isFlush>
          {groups.length === 0 ? (
            <EmptyState icon={UsersRound} title="No groups yet">
              Make one for people who share work, for example “EU support”.
            </EmptyState>
          ) : (
            <table className="grid-table has-cards">
              <caption className="sr-only">Groups</caption>
              <thead>
                <tr>
                  <th scope="col">Group</th>
                  <th scope="col">About</th>
                  <th scope="col" data-align="end">
                    Members
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.id}>
                    <td data-card="title">
                      <Link
                        to={`/settings/team/groups/${group.id}`}
                        prefetch="intent"
                        className="row-link font-medium"
                      >
                        {group.name}
                      </Link>
                    </td>
                    <td data-card="sub" className="text-muted">
                      {group.description}
                    </td>
                    <td data-card="end" data-align="end">
                      {group.memberCount}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
        {canManage && (
          <Card title="New group">
            <Form id={FORM_ID} method="post" className="flex max-w-160 flex-col gap-4">
              <FormScope formId={FORM_ID} failure={failure}>
                <ErrorSummary formId={FORM_ID} failure={failure} />
                <TextField name="name" label="Name" maxLength={60} />
                <TextField name="description" label="About" maxLength={300} />
                <div>
                  <Button type="submit" tone="primary" isBusy={isBusy}>
                    Create group
                  </Button>
                </div>
              </FormScope>
            </Form>
          </Card>
        )}
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
