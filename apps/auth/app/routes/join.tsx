import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '@ui/work/button.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { submitForm, textOf } from '../server/forms.ts';
import { problemPage } from '../server/problems.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export { PageError as ErrorBoundary } from '../shell/page-error.tsx';

const tokenOf = (request: Request): string => new URL(request.url).searchParams.get('token') ?? '';

/** Looking uses nothing up (10 TEAM-04). */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api, requestId, session } = authContext(context);
  const invitation = await api.joining.showInvitation({ token: tokenOf(request) }).catch((error: unknown) => {
    throw problemPage(error, requestId);
  });
  const { pathname, search } = new URL(request.url);
  return { ...invitation, signedInAs: session?.email ?? null, here: encodeURIComponent(pathname + search) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api, session } = authContext(context);
  const form = await request.formData();
  const token = tokenOf(request);
  return submitForm(request, form, async () => {
    if (textOf(form, 'intent') === 'decline') {
      await api.joining.declineInvitation({ token });
      throw redirect('/joined');
    }
    const joined = await api.joining.acceptInvitation({
      token,
      ...(session ? {} : { name: textOf(form, 'name'), password: textOf(form, 'password') }),
    });
    // By a page of this host: its forms may not lead to a brand's.
    throw redirect(`/joined?host=${encodeURIComponent(new URL(joined.url).hostname)}`);
  });
}

export default function Join() {
  const invitation = useLoaderData<typeof loader>();
  const failure = useActionData<FormFailure>() ?? null;
  const { brand, email, inviter, roles, message, hasAccount, isYou, signedInAs, here } = invitation;
  const isSomebodyElse = signedInAs !== null && !isYou;
  return (
    <Frame title={`Join ${brand}`} mark={brand} note={`${inviter ?? 'Somebody'} invited ${email}.`}>
      <Panel>
        <p>
          You would be <strong className="font-medium">{roles.join(', ')}</strong>.
        </p>
        {message && <blockquote className="border-l-2 border-line pl-3 text-muted">{message}</blockquote>}
        {isSomebodyElse ? (
          <>
            <p>You are signed in as {signedInAs}. Sign out, then open the link of the mail again.</p>
            <ButtonLink to="/account">Your account</ButtonLink>
          </>
        ) : hasAccount && !isYou ? (
          <>
            <p>There is an account for {email}. Sign in with it to accept.</p>
            <ButtonLink to={`/sign-in?to=${here}`} tone="primary">
              Sign in
            </ButtonLink>
          </>
        ) : (
          <TaskForm id="accept" intent="accept" failure={failure} submit={`Join ${brand}`}>
            {!hasAccount && (
              <>
                <TextField name="name" label="Your name" autoComplete="name" required />
                <TextField
                  name="password"
                  type="password"
                  label="Password"
                  help="12 characters or more; a few words do well."
                  autoComplete="new-password"
                  required
                />
              </>
            )}
          </TaskForm>
        )}
        <TaskForm id="decline" intent="decline" failure={failure} submit="Decline" tone="secondary" />
      </Panel>
    </Frame>
  );
}
