import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { BrandMark } from '@ui/work/shell/brand-mark.tsx';
import { localPath } from '@ui/work/shell/local-path.ts';
import { platformContext } from '../../server/context.ts';
import { CONSOLE_NAME } from '../../shell/sidebar.tsx';

const FORM_ID = 'sign-in';

export const meta: MetaFunction = () => [{ title: `Sign in · ${CONSOLE_NAME}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get('to'));
  if (platformContext(context).session?.platformRole) throw redirect(to);
  return { to };
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
  const result = await platformContext(context).auth.signIn({ email, password });
  if (!result.ok) return failed(result.message, [], email);
  const headers = new Headers();
  for (const cookie of result.cookies) headers.append('Set-Cookie', cookie);
  return redirect(localPath(form.get('to')), { headers });
}

function failed(title: string, errors: FormFailure['errors'], email: string) {
  const failure: FormFailure = { ok: false, title, errors, values: { email: [email] } };
  return data(failure, { status: 422 });
}

export default function SignIn() {
  const { to } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-92">
        <div className="mb-6 flex items-center gap-3">
          <BrandMark name={CONSOLE_NAME} />
          <div>
            <h1 className="text-20 font-semibold tracking-[-0.01em]">{`Sign in to ${CONSOLE_NAME}`}</h1>
            <p className="text-13 text-muted">Console of the platform’s staff</p>
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
      </div>
    </main>
  );
}
