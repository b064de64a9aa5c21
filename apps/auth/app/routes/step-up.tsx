import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { Notice } from '@ui/work/notice.tsx';
import { signedIn } from '../server/context.ts';
import { destinationOf, submitForm, textOf } from '../server/forms.ts';
import { passkeyResponse } from '../server/passkey-response.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { PasskeyForm } from '../shell/passkey-form.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  return api.signIn.stepUpMethods({});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  const to = destinationOf(request);
  return submitForm(request, form, async () => {
    const intent = textOf(form, 'intent');
    if (intent === 'send') {
      await api.signIn.sendStepUpCode({});
      return { isSent: true };
    }
    await api.signIn.stepUp({
      method:
        intent === 'passkey' || intent === 'recovery' || intent === 'password' ? intent : ('totp' as const),
      code: textOf(form, 'code'),
      password: textOf(form, 'password'),
      ...(intent === 'passkey' ? { response: passkeyResponse(form) } : {}),
    });
    throw redirect(to);
  });
}

export default function StepUp() {
  const { email, factors, hasPassword } = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { isSent: true }>();
  const failure = result && 'ok' in result ? result : null;
  const isSent = (result && 'isSent' in result) || failure?.values.intent?.[0] === 'password';
  return (
    <Frame title="Confirm that it is you" note={`What comes next is sensitive. Signed in as ${email}.`}>
      <Panel>
        {factors.includes('totp') && (
          <TaskForm id="totp" intent="totp" failure={failure} submit="Confirm">
            <TextField
              name="code"
              label="Code of your authenticator app"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
          </TaskForm>
        )}
        {factors.includes('passkey') && (
          <PasskeyForm kind="get" label="Use a passkey" isPrimary={!factors.includes('totp')} />
        )}
        {factors.includes('recovery') && (
          <details open={failure?.values.intent?.[0] === 'recovery'}>
            <summary className="text-13 underline">Use a recovery code</summary>
            <div className="mt-3">
              <TaskForm id="recovery" intent="recovery" failure={failure} submit="Confirm" tone="secondary">
                <TextField name="code" label="Recovery code" autoComplete="off" className="font-mono" />
              </TaskForm>
            </div>
          </details>
        )}
        {factors.length === 0 && !isSent && (
          <Form method="post" className="flex flex-col gap-3">
            <p>We mail a code to {email}.</p>
            <input type="hidden" name="intent" value="send" />
            <div>
              <Button type="submit" tone="primary">
                Mail the code
              </Button>
            </div>
          </Form>
        )}
        {factors.length === 0 && isSent && (
          <>
            <Notice tone="info" title={`A code is on its way to ${email}.`} />
            <TaskForm id="password" intent="password" failure={failure} submit="Confirm">
              {hasPassword && (
                <TextField
                  name="password"
                  type="password"
                  label="Password"
                  autoComplete="current-password"
                  required
                />
              )}
              <TextField
                name="code"
                label="Code from the mail"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
            </TaskForm>
          </>
        )}
      </Panel>
    </Frame>
  );
}
