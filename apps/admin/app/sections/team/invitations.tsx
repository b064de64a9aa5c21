import type { InvitationRow } from '@domain/team/views.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { type ListDefinition, rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { Notice } from '@ui/work/notice.tsx';
import { MailPlus } from 'lucide-react';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';
import { InvitationStatus } from './member-status.tsx';
import { submitTeamForm } from './team-form.ts';

export const meta: MetaFunction = () => [{ title: 'Invitations · Admin' }];

const OPEN = ['pending', 'expired', 'bounced'];
const STATUSES = ['pending', 'accepted', 'declined', 'expired', 'revoked', 'bounced'] as const;
const LABELS = {
  pending: 'Open',
  accepted: 'Accepted',
  declined: 'Declined',
  expired: 'Expired',
  revoked: 'Revoked',
  bounced: 'Not delivered',
};

const LIST: ListDefinition<InvitationRow> = {
  noun: { one: 'invitation', many: 'invitations' },
  searchLabel: 'Search address',
  defaultSort: '-createdAt',
  rowId: ({ id }) => id,
  columns: [
    {
      id: 'email',
      header: 'Address',
      card: 'title',
      className: 'max-w-72 truncate font-medium',
      cell: ({ email }) => email,
    },
    {
      id: 'roles',
      header: 'Roles',
      card: 'sub',
      className: 'text-muted',
      cell: ({ roles }) => roles.map(({ name }) => name).join(', '),
    },
    {
      id: 'status',
      header: 'Status',
      card: 'end',
      cell: ({ status }) => <InvitationStatus status={status} />,
    },
    {
      id: 'by',
      header: 'Invited by',
      card: 'hide',
      className: 'text-muted max-lg:hidden',
      cell: ({ invitedBy }) => invitedBy ?? '',
    },
    {
      id: 'sent',
      header: 'Last sent',
      card: 'hide',
      className: 'text-muted whitespace-nowrap',
      cell: ({ lastSentAt, sentCount }) => (
        <>
          <TimeText at={lastSentAt} />
          {sentCount > 1 && ` (${sentCount} times)`}
        </>
      ),
    },
    {
      id: 'until',
      header: 'Good until',
      card: 'hide',
      className: 'text-muted whitespace-nowrap',
      cell: ({ expiresAt }) => <TimeText at={expiresAt} />,
    },
    {
      id: 'actions',
      header: '',
      card: 'meta',
      align: 'end',
      cell: ({ id, email, status }) =>
        OPEN.includes(status) && (
          <Form method="post" className="relative z-10 inline-flex gap-2">
            <input type="hidden" name="invitationId" value={id} />
            <Button
              type="submit"
              size="sm"
              name="intent"
              value="resend"
              aria-label={`Send again to ${email}`}
            >
              Send again
            </Button>
            <Button
              type="submit"
              size="sm"
              tone="quiet"
              name="intent"
              value="revoke"
              aria-label={`Revoke ${email}`}
            >
              Revoke
            </Button>
          </Form>
        ),
    },
  ],
  filters: [
    {
      kind: 'choice',
      param: 'status',
      label: 'Status',
      isMultiple: true,
      options: STATUSES.map((value) => ({ value, label: LABELS[value] })),
    },
  ],
  empty: {
    icon: MailPlus,
    title: 'No invitations yet',
    text: 'Invite the people who work with you. Each gets a link that is good for some days and for them alone.',
  },
};

export const loader = pageLoader('team.invite', ({ api, url }) => {
  const { q, cursor, filters } = readListQuery(rulesOf(LIST), url.searchParams);
  return api.team.listInvitations({ q: q || undefined, cursor, status: filters.status ?? [] });
});

export const action = pageAction('team.invite', async ({ request, ctx, api, url }) => {
  const reader = await readForm({ request, ctx });
  const invitationId = reader.text('invitationId');
  const here = `/settings/team/invitations${url.search}`;
  return submitTeamForm(reader, async () => {
    if (reader.text('intent') === 'revoke') {
      const { email } = await api.team.revokeInvitation({ invitationId });
      return redirectWithMessage(here, `Invitation of ${email} revoked`);
    }
    const { email } = await api.team.resendInvitation({ invitationId });
    return redirectWithMessage(here, `Sent again to ${email}`);
  });
});

export default function Invitations() {
  const result = useActionData<unknown>();
  const invite = (
    <ButtonLink tone="primary" to="/settings/team/invite">
      Invite people
    </ButtonLink>
  );
  return (
    <>
      {isFailure(result) && (
        <div role="alert" className="px-4 pt-4 sm:px-6">
          <Notice tone="bad" title={result.title}>
            {result.detail}
          </Notice>
        </div>
      )}
      <ListPage
        title="Invitations"
        definition={LIST}
        data={useLoaderData<typeof loader>()}
        actions={invite}
        emptyAction={invite}
      />
    </>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
