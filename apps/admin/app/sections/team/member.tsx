import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useLocation, useNavigation } from '@remix-run/react';
import { Tag } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { DetailColumns, FactList } from '@ui/work/detail/detail-page.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import {
  formFailure,
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
} from '../../server/handlers.ts';
import { CheckList } from './check-list.tsx';
import { EffectiveAccess } from './effective-access.tsx';
import { MemberStatus } from './member-status.tsx';
import { failureOf, submitTeamForm } from './team-form.ts';

export const handle = { crumb: ({ member }: { member: { name: string } }) => member.name };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.member.name ?? 'Member'} · Admin` },
];

export const loader = pageLoader('team.view', async ({ api, ctx, params }) => {
  const memberId = routeParam(params, 'memberId');
  const can = (key: Parameters<typeof allows>[1]) => allows(ctx.session.permissions, key);
  const [member, roles, groups, words] = await Promise.all([
    api.team.getMember({ memberId }),
    can('team.roles.view') ? api.team.listRoles({}) : null,
    can('team.groups.view') ? api.team.listGroups({}) : null,
    can('team.roles.view') ? api.team.listPermissions({}) : null,
  ]);
  return {
    member,
    roles: roles?.items.map(({ id, name, description }) => ({ id, name, description })) ?? [],
    groups: groups?.items.map(({ id, name }) => ({ id, name })) ?? [],
    categories: words?.categories ?? [],
    words:
      words?.items.map(({ key, label, category, isSensitive }) => ({ key, label, category, isSensitive })) ??
      [],
    canAssign: can('team.roles.assign') && roles !== null && member.mayChange,
    canManage: can('team.manage') && member.mayChange,
  };
});

export const action = pageAction('team.view', async ({ request, ctx, api, params }) => {
  const memberId = routeParam(params, 'memberId');
  const reader = await readForm({ request, ctx });
  const here = `/settings/team/${memberId}`;
  const version = reader.integer('version');
  switch (reader.text('intent')) {
    case 'roles':
      return submitTeamForm(
        reader,
        async () => {
          await api.team.setMemberRoles({ memberId, roleIds: reader.values.roleIds ?? [], version });
          return redirectWithMessage(here, 'Roles saved');
        },
        (path) => (path.startsWith('roleIds') ? 'roleIds' : path),
      );
    case 'details': {
      const day = reader.text('expiresOn').trim();
      if (day !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
        reader.errors.push({ path: 'expiresOn', message: 'Enter a day like 2027-01-31' });
        return formFailure(reader);
      }
      return submitTeamForm(
        reader,
        async () => {
          await api.team.updateMember({
            memberId,
            version,
            title: reader.text('title'),
            expiresAt: day === '' ? null : `${day}T23:59:59Z`,
            ...(reader.has('hasGroups') ? { groupIds: reader.values.groupIds ?? [] } : {}),
          });
          return redirectWithMessage(here, 'Member saved');
        },
        (path) => (path === 'expiresAt' ? 'expiresOn' : path),
      );
    }
    case 'suspend':
      return submitTeamForm(reader, async () => {
        await api.team.suspendMember({ memberId });
        return redirectWithMessage(here, 'Member suspended');
      });
    case 'resume':
      return submitTeamForm(reader, async () => {
        await api.team.resumeMember({ memberId });
        return redirectWithMessage(here, 'Member resumed');
      });
    default:
      return submitTeamForm(reader, async () => {
        await api.team.removeMember({ memberId });
        return redirectWithMessage('/settings/team', 'Member removed');
      });
  }
});

export default function Member() {
  const { member, roles, groups, categories, words, canAssign, canManage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const { key } = useLocation();
  const isBusy = useNavigation().formMethod === 'POST';
  const status = failureOf(result, 'suspend') ?? failureOf(result, 'resume') ?? failureOf(result, 'remove');
  return (
    <Page width="detail">
      <PageHeader
        title={member.name}
        status={<MemberStatus status={member.status} />}
        note={member.title ?? member.email}
        actions={
          canManage && (
            <Form method="post" className="flex flex-wrap gap-2">
              {member.status === 'active' && (
                <Button type="submit" name="intent" value="suspend" isBusy={isBusy}>
                  Suspend
                </Button>
              )}
              {member.status === 'suspended' && (
                <Button type="submit" name="intent" value="resume" isBusy={isBusy}>
                  Resume
                </Button>
              )}
              <Button
                type="submit"
                name="intent"
                value="remove"
                tone="danger"
                isBusy={isBusy}
                onClick={(event) => {
                  const text = `Remove ${member.name}? Roles, keys and sessions here end. If this is their only brand, they cannot work anywhere else.`;
                  if (!window.confirm(text)) event.preventDefault();
                }}
              >
                {member.status === 'pending' ? 'Turn down' : 'Remove'}
              </Button>
            </Form>
          )
        }
      />
      {status && (
        <div role="alert" className="mb-4">
          <Notice tone="bad" title={status.title}>
            {status.detail}
          </Notice>
        </div>
      )}
      <DetailColumns
        facts={
          <Card title="Membership">
            <FactList
              items={[
                { name: 'E-mail', value: <span className="break-all">{member.email}</span> },
                { name: 'Joined', value: <TimeText at={member.joinedAt} /> },
                {
                  name: 'Last active',
                  value: member.lastActiveAt ? <TimeText at={member.lastActiveAt} /> : 'Never',
                },
                { name: 'Ends', value: member.expiresAt ? <TimeText at={member.expiresAt} /> : 'No end' },
                { name: 'Second factor', value: member.hasSecondFactor ? 'Set up' : 'None' },
                {
                  name: 'Groups',
                  value: member.groups.map(({ name }) => name).join(', ') || 'None',
                },
              ]}
            />
          </Card>
        }
      >
        <Card
          title="Roles"
          note={
            canAssign
              ? member.status === 'pending'
                ? 'This person asks to join. Giving roles lets them in.'
                : 'A change takes effect within seconds.'
              : 'You may look at these, not change them.'
          }
        >
          {canAssign ? (
            <Form id="member-roles" method="post" key={`roles-${key}`} className="flex flex-col gap-4">
              <FormScope formId="member-roles" failure={failureOf(result, 'roles')}>
                <ErrorSummary formId="member-roles" failure={failureOf(result, 'roles')} />
                <input type="hidden" name="intent" value="roles" />
                <input type="hidden" name="version" value={member.version} />
                <CheckList
                  name="roleIds"
                  legend="May work as"
                  checked={member.roles.map(({ id }) => id)}
                  options={roles.map(({ id, name, description }) => ({
                    value: id,
                    label: name,
                    note: description,
                  }))}
                />
                <div>
                  <Button type="submit" tone="primary" isBusy={isBusy}>
                    {member.status === 'pending' ? 'Let in with these roles' : 'Save roles'}
                  </Button>
                </div>
              </FormScope>
            </Form>
          ) : (
            <div className="flex flex-wrap gap-1.5">
              {member.roles.map((role) => (
                <Tag key={role.id}>{role.name}</Tag>
              ))}
            </div>
          )}
        </Card>
        {canManage && (
          <Card title="Title, groups and end">
            <Form id="member-details" method="post" className="flex max-w-160 flex-col gap-4">
              <FormScope formId="member-details" failure={failureOf(result, 'details')}>
                <ErrorSummary formId="member-details" failure={failureOf(result, 'details')} />
                <input type="hidden" name="intent" value="details" />
                <input type="hidden" name="version" value={member.version} />
                <TextField name="title" label="Title" defaultValue={member.title ?? ''} maxLength={80} />
                {groups.length > 0 && (
                  <>
                    <input type="hidden" name="hasGroups" value="yes" />
                    <CheckList
                      name="groupIds"
                      legend="Groups"
                      checked={member.groups.map(({ id }) => id)}
                      options={groups.map(({ id, name }) => ({ value: id, label: name }))}
                    />
                  </>
                )}
                <TextField
                  name="expiresOn"
                  type="date"
                  label="Last day"
                  defaultValue={member.expiresAt?.slice(0, 10) ?? ''}
                  help="For people who are here for a while. They are reminded 7 days and 1 day before. Empty means no end."
                />
                <div>
                  <Button type="submit" isBusy={isBusy}>
                    Save
                  </Button>
                </div>
              </FormScope>
            </Form>
          </Card>
        )}
        <EffectiveAccess effective={member.effective} words={words} categories={categories} />
      </DetailColumns>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
