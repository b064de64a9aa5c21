import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { CheckboxField, SelectField, TextAreaField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';

const FORM_ID = 'maintenance';

export const meta: MetaFunction = () => [{ title: 'Maintenance · CGK platform' }];

export const loader = pageLoader('platform.tenants.view', async ({ api, ctx }) => {
  const [maintenance, { items }] = await Promise.all([
    api.platform.getMaintenance({}),
    api.tenants.listTenants({ limit: 100 }),
  ]);
  return {
    ...maintenance,
    choices: items.map(({ id, name, slug }) => ({ value: id, label: `${name} (${slug})` })),
    canToggle: ctx.session.permissions.includes('platform.maintenance.toggle'),
  };
});

export const action = pageAction('platform.maintenance.toggle', async ({ api, request }) => {
  const reader = await readForm(request);
  const tenantId = reader.text('tenantId') || undefined;
  const isOn = reader.text('intent') === 'close';
  const minutes = reader.integer('minutes', { min: 1, max: 10_080 });
  return submitForm(
    reader,
    async () => {
      await api.platform.setMaintenance({
        tenantId,
        isOn,
        ...(isOn
          ? {
              message: reader.text('message') || undefined,
              until: minutes > 0 ? new Date(Date.now() + minutes * 60_000).toISOString() : undefined,
              allowedRanges: reader
                .text('allowedRanges')
                .split(/[\s,]+/)
                .filter(Boolean),
              isAdminOpen: reader.checked('isAdminOpen'),
            }
          : {}),
      });
      return redirectWithMessage('/settings/maintenance', isOn ? 'Closed for maintenance' : 'Open again');
    },
    (path) => (path === 'until' ? 'minutes' : (path.split('.')[0] ?? path)),
  );
});

export default function Maintenance() {
  const { installation, brands, choices, canToggle } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  const closed = [
    ...(installation ? [{ ...installation, tenantId: '', name: 'The whole installation' }] : []),
    ...brands,
  ];
  return (
    <Page width="form">
      <PageHeader
        title="Maintenance"
        status={
          closed.length > 0 ? (
            <Badge tone="warn">{installation ? 'Installation closed' : `${closed.length} closed`}</Badge>
          ) : (
            <Badge tone="good">All open</Badge>
          )
        }
        note="Visitors of what is closed get a page with your message and a 503. News of payment providers is taken all the same; this console stays open."
      />
      <div className="flex flex-col gap-4">
        {closed.map((closure) => (
          <Card
            key={closure.tenantId}
            title={closure.name}
            note={
              <>
                Closed <TimeText at={closure.since} />
                {closure.until && (
                  <>
                    {' '}
                    · meant to end <TimeText at={closure.until} isAbsolute />
                  </>
                )}
              </>
            }
            action={
              canToggle && (
                <Form method="post">
                  <input type="hidden" name="tenantId" value={closure.tenantId} />
                  <Button type="submit" size="sm" name="intent" value="open" isBusy={isBusy}>
                    Open again
                  </Button>
                </Form>
              )
            }
          >
            <p className="text-13">{closure.message}</p>
            <p className="mt-1 text-12 text-muted">
              {closure.isAdminOpen ? 'Brands’ admins stay open.' : 'Brands’ admins are closed too.'}
              {closure.allowedRanges.length > 0 && ` Let in: ${closure.allowedRanges.join(', ')}.`}
            </p>
          </Card>
        ))}
        {canToggle ? (
          <Form
            id={FORM_ID}
            method="post"
            className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
          >
            <FormScope formId={FORM_ID} failure={failure}>
              <h2 className="text-16 font-semibold">Close for maintenance</h2>
              <ErrorSummary formId={FORM_ID} failure={failure} />
              <SelectField
                name="tenantId"
                label="What"
                options={[{ value: '', label: 'The whole installation' }, ...choices]}
              />
              <TextAreaField
                name="message"
                label="Message to visitors"
                rows={2}
                maxLength={300}
                defaultValue="We are working on the shop. It will be back shortly."
              />
              <TextField
                name="minutes"
                label="Expected length in minutes"
                inputMode="numeric"
                autoComplete="off"
                className="max-w-40 text-right tabular-nums"
                help="Told to visitors and search engines. Empty: nothing is promised. It does not open by itself."
              />
              <TextAreaField
                name="allowedRanges"
                label="Addresses that are let in"
                rows={2}
                help="One a line, like 203.0.113.0/24: for those who look whether it works."
              />
              <CheckboxField name="isAdminOpen" label="Brands’ admins stay open for their teams" isChecked />
              <div>
                <Button type="submit" name="intent" value="close" tone="danger" isBusy={isBusy}>
                  Close
                </Button>
              </div>
            </FormScope>
          </Form>
        ) : (
          <p className="text-13 text-muted">Your role may see what is closed, not close or open it.</p>
        )}
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
