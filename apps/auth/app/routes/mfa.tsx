import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData } from '@remix-run/react';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { destinationOf, submitForm, textOf } from '../server/forms.ts';
import { passkeyResponse } from '../server/passkey-response.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { PasskeyForm } from '../shell/passkey-form.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const to = destinationOf(request);
  return submitForm(request, form, async () => {
    const intent = textOf(form, 'intent');
    if (intent === 'passkey') await api.signIn.signInWithPasskey({ response: passkeyResponse(form) });
    else
      await api.signIn.verifySecondFactor({
        method: intent === 'recovery' ? 'recovery' : 'totp',
        code: textOf(form, 'code'),
      });
    throw redirect(to);
  });
}

export default function SecondFactor() {
  const failure = useActionData<FormFailure>();
  const isRecovery = failure?.values.intent?.[0] === 'recovery';
  return (
    <Frame title="Second step" note="Show that it is you with a second factor.">
      <Panel>
        <TaskForm id="totp" intent="totp" failure={failure} submit="Continue">
          <TextField
            name="code"
            label="Code of your authenticator app"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
        </TaskForm>
        <PasskeyForm kind="get" label="Use a passkey" />
        <details open={isRecovery}>
          <summary className="text-13 underline">Use a recovery code</summary>
          <div className="mt-3">
            <TaskForm id="recovery" intent="recovery" failure={failure} submit="Continue" tone="secondary">
              <TextField name="code" label="Recovery code" autoComplete="off" className="font-mono" />
            </TaskForm>
          </div>
        </details>
      </Panel>
    </Frame>
  );
}
