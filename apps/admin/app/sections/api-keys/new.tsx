import { API_KEY_PURPOSES } from '@domain/api-keys/views.ts';
import { isPermissionKey } from '@domain/kernel/permissions.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { IntegerField, SelectField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm, submitForm } from '../../server/handlers.ts';
import { ScopePicker } from './scope-picker.tsx';
import { isNewKey, SecretPanel } from './secret-panel.tsx';

const FORM_ID = 'new-api-key';
const PURPOSES = [
  { value: 'general', label: 'General' },
  { value: 'integration', label: 'Integration' },
  { value: 'agent', label: 'Assistant' },
  { value: 'mcp', label: 'MCP client' },
  { value: 'ci', label: 'Build and deploy' },
];
const OWNERS = [
  { value: 'user', label: 'Me: ends when my rights here end' },
  { value: 'service', label: 'The brand: stays when I leave' },
];

export const meta: MetaFunction = () => [{ title: 'Create API key · Admin' }];
export const handle = { crumb: () => 'Create key' };

export const loader = pageLoader('api_keys.manage', ({ api }) => api.apiKeys.listScopes({}));

/** Makes the key; its secret goes into this one answer. */
export const action = pageAction('api_keys.manage', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  const expiresInDays = reader.integer('expiresInDays', { min: 1, max: 730, fallback: 365 });
  const ratePerMinute = reader.integer('ratePerMinute', { min: 1, max: 6000, fallback: 120 });
  return submitForm(
    reader,
    async () => ({
      made: await api.apiKeys.create({
        name: reader.text('name'),
        purpose: API_KEY_PURPOSES.find((value) => value === reader.text('purpose')),
        owner: reader.text('owner') === 'service' ? 'service' : 'user',
        scopes: (reader.values.scopes ?? []).filter(isPermissionKey),
        ipCidrs: reader.list('ipCidrs'),
        expiresInDays,
        ratePerMinute,
      }),
    }),
    (path) => path.split('.')[0] ?? path,
  );
});

export default function NewApiKey() {
  const { groups } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const isBusy = useNavigation().formMethod === 'POST';
  const failure = isFailure(result) ? result : null;
  return (
    <Page width="form">
      <PageHeader title={isNewKey(result) ? 'Key created' : 'Create API key'} />
      {isNewKey(result) ? (
        <SecretPanel made={result.made} />
      ) : (
        <Card>
          <Form id={FORM_ID} method="post" className="flex flex-col gap-4">
            <FormScope formId={FORM_ID} failure={failure}>
              <ErrorSummary formId={FORM_ID} failure={failure} />
              <TextField
                name="name"
                label="Name"
                help="What uses it, e.g. Warehouse sync."
                maxLength={80}
                required
              />
              <SelectField name="purpose" label="Purpose" options={PURPOSES} defaultValue="general" />
              <SelectField name="owner" label="Acts for" options={OWNERS} defaultValue="user" />
              <ScopePicker groups={groups} />
              <TextField
                name="ipCidrs"
                label="Addresses"
                help="Optional. Addresses or ranges separated by commas, e.g. 203.0.113.0/24. Empty means anywhere."
              />
              <div className="grid gap-4 sm:grid-cols-2">
                <IntegerField
                  name="expiresInDays"
                  label="Ends after days"
                  defaultValue="365"
                  help="At most 730."
                />
                <IntegerField name="ratePerMinute" label="Calls a minute" defaultValue="120" />
              </div>
              <div className="flex gap-2">
                <Button type="submit" tone="primary" isBusy={isBusy}>
                  Create key
                </Button>
                <ButtonLink to="/settings/api-keys" tone="quiet">
                  Cancel
                </ButtonLink>
              </div>
            </FormScope>
          </Form>
        </Card>
      )}
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
