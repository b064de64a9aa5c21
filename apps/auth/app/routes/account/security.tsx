import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button, buttonClass } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { Notice } from '@ui/work/notice.tsx';
import { signedIn } from '../../server/context.ts';
import { submitForm, textOf } from '../../server/forms.ts';
import { passkeyResponse } from '../../server/passkey-response.ts';
import { PasskeyForm } from '../../shell/passkey-form.tsx';
import { RecoveryCodes } from '../../shell/recovery-codes.tsx';
import { TaskForm } from '../../shell/task-form.tsx';

const LOW_CODES = 3;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api, session } = signedIn(context, request);
  const [factors, { providers }] = await Promise.all([
    api.accounts.listFactors({}),
    api.signIn.describeHost({ host: null }),
  ]);
  const shownAt = session.facts.stepUpAt?.getTime() ?? 0;
  return { ...factors, providers, isFresh: Date.now() - shownAt < 9 * 60_000 };
}

type Done = { done: string; recoveryCodes?: string[] };

export async function action({ context, request }: ActionFunctionArgs) {
  const { api } = signedIn(context, request);
  const form = await request.formData();
  return submitForm(request, form, async (): Promise<Done> => {
    switch (textOf(form, 'intent')) {
      case 'passkey': {
        const { recoveryCodes } = await api.accounts.addPasskey({
          name: textOf(form, 'name'),
          response: passkeyResponse(form),
        });
        return { done: 'Passkey added.', recoveryCodes };
      }
      case 'remove-passkey':
        await api.accounts.removePasskey({ passkeyId: textOf(form, 'passkeyId') });
        return { done: 'Passkey removed.' };
      case 'remove-totp':
        await api.accounts.removeTotp({});
        return { done: 'Authenticator app removed.' };
      case 'recovery':
        return {
          done: 'New recovery codes made.',
          ...(await api.accounts.makeRecoveryCodes({})),
        };
      case 'link-google':
      case 'link-microsoft': {
        const provider = textOf(form, 'intent') === 'link-google' ? 'google' : 'microsoft';
        throw redirect(
          (await api.signIn.beginProvider({ provider, to: '/account/security', link: true })).url,
        );
      }
      case 'unlink':
        await api.accounts.unlinkProvider({
          provider: textOf(form, 'provider') === 'microsoft' ? 'microsoft' : 'google',
        });
        return { done: 'Unlinked.' };
      default:
        await api.accounts.changePassword({ newPassword: textOf(form, 'newPassword') });
        return { done: 'Password changed. Your other sessions were ended.' };
    }
  });
}

export default function Security() {
  const { totp, passkeys, recoveryCodesLeft, hasPassword, linked, providers, isFresh } =
    useLoaderData<typeof loader>();
  const result = useActionData<FormFailure | Done>();
  const failure = result && 'ok' in result ? result : null;
  const done = result && 'done' in result ? result : null;
  const hasFactor = totp !== null || passkeys.length > 0;
  return (
    <>
      <h1 className="text-20 font-semibold">Security</h1>
      {done && <Notice tone="good" title={done.done} />}
      {failure && !['password'].includes(failure.values.intent?.[0] ?? '') && (
        <Notice tone="bad" title={failure.title}>
          {failure.detail && <p>{failure.detail}</p>}
        </Notice>
      )}
      {done?.recoveryCodes && done.recoveryCodes.length > 0 && (
        <Card>
          <RecoveryCodes codes={done.recoveryCodes} />
        </Card>
      )}
      <Card title="Passkeys" note="Sign in with your fingerprint, face or device PIN. Nothing to phish.">
        <div className="flex flex-col gap-3">
          {passkeys.map((passkey) => (
            <div key={passkey.id} className="flex items-center justify-between gap-3">
              <div>
                <p>{passkey.name}</p>
                <p className="text-12 text-muted">
                  Added {passkey.createdAt.slice(0, 10)}
                  {passkey.lastUsedAt ? `, used ${passkey.lastUsedAt.slice(0, 10)}` : ''}
                </p>
              </div>
              <Form method="post">
                <input type="hidden" name="intent" value="remove-passkey" />
                <input type="hidden" name="passkeyId" value={passkey.id} />
                <Button type="submit" size="sm" aria-label={`Remove the passkey ${passkey.name}`}>
                  Remove
                </Button>
              </Form>
            </div>
          ))}
          {isFresh ? (
            <PasskeyForm kind="create" label="Add a passkey">
              <label htmlFor="passkey-name" className="text-13 font-medium">
                Name of the device
              </label>
              <input id="passkey-name" name="name" className="control" maxLength={60} autoComplete="off" />
            </PasskeyForm>
          ) : (
            <ConfirmFirst label="Add a passkey" />
          )}
        </div>
      </Card>
      <Card
        title="Authenticator app"
        note={totp ? `Added ${totp.since.slice(0, 10)}.` : 'A code every half minute, asked for at sign-in.'}
      >
        {totp ? (
          <Form method="post">
            <input type="hidden" name="intent" value="remove-totp" />
            <Button type="submit" size="sm">
              Remove the app
            </Button>
          </Form>
        ) : (
          <a href="/mfa/enrol?to=/account/security" className={buttonClass()}>
            Add an authenticator app
          </a>
        )}
      </Card>
      {hasFactor && (
        <Card title="Recovery codes" note={`${recoveryCodesLeft} left.`}>
          {recoveryCodesLeft <= LOW_CODES && (
            <p className="mb-3 text-13 text-bad">Make new ones before they run out.</p>
          )}
          <Form method="post">
            <input type="hidden" name="intent" value="recovery" />
            <Button type="submit" size="sm">
              Make new codes
            </Button>
          </Form>
        </Card>
      )}
      <Card title="Password" note={hasPassword ? undefined : 'You have none yet.'}>
        <TaskForm
          id="password"
          intent="password"
          failure={failure}
          submit={hasPassword ? 'Change the password' : 'Set a password'}
          tone="secondary"
        >
          <TextField
            name="newPassword"
            type="password"
            label="New password"
            autoComplete="new-password"
            help="At least 12 characters. A few words in a row are fine."
            required
          />
        </TaskForm>
      </Card>
      {providers.length > 0 && (
        <Card title="Outside accounts">
          <div className="flex flex-col gap-3">
            {providers.map(({ key, name }) => {
              const isLinked = linked.some(({ provider }) => provider === key);
              return (
                <Form key={key} method="post" className="flex items-center justify-between gap-3">
                  <span>{name}</span>
                  <input type="hidden" name="intent" value={isLinked ? 'unlink' : `link-${key}`} />
                  <input type="hidden" name="provider" value={key} />
                  <Button type="submit" size="sm">
                    {isLinked ? `Unlink ${name}` : `Link ${name}`}
                  </Button>
                </Form>
              );
            })}
          </div>
        </Card>
      )}
    </>
  );
}

/** Adding one needs a factor that was shown just now, before the browser asks its authenticator. */
function ConfirmFirst({ label }: { label: string }) {
  return (
    <a href="/step-up?to=/account/security" className={buttonClass()}>
      {label}
    </a>
  );
}
