import { notFound } from '@domain/kernel/problem.ts';
import type { HouseApi } from '@domain/registry.ts';
import type { SetupStep } from '@domain/setup/setup-state.ts';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation, useRevalidator } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { Notice } from '@ui/work/notice.tsx';
import { errorResponse } from '@ui/work/shell/problems.ts';
import { useEffect } from 'react';
import { readForm } from '../../server/handlers.ts';
import { CheckList } from './check-list.tsx';
import { setupContext } from './setup-context.ts';
import { SetupFrame } from './setup-frame.tsx';
import { STEPS } from './steps.ts';

const FORM_ID = 'setup';
const POLL_MS = 2_000;

export const meta: MetaFunction = () => [{ title: 'Set up CGK' }];

function stepOf(param: string | undefined, requestId: string) {
  const index = STEPS.findIndex(({ step }) => step === param);
  const found = STEPS[index];
  if (!found) throw errorResponse(notFound('step'), requestId);
  return { ...found, previous: STEPS[index - 1]?.step ?? null, following: STEPS[index + 1]?.step ?? null };
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const ctx = setupContext(context);
  if (!ctx.setup.isOpen) throw redirect('/setup');
  const current = stepOf(params.step, ctx.requestId);
  try {
    const found = await lookAt(ctx.api, current.step);
    return { current, found, state: await ctx.api.setup.getSetup({}) };
  } catch (error) {
    throw errorResponse(error, ctx.requestId);
  }
}

/** The first four steps look; the others only ask. */
async function lookAt(api: HouseApi, step: SetupStep) {
  switch (step) {
    case 'environment':
      return api.setup.checkEnvironment({});
    case 'database':
      return api.setup.checkDatabase({});
    case 'storage':
      return api.setup.checkStorage({});
    case 'migrations':
      return api.setup.checkMigrations({});
    default:
      return null;
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const ctx = setupContext(context);
  if (!ctx.setup.isOpen) throw redirect('/setup');
  const { step, following } = stepOf(params.step, ctx.requestId);
  const reader = await readForm(request);
  return submitForm(
    reader,
    async () => {
      if (step === 'owner') {
        await ctx.api.setup.createOwner({
          name: reader.text('name'),
          email: reader.text('email').trim(),
          password: reader.text('password'),
        });
      } else if (step === 'platform') {
        await ctx.api.setup.saveSettings({
          platform: {
            name: reader.text('platform.name').trim(),
            supportEmail: reader.text('platform.supportEmail').trim() || null,
            timezone: reader.text('platform.timezone').trim(),
            currency: reader.text('platform.currency').trim().toUpperCase(),
            isRegistrationOpen: true,
          },
          mail: {
            fromName: reader.text('mail.fromName').trim(),
            fromAddress: reader.text('mail.fromAddress').trim() || null,
            replyTo: null,
          },
        });
      } else if (step === 'done') {
        await ctx.api.setup.completeSetup({});
        return redirect('/');
      }
      return redirect(following ? `/setup/${following}` : '/setup');
    },
    (path) => path,
  ).then((answer) => {
    // A password never goes back into a page.
    if (isFailure(answer)) delete answer.values.password;
    return answer;
  });
}

export default function Step() {
  const { current, found, state } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().state !== 'idle';
  const isBlocked = found !== null && !found.isPassed;
  const hasOwner = current.step === 'owner' && state.owner !== null;
  const unfinished = state.steps.filter(({ step, finishedAt }) => step !== 'done' && finishedAt === null);
  return (
    <SetupFrame
      title={current.title}
      note={current.note}
      progress={{
        current: current.step,
        finished: state.steps.filter(({ finishedAt }) => finishedAt !== null).map(({ step }) => step),
      }}
    >
      <Form id={FORM_ID} method="post" className="flex flex-col gap-4">
        <FormScope formId={FORM_ID} failure={failure}>
          <ErrorSummary formId={FORM_ID} failure={failure} />
          {found && 'checks' in found && <CheckList checks={found.checks} />}
          {found && 'total' in found && <Migrations {...found} />}
          {current.step === 'owner' && <OwnerFields owner={state.owner} />}
          {current.step === 'platform' && <PlatformFields />}
          {current.step === 'done' &&
            (unfinished.length > 0 ? (
              <Notice tone="warn" title="Some steps are not finished">
                <p>
                  {unfinished.map(({ step }) => STEPS.find((entry) => entry.step === step)?.title).join(', ')}
                </p>
              </Notice>
            ) : (
              <Notice tone="good" title="Everything is in place">
                <p>
                  Finishing closes this set-up for good and takes you to sign in as {state.owner}. Then make
                  the first brand and invite your colleagues.
                </p>
              </Notice>
            ))}
          <div className="flex items-center justify-between gap-2">
            {current.previous ? <ButtonLink to={`/setup/${current.previous}`}>Back</ButtonLink> : <span />}
            {isBlocked ? (
              <ButtonLink to={`/setup/${current.step}`} reloadDocument>
                Check again
              </ButtonLink>
            ) : hasOwner ? (
              <ButtonLink to={`/setup/${current.following}`} tone="primary">
                Continue
              </ButtonLink>
            ) : (
              <Button
                type="submit"
                tone="primary"
                isBusy={isBusy}
                disabled={current.step === 'done' && unfinished.length > 0}
              >
                {current.step === 'done' ? 'Finish set-up' : 'Continue'}
              </Button>
            )}
          </div>
        </FormScope>
      </Form>
    </SetupFrame>
  );
}

/** How far the migrations are, looked at again until they are through. */
function Migrations({ applied, total, isPassed }: { applied: number; total: number; isPassed: boolean }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isPassed) return;
    const timer = setInterval(revalidate, POLL_MS);
    return () => clearInterval(timer);
  }, [isPassed, revalidate]);
  return (
    <div className="rounded-lg border border-line bg-surface p-4 text-13">
      <label htmlFor="migrations" className="font-medium">
        {isPassed ? 'All migrations are applied' : 'Migrations are missing'}
      </label>
      <progress
        id="migrations"
        value={applied}
        max={Math.max(total, 1)}
        className="mt-2 block h-2 w-full accent-(--accent)"
      />
      <p className="mt-1 text-muted tabular-nums">
        {Math.min(applied, total)} of {total}
      </p>
      {!isPassed && (
        <p className="mt-2 text-muted">
          A Worker cannot change tables. Run <code className="font-mono text-12 select-all">cgk migrate</code>
          ; this page follows.
        </p>
      )}
    </div>
  );
}

function OwnerFields({ owner }: { owner: string | null }) {
  if (owner !== null) return <Notice tone="good" title={`${owner} owns this platform`} />;
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
      <TextField name="name" label="Name" autoComplete="name" />
      <TextField name="email" type="email" label="E-mail" autoComplete="username" />
      <TextField
        name="password"
        type="password"
        label="Password"
        autoComplete="new-password"
        help="12 characters or more; a few words make a good one. A second factor is asked for at the first sign-in."
      />
    </div>
  );
}

function PlatformFields() {
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
      <TextField name="platform.name" label="Name of the platform" defaultValue="CGK" />
      <TextField name="platform.supportEmail" type="email" label="Support e-mail" help="Optional." />
      <TextField
        name="platform.timezone"
        label="Time zone"
        defaultValue="UTC"
        help="Of the IANA list, like Europe/Berlin."
      />
      <TextField
        name="platform.currency"
        label="Currency"
        defaultValue="EUR"
        maxLength={3}
        className="max-w-40"
      />
      <TextField name="mail.fromName" label="Sender of mails" defaultValue="CGK" />
      <TextField
        name="mail.fromAddress"
        type="email"
        label="Sender’s address"
        help="Optional until mail is connected."
      />
    </div>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
