import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { SelectField, TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { Notice } from '@ui/work/notice.tsx';
import { signedIn } from '../../server/context.ts';
import { submitForm, textOf } from '../../server/forms.ts';
import { TaskForm } from '../../shell/task-form.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  return api.accounts.getAccount({});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  return submitForm(request, form, async () => {
    if (textOf(form, 'intent') === 'email') {
      const email = textOf(form, 'email').trim();
      await api.accounts.requestEmailChange({ email });
      return { done: `A link to confirm it is on its way to ${email}.` };
    }
    const locale = textOf(form, 'locale');
    await api.accounts.updateProfile({
      name: textOf(form, 'name'),
      locale: locale === 'de' || locale === 'en' ? locale : null,
      timezone: textOf(form, 'timezone').trim() || null,
    });
    return { done: 'Saved.' };
  });
}

export default function Profile() {
  const { name, email, locale, timezone, brands } = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { done: string }>();
  const failure = result && 'ok' in result ? result : null;
  return (
    <>
      <h1 className="text-20 font-semibold">Profile</h1>
      {result && 'done' in result && <Notice tone="good" title={result.done} />}
      <Card title="About you">
        <TaskForm id="profile" intent="profile" failure={failure} submit="Save">
          <TextField name="name" label="Name" defaultValue={name} autoComplete="name" required />
          <SelectField
            name="locale"
            label="Language"
            defaultValue={locale ?? ''}
            options={[
              { value: '', label: 'As the brand' },
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
          />
          <TextField
            name="timezone"
            label="Time zone"
            defaultValue={timezone ?? ''}
            help="Like Europe/Berlin. Empty: the brand’s."
          />
        </TaskForm>
      </Card>
      <Card title="E-mail" note={`It is ${email}. A new address is used once you confirm it there.`}>
        <TaskForm id="email" intent="email" failure={failure} submit="Change the address" tone="secondary">
          <TextField name="email" type="email" label="New address" autoComplete="email" required />
        </TaskForm>
      </Card>
      <Card title="Brands">
        {brands.length === 0 ? (
          <p className="text-muted">You belong to no brand yet.</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {brands.map((brand) => (
              <li key={brand.id} className="flex justify-between gap-3">
                <span>{brand.name}</span>
                <span className="text-muted">{brand.kind}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
