import type { ActionFunctionArgs } from '@remix-run/cloudflare';
import { useActionData } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { submitForm, textOf } from '../server/forms.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const token = new URL(request.url).searchParams.get('token') ?? '';
  return submitForm(request, form, async () => {
    await api.signIn.resetPassword({ token, password: textOf(form, 'password') });
    return { isDone: true };
  });
}

export default function ResetNew() {
  const result = useActionData<FormFailure | { isDone: true }>();
  if (result && 'isDone' in result)
    return (
      <Frame title="Your password is changed">
        <Panel>
          <p>All sessions were ended. Sign in with the new password.</p>
          <a href="/sign-in" className={buttonClass({ tone: 'primary' })}>
            Sign in
          </a>
        </Panel>
      </Frame>
    );
  return (
    <Frame title="Choose a new password" note="At least 12 characters. A few words in a row are fine.">
      <Panel>
        <TaskForm id="reset-new" failure={result && 'ok' in result ? result : null} submit="Set the password">
          <TextField
            name="password"
            type="password"
            label="New password"
            autoComplete="new-password"
            required
          />
        </TaskForm>
      </Panel>
    </Frame>
  );
}
