import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { CheckboxField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { Notice } from '@ui/work/notice.tsx';
import { signedIn } from '../../server/context.ts';
import { submitForm } from '../../server/forms.ts';
import { TaskForm } from '../../shell/task-form.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  return api.accounts.getNotifications({});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  return submitForm(request, form, async () => {
    await api.accounts.setNotifications({
      product: form.has('product'),
      team: form.has('team'),
      weekly: form.has('weekly'),
    });
    return { isSaved: true };
  });
}

export default function Notifications() {
  const { product, team, weekly } = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { isSaved: true }>();
  return (
    <>
      <h1 className="text-20 font-semibold">Mails</h1>
      {result && 'isSaved' in result && <Notice tone="good" title="Saved." />}
      <Card title="What we mail you" note="Mails about the security of your account are always sent.">
        <TaskForm id="mails" failure={result && 'ok' in result ? result : null} submit="Save">
          <CheckboxField name="team" label="Changes in my teams" isChecked={team} />
          <CheckboxField name="product" label="News about the product" isChecked={product} />
          <CheckboxField name="weekly" label="A weekly summary of my brands" isChecked={weekly} />
        </TaskForm>
      </Card>
    </>
  );
}
