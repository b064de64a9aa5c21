import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { authContext } from '../server/context.ts';
import { destinationOf, hostOfDestination, submitForm, textOf } from '../server/forms.ts';
import { passkeyResponse } from '../server/passkey-response.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { PasskeyForm } from '../shell/passkey-form.tsx';

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
  const described = await api.signIn.describeHost({ host: hostOfDestination(to) });
  return { ...described, to, reason: why ? (REASONS[why] ?? null) : null, isDevelopment };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = authContext(context);
  const form = await request.formData();
  const to = destinationOf(request);
  const email = textOf(form, 'email').trim();
  const query = `?to=${encodeURIComponent(to)}`;
  return submitForm(request, form, async () => {
    switch (textOf(form, 'intent')) {
      case 'passkey':
        await api.signIn.signInWithPasskey({ response: passkeyResponse(form) });
        throw redirect(to);
      case 'link':
        await api.signIn.requestLink({ email, to });
        return { sent: email };
      case 'code':
        await api.signIn.requestCode({ email });
        throw redirect(`/sign-in/code${query}`);
      case 'google':
        throw redirect((await api.signIn.beginProvider({ provider: 'google', to })).url);
      case 'microsoft':
        throw redirect((await api.signIn.beginProvider({ provider: 'microsoft', to })).url);
      default: {
        const outcome = await api.signIn.signInWithPassword({ email, password: textOf(form, 'password') });
        throw redirect(outcome.state === 'signed_in' ? to : `/mfa${query}`);
      }
    }
  });
}

export default function SignIn() {
  const { name, reason, methods, providers, to, isDevelopment } = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { sent: string }>();
  const failure = result && 'ok' in result ? result : null;
  if (result && 'sent' in result) return <LinkSent email={result.sent} name={name} to={to} />;
  const has = (method: (typeof methods)[number]): boolean => methods.includes(method);
  return (
    <Frame title={`Sign in to ${name}`} mark={name}>
      <Panel>
        {reason && <Notice tone="info" title={reason} />}
        <Form id={FORM_ID} method="post" noValidate className="flex flex-col gap-4">
          <FormScope formId={FORM_ID} failure={failure}>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <TextField name="email" type="email" label="E-mail" autoComplete="username webauthn" required />
            {has('password') && (
              <TextField
                name="password"
                type="password"
                label="Password"
                autoComplete="current-password"
                required
              />
            )}
            {has('password') && (
              <Button type="submit" tone="primary">
                Sign in
              </Button>
            )}
            {(has('link') || has('code')) && (
              <div className="flex flex-wrap gap-2">
                {has('link') && (
                  <Button type="submit" name="intent" value="link" className="flex-1">
                    Mail me a link
                  </Button>
                )}
                {has('code') && (
                  <Button type="submit" name="intent" value="code" className="flex-1">
                    Mail me a code
                  </Button>
                )}
              </div>
            )}
            {providers.map((provider) => (
              <Button key={provider.key} type="submit" name="intent" value={provider.key}>
                Continue with {provider.name}
              </Button>
            ))}
          </FormScope>
        </Form>
        {has('passkey') && <PasskeyForm kind="get" label="Use a passkey" />}
      </Panel>
      {has('password') && (
        <p className="mt-4 text-13 text-muted">
          <a href="/reset" className="underline">
            Forgotten the password?
          </a>
        </p>
      )}
      {isDevelopment && (
        <p className="mt-2 text-13 text-muted">
          Development: the demo logins are printed by <code className="font-mono text-12">npm start</code>,
          mails are in the{' '}
          <a href="/__dev/mail" className="underline">
            mailbox
          </a>
          .
        </p>
      )}
    </Frame>
  );
}

function LinkSent({ email, name, to }: { email: string; name: string; to: string }) {
  return (
    <Frame title="Look at your mail" mark={name}>
      <Panel>
        <p>
          If <strong className="font-medium">{email}</strong> has an account here, a link is on its way. It is
          good for ten minutes.
        </p>
        <a href={`/sign-in?to=${encodeURIComponent(to)}`} className="text-13 underline">
          Use another way
        </a>
      </Panel>
    </Frame>
  );
}
