import type { UserDetail } from '@domain/platform/user-views.ts';
import { Form } from '@remix-run/react';
import { Tag } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';

const AUDIENCES: Record<string, string> = {
  auth: 'Sign-in',
  admin: 'Brand admin',
  platform: 'Platform console',
  creator: 'Creator portal',
  contractor: 'Contractor portal',
  vendor: 'Vendor portal',
};

/** What is signed in right now; each can be ended. */
export function SessionsCard({
  sessions,
  canEnd,
  isBusy,
}: {
  sessions: UserDetail['sessions'];
  canEnd: boolean;
  isBusy: boolean;
}) {
  return (
    <Card
      title="Sessions"
      action={
        canEnd &&
        sessions.length > 0 && (
          <Form method="post" preventScrollReset>
            <Button type="submit" size="sm" name="intent" value="sessions" isBusy={isBusy}>
              End all sessions
            </Button>
          </Form>
        )
      }
    >
      {sessions.length === 0 ? (
        <p className="text-13 text-muted">Not signed in anywhere.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {sessions.map((session) => (
            <li
              key={session.id}
              className="flex items-center justify-between gap-4 py-2 text-13 first:pt-0 last:pb-0"
            >
              <div className="min-w-0">
                <p className="truncate">
                  {session.device} {session.isImpersonation && <Tag>Impersonation</Tag>}
                </p>
                <p className="text-12 text-muted">
                  {AUDIENCES[session.audience] ?? session.audience}
                  {session.ip && ` · ${session.ip}`}
                  {session.country && ` · ${session.country}`} · seen <TimeText at={session.lastSeenAt} />
                </p>
              </div>
              {canEnd && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="sessionId" value={session.id} />
                  <Button type="submit" size="sm" tone="quiet" name="intent" value="sessions">
                    End<span className="sr-only"> the session on {session.device}</span>
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
