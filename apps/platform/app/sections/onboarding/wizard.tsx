import { MODULES } from '@domain/access/permission-modules.ts';
import { type MetaFunction, redirect } from '@remix-run/cloudflare';
import {
  Form,
  Link,
  useActionData,
  useFetcher,
  useLoaderData,
  useNavigation,
  useRevalidator,
} from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { cx } from '@ui/work/cx.ts';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import type { FormReader } from '@ui/work/form/form-reader.ts';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { Notice } from '@ui/work/notice.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { Check, Circle, CircleAlert, SkipForward } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';
import { StepFields } from './step-forms.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.step.title ?? 'New brand'} · CGK platform` },
];

const LAST = 9;
const POLL_MS = 1_000;

export const loader = pageLoader('platform.onboarding.manage', async ({ api, params }) => {
  const sessionId = routeParam(params, 'sessionId');
  const session = await api.onboarding.getOnboarding({ sessionId });
  const step = session.steps.find((one) => String(one.step) === routeParam(params, 'step'));
  if (!step) throw redirect(`/brands/new/${sessionId}/${session.currentStep}`);
  const review = step.step === LAST ? await api.onboarding.verifyLaunch({ sessionId }) : null;
  return { session, step, review, modules: MODULES.filter((key) => key !== 'core') };
});

export const action = pageAction('platform.onboarding.manage', async ({ api, request, params }) => {
  const sessionId = routeParam(params, 'sessionId');
  const step = Number(routeParam(params, 'step'));
  const form = await readForm(request);
  const version = Number(form.text('version'));
  const next = `/brands/new/${sessionId}/${Math.min(step + 1, LAST)}`;
  return submitForm(
    form,
    async () => {
      switch (form.text('intent')) {
        case 'launch': {
          const { slug } = await api.onboarding.launch({ sessionId });
          const { tenant } = await api.onboarding.getOnboarding({ sessionId });
          return redirectWithMessage(tenant ? `/brands/${tenant.id}` : '/brands', `${slug} is open.`);
        }
        case 'skip':
          await api.onboarding.skipStep({ sessionId, step, version });
          return redirect(next);
        case 'autosave': {
          const saved = await api.onboarding.saveStep({
            sessionId,
            step,
            version,
            data: stepData(form, step),
          });
          return { version: saved.version };
        }
        default:
          await api.onboarding.saveStep({
            sessionId,
            step,
            version,
            data: stepData(form, step),
            isComplete: true,
          });
          return redirect(next);
      }
    },
    (path) => path.replace(/^data\./, '').replace(/^hostnames\.\d+$/, 'hostnames'),
  );
});

const BASICS = [
  'name',
  'slug',
  'legalName',
  'country',
  'currency',
  'locale',
  'timezone',
  'colour',
  'ownerEmail',
];

/** What was typed, as the step's operation reads it; empty fields are absent. */
function stepData(form: FormReader, step: number): Record<string, unknown> {
  const filled = (names: string[]) =>
    Object.fromEntries(
      names.map((name) => [name, form.text(name).trim()]).filter(([, value]) => value !== ''),
    );
  switch (step) {
    case 1:
      return { ...filled(BASICS), pricesIncludeTax: form.checked('pricesIncludeTax') };
    case 2:
      return filled(['source', 'shopDomain']);
    case 3:
      return { hostnames: form.text('hostnames').split(/\s+/).filter(Boolean) };
    case 6:
      return { modules: form.list('modules') };
    default:
      return {};
  }
}

export default function Wizard() {
  const { session, step, review, modules } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failure = isFailure(result) ? result : undefined;
  const isBusy = useNavigation().state === 'submitting';
  const autosave = useAutosave(session.version);
  const formId = `step-${step.step}`;
  const isOver = session.status !== 'in_progress';
  return (
    <Page width="form">
      <PageHeader
        title={session.tenant?.name ?? 'New brand'}
        note={`Step ${step.step} of ${LAST}: ${step.title}`}
      />
      <Steps session={session} current={step.step} />
      <div className="flex flex-col gap-4">
        {isOver && <Notice tone="info" title={`This onboarding is ${session.status}.`} />}
        <Provisioning session={session} />
        {step.status === 'skipped' && (
          <Notice tone="info" title={`Skipped for now. Later under ${step.later}.`} />
        )}
        <Card title={step.title}>
          <Form
            key={formId}
            id={formId}
            method="post"
            noValidate
            className="flex flex-col gap-4"
            onBlur={(event) => {
              if (step.canComplete && step.step < LAST && !isOver) autosave.save(event.currentTarget);
            }}
          >
            <FormScope formId={formId} failure={failure}>
              <ErrorSummary formId={formId} failure={failure} />
              <input type="hidden" name="version" value={autosave.version} />
              {review ? (
                <Review review={review} />
              ) : (
                <StepFields step={step} isMade={session.tenant !== null} modules={modules} />
              )}
              {!isOver && (
                <div className="flex flex-wrap items-center gap-2">
                  {step.step === LAST ? (
                    <Button
                      type="submit"
                      name="intent"
                      value="launch"
                      tone="primary"
                      isBusy={isBusy}
                      disabled={!review?.canLaunch}
                    >
                      Launch
                    </Button>
                  ) : (
                    step.canComplete && (
                      <Button type="submit" name="intent" value="complete" tone="primary" isBusy={isBusy}>
                        {step.step === 1 && !session.tenant ? 'Make the brand' : 'Save and go on'}
                      </Button>
                    )
                  )}
                  {!step.isRequired && (
                    <Button type="submit" name="intent" value="skip" isBusy={isBusy}>
                      Skip for now
                    </Button>
                  )}
                  {step.step > 1 && (
                    <Link
                      to={`/brands/new/${session.id}/${step.step - 1}`}
                      className="px-2 text-13 text-accent hover:underline"
                    >
                      Back
                    </Link>
                  )}
                  <span role="status" className="text-12 text-muted">
                    {autosave.note}
                  </span>
                </div>
              )}
            </FormScope>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

type Session = ReturnType<typeof useLoaderData<typeof loader>>['session'];

/** The version that an autosave answered; 0 for none. */
const savedVersion = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number'
    ? answer.version
    : 0;

/** Keeps drafts on leaving a field; another device's newer version is never overwritten. */
function useAutosave(loaded: number) {
  const fetcher = useFetcher<typeof action>();
  const sent = useRef('');
  const saved = savedVersion(fetcher.data);
  const version = Math.max(loaded, saved);
  const save = (form: HTMLFormElement): void => {
    const body = new FormData(form);
    body.delete('version');
    const text = new URLSearchParams([...body].map(([name, value]) => [name, String(value)])).toString();
    if (text === sent.current || fetcher.state !== 'idle') return;
    if (sent.current === '' && !form.querySelector('input:not([type=hidden]), textarea, select')) return;
    sent.current = text;
    body.set('version', String(version));
    body.set('intent', 'autosave');
    fetcher.submit(body, { method: 'post' });
  };
  const note =
    fetcher.state !== 'idle'
      ? 'Saving …'
      : isFailure(fetcher.data)
        ? fetcher.data.title
        : saved > 0
          ? 'Draft saved'
          : '';
  return { save, version, note };
}

function Steps({ session, current }: { session: Session; current: number }) {
  return (
    <ol aria-label="Steps" className="mb-4 flex flex-wrap gap-1">
      {session.steps.map((step) => {
        const Icon = step.status === 'completed' ? Check : step.status === 'skipped' ? SkipForward : Circle;
        return (
          <li key={step.step}>
            <Link
              to={`/brands/new/${session.id}/${step.step}`}
              aria-current={step.step === current ? 'step' : undefined}
              title={`${step.title}: ${step.status.replace('_', ' ')}`}
              className={cx(
                'inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-13',
                step.step === current ? 'bg-selected font-medium' : 'text-muted hover:bg-hover',
              )}
            >
              <Icon aria-hidden="true" size={13} />
              <span className={cx(step.step !== current && 'max-sm:sr-only')}>{step.title}</span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

/** How far the brand's making is; the wizard does not wait for it. */
function Provisioning({ session }: { session: Session }) {
  const { revalidate } = useRevalidator();
  const { provisioning } = session;
  const isRunning = provisioning !== null && ['queued', 'running', 'waiting'].includes(provisioning.state);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
  if (!provisioning || provisioning.state === 'succeeded') return null;
  if (provisioning.state === 'failed') {
    return (
      <Notice tone="bad" title="The brand could not be made">
        {session.tenant && (
          <Link to={`/brands/${session.tenant.id}`} className="underline">
            See why, try again or clean up
          </Link>
        )}
      </Notice>
    );
  }
  return (
    <Card title="Making the brand …">
      <progress
        value={provisioning.progress}
        max={100}
        aria-label="Progress"
        className="progress-line"
        data-state={provisioning.state}
      />
      <p role="status" className="mt-2 text-13 text-muted tabular-nums">
        {`${provisioning.progress} %${provisioning.step ? `, at: ${provisioning.step}` : ''}. You can go on meanwhile.`}
      </p>
    </Card>
  );
}

type Checks = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['review']>;

function Review({ review }: { review: Checks }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {review.checks.map((check) => {
        const Icon = check.state === 'ok' ? Check : CircleAlert;
        const tone =
          check.state === 'ok' ? 'text-good' : check.state === 'warning' ? 'text-warn' : 'text-bad';
        return (
          <li key={check.key} className="flex gap-3 py-2 text-13">
            <Icon aria-hidden="true" size={15} className={cx('mt-0.5 shrink-0', tone)} />
            <span className="min-w-0">
              <span className="font-medium">{check.title}</span>
              <span className={cx('ml-2', tone)}>
                {check.state === 'ok' ? 'Good' : check.state === 'warning' ? 'Can wait' : 'Needed'}
              </span>
              <span className="block text-muted">{check.detail}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
