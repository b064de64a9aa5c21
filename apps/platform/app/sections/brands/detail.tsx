import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { DetailColumns, FactList } from '@ui/work/detail/detail-page.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { formFailure, submitForm } from '@ui/work/form/submit-form.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';
import { RunningOperation, WORDS } from './running-operation.tsx';
import { actionsFor, StatusActions } from './status-actions.tsx';
import { OperationStateBadge, TenantStatusBadge } from './tenant-status.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.tenant.name ?? 'Brand'} · CGK platform` },
];

const SHORT = 10;

export const loader = pageLoader('platform.tenants.view', async ({ api, ctx, params }) => {
  const tenantId = routeParam(params, 'tenantId');
  const { permissions } = ctx.session;
  const canAudit = permissions.includes('platform.audit.view');
  const [tenant, operations, people, audit] = await Promise.all([
    api.tenants.getTenant({ tenantId }),
    api.tenants.listOperations({ tenantId, limit: SHORT }),
    api.tenants.listPeople({ tenantId, limit: SHORT }),
    canAudit ? api.tenants.listAudit({ tenantId, limit: SHORT }) : null,
  ]);
  return {
    tenant,
    operations: operations.items,
    people,
    audit,
    actions: tenant.runningOperation ? [] : actionsFor(tenant.status, permissions),
    canEdit: permissions.includes('platform.tenants.edit'),
    adminUrl: ctx.brandAdminUrl(tenant.slug),
  };
});

export const action = pageAction('platform.tenants.view', async ({ api, request, params }) => {
  const tenantId = routeParam(params, 'tenantId');
  const form = await readForm(request);
  const intent = form.text('intent');
  const back = `/brands/${tenantId}`;
  return submitForm(form, async () => {
    if (intent === 'retry') {
      await api.tenants.retryOperation({ operationId: form.text('operationId') });
      return redirectWithMessage(back, 'Trying again.');
    }
    if (intent === 'rename') {
      await api.tenants.updateTenant({ tenantId, name: form.text('name'), slug: form.text('slug') });
      return redirectWithMessage(back, 'Saved.');
    }
    const { slug, name } = await api.tenants.getTenant({ tenantId });
    const confirm = form.text('confirm');
    if (['suspend', 'archive'].includes(intent) && confirm !== slug && confirm !== name)
      return formFailure(form, {
        title: 'The name does not match',
        errors: [{ path: 'confirm', message: `Type ${slug} to confirm` }],
      });
    await run(api, intent, tenantId, confirm);
    return redirectWithMessage(back, 'Done. What follows from it runs in the background.');
  });
});

async function run(
  api: Parameters<Parameters<typeof pageAction>[1]>[0]['api'],
  intent: string,
  tenantId: string,
  confirm: string,
) {
  switch (intent) {
    case 'suspend':
      return api.tenants.suspendTenant({ tenantId });
    case 'resume':
      return api.tenants.resumeTenant({ tenantId });
    case 'archive':
      return api.tenants.archiveTenant({ tenantId });
    case 'restore':
      return api.tenants.restoreTenant({ tenantId });
    case 'delete':
      return api.tenants.deleteTenant({ tenantId, confirm });
    case 'keep':
      return api.tenants.cancelDeletion({ tenantId });
    case 'clean-up':
      return api.tenants.cleanUpTenant({ tenantId });
    default:
      throw new Response('Unknown action', { status: 400 });
  }
}

export default function Brand() {
  const { tenant, operations, people, audit, actions, canEdit, adminUrl } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failure = isFailure(result) ? result : undefined;
  const renameFailure = failure?.values.intent?.[0] === 'rename' ? failure : undefined;
  const isLive = ['active', 'onboarding'].includes(tenant.status);
  return (
    <Page width="detail">
      <PageHeader
        title={tenant.name}
        status={<TenantStatusBadge status={tenant.status} />}
        note={tenant.slug}
        actions={
          <>
            {tenant.status === 'onboarding' && tenant.onboardingSessionId && (
              <ButtonLink to={`/brands/new/${tenant.onboardingSessionId}/1`} tone="primary">
                Go on with onboarding
              </ButtonLink>
            )}
            {isLive && (
              <a href={adminUrl} className="text-13 text-accent hover:underline">
                Open its admin
              </a>
            )}
          </>
        }
      />
      {tenant.deleteAfter && (
        <div className="mb-4">
          <Notice tone="bad" title="This brand is being deleted">
            Its data is destroyed after <TimeText at={tenant.deleteAfter} isAbsolute />. Until then it can be
            kept.
          </Notice>
        </div>
      )}
      <DetailColumns
        facts={
          <>
            <Card title="Facts">
              <FactList
                items={[
                  { name: 'Legal name', value: tenant.legalName },
                  { name: 'Owner', value: tenant.owner ? tenant.owner.email : 'Nobody yet' },
                  { name: 'Market', value: `${tenant.country} · ${tenant.currency}` },
                  { name: 'Time zone', value: tenant.timezone },
                  { name: 'Commerce', value: tenant.commerceSource },
                  { name: 'Kind', value: tenant.kind },
                  { name: 'Cell', value: tenant.cell ?? 'None yet' },
                  { name: 'Schema', value: `${tenant.schemaName}, version ${tenant.schemaVersion}` },
                  { name: 'Data key', value: tenant.hasDataKey ? 'Wrapped' : 'None' },
                  { name: 'Created', value: <TimeText at={tenant.createdAt} /> },
                  ...(tenant.previewPassword
                    ? [{ name: 'Preview password', value: <code>{tenant.previewPassword}</code> }]
                    : []),
                ]}
              />
            </Card>
            <Card title="What it answers">
              <FactList
                items={Object.entries(tenant.access).map(([name, value]) => ({
                  name,
                  value: value.replace('_', ' '),
                }))}
              />
            </Card>
            <Card title="Domains">
              {tenant.domains.length === 0 && <p className="text-13 text-muted">Its own address only.</p>}
              <FactList
                items={tenant.domains.map((domain) => ({ name: domain.hostname, value: domain.status }))}
              />
              {tenant.oldSlugs.map((old) => (
                <p key={old.slug} className="mt-2 text-12 text-muted">
                  {old.slug} leads here until <TimeText at={old.until} isAbsolute />
                </p>
              ))}
            </Card>
          </>
        }
      >
        <RunningOperation tenantId={tenant.id} operation={tenant.runningOperation} />
        <StatusActions slug={tenant.slug} actions={actions} failure={failure} />
        {canEdit && tenant.status !== 'deleted' && (
          <Card
            title="Name and slug"
            note="The old slug leads to the new one for 90 days and cannot be taken."
          >
            <Form id="rename" method="post" className="flex flex-col gap-3">
              <FormScope formId="rename" failure={renameFailure}>
                <ErrorSummary formId="rename" failure={renameFailure} />
                <input type="hidden" name="intent" value="rename" />
                <div className="grid gap-3 sm:grid-cols-2">
                  <TextField name="name" label="Name" defaultValue={tenant.name} required />
                  <TextField
                    name="slug"
                    label="Slug"
                    defaultValue={tenant.slug}
                    required
                    autoCapitalize="none"
                  />
                </div>
                <div>
                  <Button type="submit">Save</Button>
                </div>
              </FormScope>
            </Form>
          </Card>
        )}
        <Card title="Operations">
          {operations.length === 0 && (
            <p className="text-13 text-muted">Nothing was done to this brand yet.</p>
          )}
          <ul className="flex flex-col divide-y divide-line">
            {operations.map((operation) => (
              <li
                key={operation.id}
                className="flex flex-wrap items-center justify-between gap-2 py-2 text-13"
              >
                <span className="min-w-0">
                  {WORDS[operation.kind]}{' '}
                  <span className="text-muted">
                    <TimeText at={operation.createdAt} />
                  </span>
                  {operation.error && (
                    <span className="block text-12 text-bad">{operation.error.detail}</span>
                  )}
                </span>
                <span className="flex items-center gap-2">
                  <OperationStateBadge state={operation.state} />
                  {canEdit && ['failed', 'waiting'].includes(operation.state) && (
                    <Form method="post">
                      <input type="hidden" name="intent" value="retry" />
                      <input type="hidden" name="operationId" value={operation.id} />
                      <Button type="submit" size="sm">
                        Try again
                      </Button>
                    </Form>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Card>
        <Card
          title="People"
          note={people.page.next ? `The first ${people.items.length} of ${tenant.people}` : undefined}
        >
          {people.items.length === 0 && (
            <p className="text-13 text-muted">Nobody belongs to this brand yet.</p>
          )}
          <ul className="flex flex-col divide-y divide-line">
            {people.items.map((person) => (
              <li
                key={`${person.userId}-${person.kind}`}
                className="flex flex-wrap justify-between gap-2 py-2 text-13"
              >
                <span className="min-w-0">
                  {person.name} <span className="text-muted">{person.email}</span>
                </span>
                <span className="text-muted">
                  {person.isOwner ? `${person.roles.join(', ')} (owner)` : person.roles.join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
        {audit && (
          <Card title="Audit">
            {audit.items.length === 0 && <p className="text-13 text-muted">Nothing is on record yet.</p>}
            <ul className="flex flex-col divide-y divide-line">
              {audit.items.map((event) => (
                <li key={event.id} className="flex flex-wrap justify-between gap-2 py-2 text-13">
                  <span className="min-w-0">
                    <code>{event.action}</code> <span className="text-muted">{event.actor}</span>
                  </span>
                  <TimeText at={event.at} />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <p className="text-13">
          <Link to="/brands" className="text-accent hover:underline">
            All brands
          </Link>
        </p>
      </DetailColumns>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
