import { MODULES } from '@domain/access/permission-modules.ts';
import { type MetaFunction, redirect } from '@remix-run/cloudflare';
import {
  Form,
  Link,
  useActionData,
  useFetcher,
  type useLoaderData,
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
        case 'autosave': { {
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
        }
