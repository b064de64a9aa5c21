import type { MetaFunction } from '@remix-run/cloudflare';
import { Link, useLoaderData } from '@remix-run/react';
import { Tag } from '@ui/work/badge.tsx';
import { ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageLoader } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'Roles · Admin' }];

export const loader = pageLoader('team.roles.view', async ({ api, ctx }) => ({
  roles: (await api.team.listRoles({})).items,
  canManage: allows(ctx.session.permissions, 'team.roles.manage'),
}));

export default function Roles() {
  const { roles, canManage } = useLoaderData<typeof loader>();
  return (
    <Page width="detail">
      <PageHeader
        title="Roles"
        note="What people may do is all that their roles give together."
        actions={
          canManage && (
            <ButtonLink tone="primary" to="/settings/team/roles/new">
              New role
            </ButtonLink>
          )
        }
      />
      <Card isFlush>
        <table className="grid-table has-cards">
          <caption className="sr-only">Roles</caption>
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">About</th>
              <th scope="col">Inherits from</th>
              <th scope="col" data-align="end">
                Permissions
              </th>
              <th scope="col" data-align="end">
                Members
              </th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.id}>
                <td data-card="title" className="whitespace-nowrap">
                  <Link
                    to={`/settings/team/roles/${role.id}`}
                    prefetch="intent"
                    className="row-link font-medium"
                  >
                    {role.name}
                  </Link>{' '}
                  {!role.isSystem && <Tag>Own</Tag>}
                </td>
                <td data-card="sub" className="text-muted">
                  {role.description}
                </td>
                <td data-card="hide" className="text-muted">
                  {role.parent?.name ?? ''}
                </td>
                <td data-card="hide" data-align="end">
                  {role.permissionCount}
                </td>
                <td data-card="end" data-label="Members:" data-align="end">
                  {role.memberCount}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
