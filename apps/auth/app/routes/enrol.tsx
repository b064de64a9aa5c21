import { isProblem } from '@domain/kernel/problem.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { renderSVG } from 'uqr';
import { signedIn } from '../server/context.ts';
import { destinationOf, submitForm, textOf } from '../server/forms.ts';
import { Frame, Panel } from '../shell/frame.tsx';
import { RecoveryCodes } from '../shell/recovery-codes.tsx';
import { TaskForm } from '../shell/task-form.tsx';

/** A new secret at the first look, the same one again while it waits for its first code. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  const { pathname, search } = new URL(request.url);
  const to = destinationOf(request, '/account/security');
  try {
    const { secret, uri } = (await api.accounts.pendingTotp({})) ?? (await api.accounts.beginTotp({}));
    return { secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), qr: renderSVG(uri, { border: 2 }), to };
  } catch (error) {
    if (isProblem(error) && error.code === 'step_up_required')
      throw redirect(`/step-up?to=${encodeURIComponent(pathname + search)}`);
    // Also after the action that added it: the page then shows its recovery codes.
    if (isProblem(error) && error.code === 'totp_exists') return { secret: '', qr: '', to };
    throw error;
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  const to = destinationOf(request, '/account/security');
  return submitForm(request, form, async () => {
    const { recoveryCodes } = await api.accounts.confirmTotp({ code: textOf(form, 'code') });
    if (recoveryCodes.length === 0) throw redirect(to);
    return { recoveryCodes, to };
  });
}

export default function Enrol() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | { recoveryCodes: string[]; to: string }>();
  if (result && 'recoveryCodes' in result) {
    return (
      <Frame title="Authenticator app added">
        <Panel>
          <RecoveryCodes codes={result.recoveryCodes} />
          <a href={result.to} className={buttonClass({ tone: 'primary' })}>
            I have kept them
          </a>
        </Panel>
      </Frame>
    );
  }
  if (loaded.secret === '') {
    return (
      <Frame title="You have an authenticator app">
        <Panel>
          <a href={loaded.to} className={buttonClass({ tone: 'primary' })}>
            Go on
          </a>
        </Panel>
      </Frame>
    );
  }
  const failure = result && 'ok' in result ? result : null;
  return (
    <Frame title="Add an authenticator app" note="It shows a new six-digit code every half minute.">
      <Panel>
        <ol className="flex list-decimal flex-col gap-4 pl-4">
          <li>
            <p>Scan this with the app.</p>
            <div
              role="img"
              aria-label="QR code of the secret below"
              className="mt-2 w-44 overflow-hidden rounded-md border border-line bg-white"
              dangerouslySetInnerHTML={{ __html: loaded.qr }}
            />
            <p className="mt-2 text-12 text-muted">Or type the key:</p>
            <p className="font-mono text-13 select-all">{loaded.secret}</p>
          </li>
          <li>
            <TaskForm id="enrol" failure={failure} submit="Add the app">
              <TextField
                name="code"
                label="Enter the code that it shows"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
            </TaskForm>
          </li>
        </ol>
      </Panel>
    </Frame>
  );
}
