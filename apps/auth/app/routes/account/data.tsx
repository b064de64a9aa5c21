import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { signedIn } from '../../server/context.ts';
import { submitForm, textOf } from '../../server/forms.ts';
import { TaskForm } from '../../shell/task-form.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  return { email: signedIn(context, request).session.email };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  return submitForm(request, form, async () => {
    await api.accounts.deleteAccount({ confirm: textOf(form, 'confirm') });
    throw redirect('/signed-out');
  });
}

export default function Data() {
  const { email } = useLoaderData<typeof loader>();
  const failure = useActionData<FormFailure>();
  return (
    <>
      <h1 className="text-20 font-semibold">Your data</h1>
      <Card title="Take it with you" note="Everything we keep about you, as one JSON file.">
        <a href="/account/data/export" className={buttonClass()}>
          Download my data
        </a>
      </Card>
      <Card
        title="Delete the account"
        note="You leave every brand, your name and address are erased, and it cannot be undone."
      >
        <TaskForm id="delete" failure={failure} submit="Delete my account" tone="danger">
          <TextField name="confirm" label={`Type ${email} to confirm`} autoComplete="off" required />
        </TaskForm>
      </Card>
    </>
  );
}
