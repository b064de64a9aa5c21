import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { authContext } from '../server/context.ts';
import { submitForm } from '../server/forms.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { TaskForm } from '../shell/task-form.tsx';

/** `/email/confirm` and `/email/undo`, from mails: only the button changes anything. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (params.what !== 'confirm' && params.what !== 'undo') throw new Response(null, { status: 404 });
  return { isUndo: params.what === 'undo' };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const token = new URL(request.url).searchParams.get('token') ?? '';
  return submitForm(request, form, async () => {
    const { accounts } = api;
    const { email } =
      params.what === 'undo'
        ? await accounts.undoEmailChange({ token })
        : await accounts.confirmEmailChange({ token });
    return { email };
  });
}

export default function Email() {
  const { isUndo } = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { email: string }>();
  if (result && 'email' in result)
    return (
      <Frame title="Done">
        <Panel>
          <p>
            The address of your account is <strong className="font-medium">{result.email}</strong>.
          </p>
        </Panel>
      </Frame>
    );
  return (
    <Frame title={isUndo ? 'Undo the change of your address?' : 'Confirm this address?'}>
      <Panel>
        <TaskForm
          id="email"
          failure={result && 'ok' in result ? result : null}
          submit={isUndo ? 'Undo it and sign out everywhere' : 'Confirm the address'}
        />
      </Panel>
    </Frame>
  );
}
