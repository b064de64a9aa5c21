import type { ActionFunctionArgs } from '@remix-run/cloudflare';
import { useActionData } from '@remix-run/react';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { submitForm, textOf } from '../server/forms.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { TaskForm } from '../shell/task-form.tsx';

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const email = textOf(form, 'email').trim();
  return submitForm(request, form, async () => {
    await api.signIn.requestReset({ email });
    return { sent: email };
  });
}

export default function Reset() {
  const result = useActionData<FormFailure | { sent: string }>();
  if (result && 'sent' in result)
    return (
      <Frame title="Look at your mail">
        <Panel>
          <p>
            If <strong className="font-medium">{result.sent}</strong> has an account here, a link to choose a
            new password is on its way. It is good for 30 minutes.
          </p>
        </Panel>
      </Frame>
    );
  return (
    <Frame title="Choose a new password" note="We mail you a link.">
      <Panel>
        <TaskForm id="reset" failure={result && 'ok' in result ? result : null} submit="Mail the link">
          <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
        </TaskForm>
      </Panel>
    </Frame>
  );
}
