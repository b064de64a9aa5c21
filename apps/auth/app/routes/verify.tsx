import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { destinationOf, submitForm } from '../server/forms.ts';
import { problemPage } from '../server/problems.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export { PageError as ErrorBoundary } from '../shell/page-error.tsx';

const tokenOf = (request: Request): string => new URL(request.url).searchParams.get('token') ?? '';

/** Looking uses nothing up: mail scanners open links too (10 AUTH-06). */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api, requestId } = authContext(context);
  return api.signIn.describeLink({ token: tokenOf(request) }).catch((error: unknown) => {
    throw problemPage(error, requestId);
  });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const to = destinationOf(request);
  return submitForm(request, form, async () => {
    const outcome = await api.signIn.signInWithLink({ token: tokenOf(request) });
    throw redirect(outcome.state === 'signed_in' ? to : `/mfa?to=${encodeURIComponent(to)}`);
  });
}

export default function Verify() {
  const { device, country } = useLoaderData<typeof loader>();
  const failure = useActionData<FormFailure>();
  return (
    <Frame title="Sign in with this link?">
      <Panel>
        <p>
          It was asked for from <strong className="font-medium">{device}</strong>
          {country ? ` in ${country}` : ''}. If that was not you, close this page.
        </p>
        <TaskForm id="verify" failure={failure} submit="Sign in" />
      </Panel>
    </Frame>
  );
}
