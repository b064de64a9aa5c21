import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData } from '@remix-run/react';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { destinationOf, submitForm, textOf } from '../server/forms.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const to = destinationOf(request);
  return submitForm(request, form, async () => {
    const outcome = await api.signIn.signInWithCode({ code: textOf(form, 'code') });
    throw redirect(outcome.state === 'signed_in' ? to : `/mfa?to=${encodeURIComponent(to)}`);
  });
}

export default function SignInCode() {
  const failure = useActionData<FormFailure>();
  return (
    <Frame title="Enter the code" note="If the address has an account, six digits are in its mail.">
      <Panel>
        <TaskForm id="code" failure={failure} submit="Sign in">
          <TextField name="code" label="Code" inputMode="numeric" autoComplete="one-time-code" required />
        </TaskForm>
      </Panel>
    </Frame>
  );
}
