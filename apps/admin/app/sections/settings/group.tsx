import { isProblem } from '@domain/kernel/problem.ts';
import { nextPayoutDates, scheduleInWords } from '@domain/settings/payout-dates.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useLocation, useNavigation } from '@remix-run/react';
import { DetailColumns } from '@ui/work/detail/detail-page.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import type { FormReader } from '@ui/work/form/form-reader.ts';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { SaveBar } from '@ui/work/form/save-bar.tsx';
import { useFormDirty } from '@ui/work/form/use-form-dirty.ts';
import { Notice } from '@ui/work/notice.tsx';
import { Page } from '@ui/work/page.tsx';
import { Fragment } from 'react';
import { allows } from '../../sections.ts';
import {
  type PageArgs,
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { AiUsageCard } from './ai-usage-card.tsx';
import { BrandingPreview } from './branding-preview.tsx';
import { GroupFields } from './form/group-fields.tsx';
import { fieldNameOf, readGroupValue } from './form/read-value.ts';
import { fieldTitles, type SchemaNode } from './form/schema-node.ts';
import { DraftNotice, GroupHeader } from './group-header.tsx';
import { PayoutDatesCard } from './payout-dates-card.tsx';

const FORM_ID = 'settings-form';

export const handle = { crumb: ({ group }: { group: { title: string } }) => group.title };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.group.title ?? 'Settings'} · Admin` },
];

export const loader = pageLoader('tenant.settings.view', async ({ api, ctx, params }) => {
  const group = await api.settings.getGroup({ group: routeParam(params, 'group') });
  const { tenant, session } = ctx;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: tenant.timezone }).format(new Date());
  const hasUsage = group.key === 'ai' && allows(session.permissions, 'ai.usage.view');
  return {
    group,
    brand: { tenantId: tenant.id, locales: tenant.locales, timezone: tenant.timezone },
    canPublish: allows(session.permissions, 'tenant.settings.publish'),
    theme: group.key === 'branding' ? (tenant.baseTheme ?? tenant.theme) : null,
    name: tenant.name,
    payouts: group.key === 'payouts' ? payoutFacts(group.draft?.value ?? group.value, today) : null,
    usage: hasUsage ? await api.settings.aiUsage({}) : null,
  };
});

function payoutFacts(value: Record<string, unknown>, today: string) {
  const { schedule } = value as { schedule: Parameters<typeof nextPayoutDates>[0] };
  return { words: scheduleInWords(schedule), dates: nextPayoutDates(schedule, today) };
}

/** Saves the whole form as the group's draft. */
export const action = pageAction('tenant.settings.edit', async (args) => {
  const key = routeParam(args.params, 'group');
  const reader = await readForm(args);
  const { schema } = await args.api.settings.getGroup({ group: key });
  const { tenant } = args.ctx;
  const read = readGroupValue(schema as SchemaNode, reader, tenant);
  await storePictures(args, reader, read.value);
  return submitForm(
    reader,
    async () => {
      const saved = await args.api.settings.saveDraft({
        group: key,
        revision: reader.text('revision'),
        value: read.value,
      });
      return redirectWithMessage(
        `/settings/${key}`,
        saved.draft ? 'Draft saved' : 'Nothing differs from what is published',
      );
    },
    (path) => fieldNameOf(read, path),
  );
});

/** Files that were chosen become pictures of the brand, and their keys the fields' values. */
async function storePictures(
  { api }: PageArgs,
  reader: FormReader,
  value: Record<string, unknown>,
): Promise<void> {
  for (const [name, file] of reader.form) {
    if (typeof file === 'string' || !name.endsWith('.$file') || file.size === 0) continue;
    const field = name.slice(0, -'.$file'.length);
    const [section = '', key = ''] = field.split('.');
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const stored = await api.settings.uploadBrandImage({ dataBase64: toBase64(bytes) });
      const own = value[section];
      if (typeof own === 'object' && own !== null) Object.assign(own, { [key]: stored.key });
      reader.values[field] = [stored.key];
    } catch (error) {
      if (!isProblem(error)) throw error;
      reader.errors.push({ path: field, message: error.detail ?? error.title });
    }
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}

export default function SettingsGroup() {
  const { group, brand, canPublish, theme, name, payouts, usage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const { pathname } = useLocation();
  const { isDirty, discard } = useFormDirty(FORM_ID, group.revision, pathname);
  const isSaving = useNavigation().formMethod === 'POST';
  const schema = group.schema as SchemaNode;
  const value = group.draft?.value ?? group.value;
  const revision = failure?.values.revision?.[0] ?? group.revision;
  const isStale = failure !== null && revision !== group.revision;
  const issues = failure ? [] : group.issues;
  const fields = (
    <Fragment key={`${group.revision}${failure ? '-typed' : ''}`}>
      <fieldset disabled={!group.canEdit} className="flex min-w-0 flex-col gap-4">
        <GroupFields schema={schema} value={value} brand={brand} />
      </fieldset>
    </Fragment>
  );
  const aside = theme ? (
    <BrandingPreview formId={FORM_ID} theme={theme} value={value} name={name} />
  ) : payouts ? (
    <PayoutDatesCard {...payouts} />
  ) : usage ? (
    <AiUsageCard usage={usage} />
  ) : null;
  return (
    <Page width={aside ? 'detail' : 'form'}>
      <GroupHeader group={group} />
      <DraftNotice group={group} canPublish={canPublish} />
      <FormScope formId={FORM_ID} failure={failure} errors={issues}>
        <Form id={FORM_ID} method="post" encType="multipart/form-data" noValidate preventScrollReset>
          {/* Sent again after a clash, the form says that it has seen the other's state. */}
          <input type="hidden" name="revision" value={isStale ? group.revision : revision} />
        </Form>
        <div className="mb-4 flex flex-col gap-3 empty:hidden">
          <ErrorSummary formId={FORM_ID} failure={failure} labels={fieldTitles(schema)} />
          {isStale && (
            <Notice tone="warn" title="What you typed is still here">
              Below is your version. Compare it with the other under JSON, then save again to replace it.
            </Notice>
          )}
          {issues.length > 0 && (
            <Notice tone="warn" title="Cannot be published like this">
              <ul className="list-disc pl-4">
                {issues.map(({ path, message }) => (
                  <li key={`${path}:${message}`}>{message}</li>
                ))}
              </ul>
            </Notice>
          )}
          {!group.canEdit && (
            <Notice tone="info" title="You can look at these settings">
              Changing them needs a permission that you do not have. Ask an owner of the brand to grant it.
            </Notice>
          )}
        </div>
        {aside ? (
          <DetailColumns facts={aside} factsLabel="Preview">
            {fields}
          </DetailColumns>
        ) : (
          fields
        )}
        {group.canEdit && (
          <SaveBar
            formId={FORM_ID}
            isDirty={isDirty}
            isSaving={isSaving}
            onDiscard={discard}
            label="Save draft"
          />
        )}
      </FormScope>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
