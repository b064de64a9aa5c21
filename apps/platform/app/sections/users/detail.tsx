import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Outlet, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { DetailColumns, FactList } from '@ui/work/detail/detail-page.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { formFailure, submitForm } from '@ui/work/form/submit-form.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';
import { ActivityList } from './activity-list.tsx';
import { MembershipsCard } from './memberships-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { StaffFacts } from './staff-facts.tsx';
import { UserStatusBadge } from './user-status.tsx';

const FORM_ID = 'user';

interface CrumbData {
  user: { name: string; email: string };
}

export const handle = { crumb: ({ user }: CrumbData) => user.name || user.email };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.user.name || data?.user.email || 'User'} · CGK platform` },
];

export const loader = pageLoader('platform.users.view', async ({ api, ctx, params }) => {
  const userId = routeParam(params, 'userId');
  const [user, activity] = await Promise.all([
    api.platform.getUser({ userId }),
    api.platform.listUserActivity({ userId, limit: 20 }),
  ]);
  const { permissions } = ctx.session;
  return {
    user,
    activity,
    isSelf: ctx.session.userId === user.id,
    may: {
      disable: permissions.includes('platform.users.disable'),
      reset: permissions.includes('platform.users.reset'),
      sessions: permissions.includes('platform.users.sessions'),
    },
  };
});

/** Enable, password link, sessions: each button says which in `intent`. */
export const action = pageAction('platform.users.view', async ({ api, request, params }) => {
  const userId = routeParam(params, 'userId');
  const reader = await readForm(request);
  const here = `/users/${userId}`;
  return submitForm(reader, async () => {
    switch (reader.text('intent')) {
      case 'enable':
        await api.platform.enableUser({ userId });
        return redirectWithMessage(here, 'Account enabled');
      case 'reset': {
        const { email } = await api.platform.resetUserPassword({ userId });
        return redirectWithMessage(here, `A link for a new password goes to ${email}`);
      }
      case 'sessions': {
        const sessionId = reader.text('sessionId') || undefined;
        const { ended } = await api.platform.revokeUserSessions({ userId, sessionId });
        return redirectWithMessage(here, ended === 1 ? 'Session ended' : `${ended} sessions ended`);
      }
      default:
        return formFailure(reader, { title: 'Nothing was asked for.' });
    }
  });
});

export default function UserPage() {
  const { user, activity, isSelf, may } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  const isGone = user.status === 'deleted';
  return (
    <Page width="detail">
      <PageHeader
        title={user.name || user.email}
        status={<UserStatusBadge status={user.status} />}
        note={user.email}
        actions={
          <>
            {may.reset && !isGone && user.status !== 'disabled' && (
              <Form method="post">
                <Button type="submit" name="intent" value="reset" isBusy={isBusy}>
                  Send password link
                </Button>
              </Form>
            )}
            {may.disable && user.status === 'disabled' && (
              <Form method="post">
                <Button type="submit" name="intent" value="enable" tone="primary" isBusy={isBusy}>
                  Enable account
                </Button>
              </Form>
            )}
            {may.disable && !isSelf && !isGone && user.status !== 'disabled' && (
              <ButtonLink to="disable" preventScrollReset>
                Disable account
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mb-4 flex flex-col gap-4 empty:hidden">
        <ErrorSummary formId={FORM_ID} failure={failure} />
        {user.disabled && (
          <Notice tone="warn" title={`Disabled${user.disabled.by ? ` by ${user.disabled.by}` : ''}`}>
            <p>
              <TimeText at={user.disabled.at} /> · {user.disabled.reason}
            </p>
          </Notice>
        )}
      </div>
      <DetailColumns
        facts={
          <>
            <Card title="Identity">
              <FactList
                items={[
                  {
                    name: 'Id',
                    value: <code className="font-mono text-12 break-all select-all">{user.id}</code>,
                  },
                  {
                    name: 'E-mail',
                    value: user.isEmailVerified ? 'Verified' : <Badge tone="warn">Not verified</Badge>,
                  },
                  { name: 'Joined', value: <TimeText at={user.createdAt} /> },
                  {
                    name: 'Last sign-in',
                    value: user.lastLoginAt ? <TimeText at={user.lastLoginAt} /> : 'Never',
                  },
                  { name: 'Language', value: user.locale ?? 'Not chosen' },
                  { name: 'Time zone', value: user.timezone ?? 'Not chosen' },
                ]}
              />
            </Card>
            <Card title="Factors">
              <FactList
                items={[
                  { name: 'Password', value: user.factors.password ? 'Set' : 'None' },
                  { name: 'Authenticator app', value: user.factors.totp ? 'Confirmed' : 'None' },
                  { name: 'Passkeys', value: user.factors.passkeys },
                  { name: 'Recovery codes left', value: user.factors.recoveryCodes },
                  { name: 'API keys', value: user.apiKeys },
                ]}
              />
            </Card>
            {user.staff && <StaffFacts staff={user.staff} />}
          </>
        }
      >
        <MembershipsCard memberships={user.memberships} />
        <SessionsCard sessions={user.sessions} canEnd={may.sessions} isBusy={isBusy} />
        <Card title="Activity" isFlush>
          <ActivityList items={activity.items} />
          {activity.page.next && (
            <div className="border-t border-line px-4 py-3">
              <ButtonLink to="activity" size="sm">
                All activity
              </ButtonLink>
            </div>
          )}
        </Card>
      </DetailColumns>
      <Outlet />
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
