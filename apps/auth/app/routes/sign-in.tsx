import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { authContext } from '../server/context.ts';
import { destinationOf, hostOfDestination, submitForm, textOf } from '../server/forms.ts';
import { Frame, Panel } from '../shell/frame.tsx';

const FORM_ID = 'sign-in';

const REASONS: Record<string, string> = {
  expired: 'It has been a while. Sign in again.',
  method: 'Sign in with one of the ways that are allowed here.',
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Sign in to ${data.name}` : 'Sign in' },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api, session, isDevelopment } = authContext(context);
  const { searchParams } = new URL(request.url);
  const to = destinationOf(request);
  const why = searchParams.get('why');
  if (session && !why && !searchParams.has('other')) throw redirect(to);
  const host = hostOfDestination(to);
  const described = await api.signIn.describeHost({ host });
  return { ...described, to, reason: why ? (REASONS[why] ?? null) : null, isDevelopment };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const to = destinationOf(request);
  return submitForm(request, form, async () => {
    const outcome = await api.signIn.signInWithPassword({
      email: textOf(form, 'email'),
      password: textOf(form, 'password'),
    });
    throw redirect(outcome.state === 'signed_in' ? to : `/mfa?to=${encodeURIComponent(to)}`);
  });
}

export default function SignIn() {
  const { name, reason, isDevelopment } = useLoaderData<typeof loader>();
  const failure = useActionData<FormFailure>();
  return (
    <Frame title={`Sign in to ${name}`} mark={name}>
      <Panel>
        {reason && <Notice tone="info" title={reason} />}
        <Form id={FORM_ID} method="post" noValidate className="flex flex-col gap-4">
          <FormScope formId={FORM_ID} failure={failure}>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
            <TextField
              name="password"
              type="password"
              label="Password"
              autoComplete="current-password"
              required
            />
            <Button type="submit" tone="primary">
              Sign in
            </Button>
          </FormScope>
        </Form>
      </Panel>
      {isDevelopment && (
        <p className="mt-4 text-13 text-muted">
          Development: the demo logins are printed by <code className="font-mono text-12">npm start</code>.
        </p>
      )}
    </Frame>
  );
}
