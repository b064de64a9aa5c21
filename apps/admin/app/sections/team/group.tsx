import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';
import { CheckList } from './check-list.tsx';
import { failureOf, submitTeamForm } from './team-form.ts';

export const handle = { crumb: ({ group }: { group: { name: string } }) => group.name };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.group.name ?? 'Group'} · Admin` },
];

export const loader = pageLoader('team.groups.view', async ({ api, ctx, params }) => {
  const can = (key: Parameters<typeof allows>[1]) => allows(ctx.session.permissions, key);
  const [group, team] = await Promise.all([
    api.team.getGroup({ groupId: routeParam(params, 'groupId') }),
    can('team.view') ? api.team.listMembers({ limit: 100 }) : { items: [] },
  ]);
  const known = new Map(
    [...group.members, ...team.items].map(({ id, name, email }) => [id, { id, name, email }]),
  );
  return { group, people: [...known.values()], canManage: can('team.groups.manage') };
});

export const action = pageAction('team.groups.manage', async ({ request, ctx, api, params }) => {
  const groupId = routeParam(params, 'groupId');
  const reader = await readForm({ request, ctx });
  const here = `/settings/team/groups/${groupId}`;
  return submitTeamForm(reader, async () => {
    switch (reader.text('intent')) {
      case 'members':
        await api.team.setGroupMembers({ groupId, memberIds: reader.values.memberIds ?? [] });
        return redirectWithMessage(here, 'Members saved');
      case 'name':
        await api.team.updateGroup({
          groupId,
          version: reader.integer('version'),
          name: reader.text('name'),
          description: reader.text('description'),
        });
        return redirectWithMessage(here, 'Group saved');
      default:
        await api.team.deleteGroup({ groupId });
        return redirectWithMessage('/settings/team/groups', 'Group deleted');
    }
  });
});

export default function Group() {
  const { group, people, canManage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <Page width="form">
      <PageHeader title={group.name} note={group.description} />
      <div className="flex flex-col gap-4">
        <Card title="Members">
          {canManage ? (
            <Form id="group-members" method="post" className="flex flex-col gap-4">
              <FormScope formId="group-members" failure={failureOf(result, 'members')}>
                <ErrorSummary formId="group-members" failure={failureOf(result, 'members')} />
                <input type="hidden" name="intent" value="members" />
                <CheckList
                  name="memberIds"
                  legend="Who belongs to it"
                  checked={group.members.map(({ id }) => id)}
                  options={people.map(({ id, name, email }) => ({ value: id, label: name, note: email }))}
                />
                <div>
                  <Button type="submit" tone="primary" isBusy={isBusy}>
                    Save members
                  </Button>
                </div>
              </FormScope>
            </Form>
          ) : (
            <ul className="text-13">
              {group.members.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          )}
        </Card>
        {canManage && (
          <Card title="Name">
            <Form id="group-name" method="post" className="flex flex-col gap-4">
              <FormScope formId="group-name" failure={failureOf(result, 'name')}>
                <ErrorSummary formId="group-name" failure={failureOf(result, 'name')} />
                <input type="hidden" name="version" value={group.version} />
                <TextField name="name" label="Name" defaultValue={group.name} maxLength={60} />
                <TextField
                  name="description"
                  label="About"
                  defaultValue={group.description}
                  maxLength={300}
                />
                <div className="flex gap-2">
                  <Button type="submit" name="intent" value="name" isBusy={isBusy}>
                    Save
                  </Button>
                  <Button type="submit" name="intent" value="delete" tone="danger" isBusy={isBusy}>
                    Delete group
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
