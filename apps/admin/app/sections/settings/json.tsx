import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button, buttonClass } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextAreaField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page } from '@ui/work/page.tsx';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { GroupHeader } from './group-header.tsx';

const FORM_ID = 'settings-json';

export const handle = { crumb: ({ group }: { group: { title: string } }) => `${group.title}: JSON` };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `JSON of ${data?.group.title ?? 'settings'} · Admin` },
];

export const loader = pageLoader('tenant.settings.view', async ({ api, params }) => ({
  group: await api.settings.getGroup({ group: routeParam(params, 'group') }),
}));

/** Saves edited JSON as the draft: the value alone, or a document that was exported. */
export const action = pageAction('tenant.settings.edit', async (args) => {
  const group = routeParam(args.params, 'group');
  const reader = await readForm(args);
  const revision = reader.text('revision');
  const parsed = parseRecord(reader.text('value'));
  if (typeof parsed === 'string') reader.errors.push({ path: 'value', message: parsed });
  return submitForm(
    reader,
    async () => {
      if (typeof parsed === 'string') return null;
      if (parsed.format === 'cgk.settings') {
        const { value } = parsed;
        const document = {
          format: 'cgk.settings' as const,
          formatVersion: 1 as const,
          group: String(parsed.group),
          value: typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {},
        };
        await args.api.settings.importGroup({ group, revision, document });
      } else await args.api.settings.saveDraft({ group, revision, value: parsed });
      return redirectWithMessage(`/settings/${group}/json`, 'Draft saved');
    },
    () => 'value',
  );
});

function parseRecord(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    return 'Enter one JSON object.';
  } catch (error) {
    return error instanceof Error ? error.message : 'This is not JSON.';
  }
}

export default function GroupJson() {
  const { group } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const published = JSON.stringify(group.value, null, 2);
  return (
    <Page width="form">
      <GroupHeader group={group} />
      <FormScope formId={FORM_ID} failure={failure}>
        <div className="flex flex-col gap-4">
          <ErrorSummary formId={FORM_ID} failure={failure} />
          <Card
            title={group.draft ? 'Draft' : 'Value'}
            note="Edit it here, or paste a document that was exported from another brand."
          >
            <Form id={FORM_ID} method="post" key={group.revision} className="flex flex-col gap-3">
              <input type="hidden" name="revision" value={group.revision} />
              <TextAreaField
                name="value"
                label="JSON"
                isLabelHidden
                rows={18}
                spellCheck={false}
                readOnly={!group.canEdit}
                className="font-mono text-12"
                defaultValue={JSON.stringify(group.draft?.value ?? group.value, null, 2)}
              />
              <div className="flex flex-wrap gap-2">
                {group.canEdit && (
                  <Button tone="primary" type="submit">
                    Save draft
                  </Button>
                )}
                <a href={`/admin/settings/${group.key}/export`} download className={buttonClass()}>
                  Export what is published
                </a>
              </div>
            </Form>
          </Card>
          {group.draft && (
            <Card title="Published">
              <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-12">{published}</pre>
            </Card>
          )}
        </div>
      </FormScope>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
