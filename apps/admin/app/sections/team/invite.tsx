import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Badge, type Tone } from '@ui/work/badge.tsx';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextAreaField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm } from '../../server/handlers.ts';
import { CheckList } from './check-list.tsx';
import { submitTeamForm } from './team-form.ts';

export const handle = { crumb: () => 'Invite people' };
export const meta: MetaFunction = () => [{ title: 'Invite people · Admin' }];

export const loader = pageLoader('team.invite', async ({ api, ctx }) => {
  const can = (key: Parameters<typeof allows>[1]) => allows(ctx.session.permissions, key);
  const [roles, groups] = await Promise.all([
    can('team.roles.view') ? api.team.listRoles({}) : { items: [] },
    can('team.groups.view') ? api.team.listGroups({}) : { items: [] },
  ]);
  return {
    roles: roles.items.map(({ id, name, description }) => ({ id, name, description })),
    groups: groups.items.map(({ id, name }) => ({ id, name })),
  };
});

export const action = pageAction('team.invite', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  const file = reader.form.get('csv');
  const csv = file instanceof File && file.size > 0 ? await file.text() : undefined;
  return submitTeamForm(
    reader,
    async () => {
      const { results, invited } = await api.team.invite({
        emails: reader
          .text('emails')
          .split(/[\n,;]+/)
          .map((text) => text.trim())
          .filter(Boolean),
        ...(csv === undefined ? {} : { csv }),
        roleIds: reader.values.roleIds ?? [],
        groupIds: reader.values.groupIds ?? [],
        message: reader.text('message'),
      });
      return { ok: true as const, results, invited };
    },
    (path) => (path === 'csv' ? 'emails' : path.replace(/\..*$/, '')),
  );
});

const TONES: Record<string, Tone> = { invited: 'good', limited: 'bad', invalid: 'bad' };
const FORM_ID = 'invite';

export default function Invite() {
  const { roles, groups } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  if (result && 'results' in result) return <Results results={result.results} invited={result.invited} />;
  return (
    <Page width="form">
      <PageHeader title="Invite people" note="Each gets a mail with a link that is theirs alone." />
      <Card>
        <Form id={FORM_ID} method="post" encType="multipart/form-data" className="flex flex-col gap-5">
          <FormScope formId={FORM_ID} failure={failure}>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <TextAreaField
              name="emails"
              label="E-mail addresses"
              rows={4}
              help="One a line, or separated by commas: at most 50 at once."
              autoComplete="off"
              spellCheck={false}
            />
            <div>
              <label htmlFor="invite-csv" className="mb-1 block text-13 font-medium">
                Or a CSV file
              </label>
              <input id="invite-csv" type="file" name="csv" accept=".csv,text/csv" className="text-13" />
              <p className="mt-1 text-12 text-muted">With a column “email”.</p>
            </div>
            <CheckList
              name="roleIds"
              legend="Roles"
              checked={[]}
              options={roles.map(({ id, name, description }) => ({
                value: id,
                label: name,
                note: description,
              }))}
              help="You can give what you hold yourself."
            />
            {groups.length > 0 && (
              <CheckList
                name="groupIds"
                legend="Groups"
                checked={[]}
                options={groups.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <TextAreaField
              name="message"
              label="Message"
              rows={3}
              maxLength={500}
              help="Optional, stands in the mail."
            />
            <div>
              <Button type="submit" tone="primary" isBusy={isBusy}>
                Send invitations
              </Button>
            </div>
          </FormScope>
        </Form>
      </Card>
    </Page>
  );
}

function Results({
  results,
  invited,
}: {
  results: { email: string; status: string; message: string; warning: string | null }[];
  invited: number;
}) {
  return (
    <Page width="form">
      <PageHeader
        title={`${invited} of ${results.length} invited`}
        actions={
          <>
            <ButtonLink to="/settings/team/invite" reloadDocument>
              Invite more
            </ButtonLink>
            <ButtonLink tone="primary" to="/settings/team/invitations">
              See invitations
            </ButtonLink>
          </>
        }
      />
      <Card>
        <ul role="status" className="flex flex-col divide-y divide-line">
          {results.map((row) => (
            <li
              key={row.email}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-13"
            >
              <span className="min-w-0 break-all">{row.email}</span>
              <span className="flex items-center gap-2 text-muted">
                {row.warning === 'disposable' && <Badge tone="warn">Throw-away address</Badge>}
                <Badge tone={TONES[row.status] ?? 'warn'}>{row.message.replace(/\.$/, '')}</Badge>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
