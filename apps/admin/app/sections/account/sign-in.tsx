import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { BrandMark } from '@ui/work/shell/brand-mark.tsx';
import { adminContext } from '../../server/context.ts';

const FORM_ID = 'sign-in';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, tenant, isDevelopment } = adminContext(context);
  const to = localPath(new URL(request.url).searchParams.get('to'));
  if (session) throw redirect(to);
  return { tenantName: tenant.name, to, isDevelopment };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = String(form.get('email') ?? '').trim();
  const password = String(form.get('password') ?? '');
  const errors = [
    ...(email ? [] : [{ path: 'email', message: 'Enter your e-mail address' }]),
    ...(password ? [] : [{ path: 'password', message: 'Enter your password' }]),
  ];
  if (errors.length > 0) return failed('Not signed in', errors, email);
  const result = await adminContext(context).auth.signIn({ email, password });
  if (!result.ok) return failed(result.message, [], email);
  const headers = new Headers();
  for (const cookie of result.cookies) headers.append('Set-Cookie', cookie);
  return redirect(localPath(form.get('to')), { headers });
}

function failed(title: string, errors: FormFailure['errors'], email: string) {
  const failure: FormFailure = { ok: false, title, errors, values: { email: [email] } };
  return data(failure, { status: 422 });
}

function localPath(to: FormDataEntryValue | null): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}

export default function SignIn() {
  const { tenantName, to, isDevelopment } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-92">
        <div className="mb-6 flex items-center gap-3">
          <BrandMark name={tenantName} />
          <div>
            <h1 className="text-20 font-semibold tracking-[-0.01em]">{`Sign in to ${tenantName}`}</h1>
            <p className="text-13 text-muted">Admin for the brand’s team</p>
          </div>
        </div>
        <Form
          id={FORM_ID}
          method="post"
          noValidate
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
        >
          <FormScope formId={FORM_ID} failure={failure}>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <input type="hidden" name="to" value={to} />
            <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
            <TextField
              name="password"
              type="password"
              label="Password"
              autoComplete="current-password"
              required
            />
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Sign in
            </Button>
          </FormScope>
        </Form>
        {isDevelopment && (
          <p className="mt-4 text-13 text-muted">
            Development: the demo logins are printed by <code className="font-mono text-12">npm start</code>.
          </p>
        )}
      </div>
    </main>
  );
}
