import { isPlatformRole, PLATFORM_ROLES } from '@domain/kernel/permissions.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Link, Outlet, useLoaderData } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageLoader } from '../../server/handlers.ts';
import { words } from '../../words.ts';

export const meta: MetaFunction = () => [{ title: 'Admins · CGK platform' }];

export const loader = pageLoader('platform.admins.view', async ({ api, ctx }) => ({
  ...(await api.platform.listAdmins({})),
  ownId: ctx.session.userId,
  canManage: ctx.session.permissions.includes('platform.admins.manage'),
}));

const roleName = (role: string | null) =>
  role && isPlatformRole(role) ? PLATFORM_ROLES[role].name : (role ?? '');

const CHANGES: Record<string, string> = {
  'platform.grant_admin': 'granted',
  'platform.change_admin_role': 'changed to',
  'platform.revoke_admin': 'revoked',
};

export default function Admins() {
  const { items, changes, ownId, canManage } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title="Admins"
        note="The platform’s staff. A role here holds nothing inside a brand."
        actions={
          canManage && (
            <ButtonLink to="grant" tone="primary" preventScrollReset>
              Grant a role
            </ButtonLink>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <Card isFlush>
          <table className="grid-table has-cards">
            <caption className="sr-only">Platform staff</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                <th scope="col">Role</th>
                <th scope="col">Second factor</th>
                <th scope="col">Granted</th>
                <th scope="col">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.userId}>
                  <td data-card="title">
                    <Link
                      to={`/users/${item.userId}`}
                      prefetch="intent"
                      className="font-medium hover:underline"
                    >
                      {item.name}
                    </Link>
                    {item.userId === ownId && <span className="ml-2 text-12 text-muted">You</span>}
                  </td>
                  <td data-card="sub" className="text-muted">
                    {item.email}
                  </td>
                  <td data-card="end">
                    {item.isActive ? (
                      <Badge tone="info">{roleName(item.role)}</Badge>
                    ) : (
                      <Badge>{`Was ${roleName(item.role)}`}</Badge>
                    )}
                  </td>
                  <td data-card="hide" className="text-muted">
                    {item.hasSecondFactor ? 'Yes' : 'None'}
                  </td>
                  <td data-card="hide" className="text-muted">
                    <TimeText at={item.grantedAt} />
                    {item.grantedBy && ` by ${item.grantedBy}`}
                  </td>
                  <td data-card="sub-end" data-align="end">
                    {canManage && item.isActive && item.userId !== ownId && (
                      <Link
                        to={item.userId}
                        preventScrollReset
                        className="text-13 font-medium text-accent hover:underline"
                      >
                        Change<span className="sr-only"> the role of {item.name}</span>
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
        <Card title="History" note="The newest fifty grants, changes and revocations.">
          {changes.length === 0 ? (
            <p className="text-13 text-muted">No role was granted or taken since set-up.</p>
          ) : (
            <ul className="flex flex-col divide-y divide-line text-13">
              {changes.map((change) => (
                <li key={change.id} className="flex items-baseline justify-between gap-4 py-2">
                  <p className="min-w-0">
                    <span className="font-medium">{change.by}</span>{' '}
                    {CHANGES[change.action] ?? words(change.action)} {roleName(change.role)}{' '}
                    <span className="text-muted">· {change.whom}</span>
                    {change.note && <span className="text-muted"> · {change.note}</span>}
                  </p>
                  <span className="shrink-0 text-12 text-muted">
                    <TimeText at={change.at} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      <Outlet />
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
