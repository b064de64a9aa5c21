import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/cloudflare';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { setupContext } from './setup-context.ts';
import { SetupFrame } from './setup-frame.tsx';

const FORM_ID = 'unlock';

export const meta: MetaFunction = () => [{ title: 'Set up CGK' }];

/** The token's holder goes on where they were; anybody else is asked for it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { setup, api } = setupContext(context);
  if (!setup.isOpen) return null;
  const { next } = await api.setup.getSetup({});
  throw redirect(`/setup/${next}`);
}

export async function action({ context, request }: ActionFunctionArgs) {
  const token = String((await request.formData()).get('token') ?? '').trim();
  const result = await setupContext(context).setup.unlock(token);
  if (result.ok) return redirect('/setup', { headers: { 'Set-Cookie': result.cookie } });
  const failure: FormFailure = {
    ok: false,
    title: 'Not opened',
    errors: [{ path: 'token', message: result.message }],
    values: { token: [token] },
  };
  return data(failure, { status: 422 });
}

export default function Unlock() {
  const failure = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <SetupFrame title="Set up CGK" note="This installation is new. Whoever reads its log may set it up.">
      <Form
        id={FORM_ID}
        method="post"
        className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
      >
        <FormScope formId={FORM_ID} failure={failure}>
          <ErrorSummary formId={FORM_ID} failure={failure} />
          <TextField
            name="token"
            label="Set-up token"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            help="Printed by cgk start and in the Worker’s log. It lasts an hour; after that a new one is printed when this page is opened."
          />
          <div>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Open the set-up
            </Button>
          </div>
        </FormScope>
      </Form>
    </SetupFrame>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
