import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { DetailColumns } from '@ui/work/detail/detail-page.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { SelectField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';
import { PermissionChecks } from './permission-checks.tsx';
import { submitTeamForm } from './team-form.ts';

export const handle = { crumb: ({ role }: { role: { name: string } }) => role.name || 'New role' };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.role.name || 'New role'} · Admin` },
];

/** One role; `new` is one that does not exist yet, made from scratch or as a copy (`?copy=role_…`). */
export const loader = pageLoader('team.roles.view', async ({ api, ctx, params, url }) => {
  const id = routeParam(params, 'roleId');
  const isNew = id === 'new';
  const source = isNew ? url.searchParams.get('copy') : id;
  const [words, roles, from] = await Promise.all([
    api.team.listPermissions({}),
    api.team.listRoles({}),
    source ? api.team.getRole({ roleId: source }) : null,
  ]);
  const canManage = allows(ctx.session.permissions, 'team.roles.manage');
  const copied = from ? (from.isSystem ? from.effective : from.permissions) : [];
  return {
    isNew,
    role: {
      id,
      name: isNew ? (from ? `Copy of ${from.name}` : '') : (from?.name ?? ''),
      description: from?.description ?? '',
      isSystem: !isNew && (from?.isSystem ?? false),
      version: from?.version ?? 0,
      parentId: from?.parent?.id ?? '',
      permissions: copied,
      inherited: isNew && from?.isSystem ? [] : (from?.inherited ?? []),
      summary: isNew ? [] : (from?.summary ?? []),
      users: isNew ? [] : (from?.users ?? []),
    },
    canEdit: canManage && (isNew || (from?.mayChange ?? false)),
    canManage,
    held: [...ctx.session.permissions] as string[],
    categories: words.categories,
    words: words.items.map(({ key, label, help, category, isSensitive }) => ({
      key,
      label,
      help,
      category,
      isSensitive,
    })),
    parents: roles.items.flatMap((role) =>
      role.parent === null && role.id !== id ? [{ value: role.id, label: role.name }] : [],
    ),
  };
});

export const action = pageAction('team.roles.manage', async ({ request, ctx, api, params }) => {
  const roleId = routeParam(params, 'roleId');
  const reader = await readForm({ request, ctx });
  return submitTeamForm(
    reader,
    async () => {
      if (reader.text('intent') === 'delete') {
        await api.team.deleteRole({ roleId });
        return redirectWithMessage('/settings/team/roles', 'Role deleted');
      }
      const fields = {
        name: reader.text('name'),
        description: reader.text('description'),
        parentRoleId: reader.text('parentRoleId') || null,
        permissions: (reader.values.permissions ?? []).map((key) => `${key}${reader.text(`scope:${key}`)}`),
      };
      const saved =
        roleId === 'new'
          ? await api.team.createRole(fields)
          : await api.team.updateRole({ roleId, version: reader.integer('version'), ...fields });
      return redirectWithMessage(`/settings/team/roles/${saved.id}`, `Role ${saved.name} saved`);
    },
    (path) => path.replace(/\..*$/, ''),
  );
});

const FORM_ID = 'role';

export default function Role() {
  const { isNew, role, canEdit, canManage, held, categories, words, parents } =
    useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <Page width="detail">
      <PageHeader
        title={isNew ? 'New role' : role.name}
        status={role.isSystem ? <Badge>Made by the system</Badge> : undefined}
        note={role.isSystem ? role.description : undefined}
        actions={
          !isNew &&
          canManage && <ButtonLink to={`/settings/team/roles/new?copy=${role.id}`}>Make a copy</ButtonLink>
        }
      />
      <DetailColumns
        facts={
          !isNew && (
            <>
              <Card title="In words">
                <ul className="flex flex-col gap-2 text-13">
                  {role.summary.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Card>
              <Card title={`Held by ${role.users.length}`}>
                {role.users.length === 0 && <p className="text-13 text-muted">Nobody yet</p>}
                <ul className="flex flex-col gap-1.5 text-13">
                  {role.users.map((user) => (
                    <li key={user.id}>
                      <Link to={`/settings/team/${user.id}`} className="hover:underline">
                        {user.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              </Card>
            </>
          )
        }
      >
        <Card>
          <Form id={FORM_ID} method="post" key={role.id} className="flex flex-col gap-4">
            <FormScope formId={FORM_ID} failure={failure}>
              <ErrorSummary formId={FORM_ID} failure={failure} />
              {canEdit && (
                <div className="flex max-w-160 flex-col gap-4">
                  <input type="hidden" name="version" value={role.version} />
                  <TextField name="name" label="Name" defaultValue={role.name} maxLength={60} />
                  <TextField
                    name="description"
                    label="About"
                    defaultValue={role.description}
                    maxLength={300}
                  />
                  <SelectField
                    name="parentRoleId"
                    label="Inherits from"
                    defaultValue={role.parentId}
                    options={[{ value: '', label: 'No other role' }, ...parents]}
                    help="It holds all that the other role holds, also what that gets later."
                  />
                </div>
              )}
              <PermissionChecks
                words={words}
                categories={categories}
                permissions={role.permissions}
                inherited={role.inherited}
                held={held}
                isLocked={!canEdit}
              />
              {canEdit && (
                <div className="flex flex-wrap gap-2">
                  <Button type="submit" tone="primary" name="intent" value="save" isBusy={isBusy}>
                    {isNew ? 'Create role' : 'Save role'}
                  </Button>
                  {!isNew && (
                    <Button type="submit" tone="danger" name="intent" value="delete" isBusy={isBusy}>
                      Delete role
                    </Button>
                  )}
                </div>
              )}
            </FormScope>
          </Form>
        </Card>
      </DetailColumns>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
