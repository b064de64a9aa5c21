import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { Notice } from '@ui/work/notice.tsx';
import { signedIn } from '../../server/context.ts';
import { submitForm, textOf } from '../../server/forms.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  return api.accounts.listSessions({});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  return submitForm(request, form, async () => {
    const sessionId = textOf(form, 'sessionId');
    if (sessionId) await api.accounts.endSession({ sessionId });
    else await api.accounts.endOtherSessions({});
    return { done: sessionId ? 'Signed out there.' : 'Signed out everywhere else.' };
  });
}

const when = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

export default function Sessions() {
  const { items } = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { done: string }>();
  return (
    <>
      <h1 className="text-20 font-semibold">Sessions</h1>
      {result && 'done' in result && <Notice tone="good" title={result.done} />}
      {result && 'ok' in result && <Notice tone="bad" title={result.title} />}
      <Card title="Browsers you are signed in with" note="Ending one works on every brand within seconds.">
        <ul className="divide-y divide-line">
          {items.map((session) => (
            <li key={session.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">
                  {session.device}
                  {session.isCurrent && <Badge tone="good">This browser</Badge>}
                </p>
                <p className="text-12 text-muted">
                  {[session.country, session.ip].filter(Boolean).join(', ')} · last used{' '}
                  <time dateTime={session.lastSeenAt}>{when(session.lastSeenAt)}</time> · since{' '}
                  <time dateTime={session.firstSeenAt}>{when(session.firstSeenAt)}</time>
                </p>
                {session.hosts.length > 0 && <p className="text-12 text-muted">{session.hosts.join(', ')}</p>}
              </div>
              {!session.isCurrent && (
                <Form method="post">
                  <input type="hidden" name="sessionId" value={session.id} />
                  <Button type="submit" size="sm" aria-label={`Sign out ${session.device}`}>
                    Sign out
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {items.length > 1 && (
          <Form method="post" className="mt-3">
            <Button type="submit">Sign out everywhere else</Button>
          </Form>
        )}
      </Card>
    </>
  );
}
