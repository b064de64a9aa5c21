import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Tag } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { FactList } from '@ui/work/detail/detail-page.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { KeyStateBadge } from './key-state-badge.tsx';
import { isNewKey, SecretPanel } from './secret-panel.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.key.name ?? 'API key'} · Admin` },
];
export const handle = { crumb: ({ key }: { key: { name: string } }) => key.name };

export const loader = pageLoader('api_keys.view', async ({ api, ctx, params }) => {
  const key = await api.apiKeys.get({ keyId: routeParam(params, 'keyId') });
  const isEnded = key.state === 'revoked' || key.state === 'expired';
  const canManage = allows(ctx.session.permissions, 'api_keys.manage') && !isEnded;
  return { key, canManage, canRotate: canManage && key.state !== 'rotating' };
});

/** Rotates or revokes the key. */
export const action = pageAction('api_keys.manage', async ({ request, ctx, api, params }) => {
  const reader = await readForm({ request, ctx });
  const keyId = routeParam(params, 'keyId');
  return submitForm(reader, async () => {
    if (reader.text('intent') === 'rotate') return { made: await api.apiKeys.rotate({ keyId }) };
    const { name } = await api.apiKeys.revoke({ keyId });
    return redirectWithMessage('/settings/api-keys', `${name} is revoked. Programs that use it are refused.`);
  });
});

export default function ApiKey() {
  const { key, canManage, canRotate } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const isBusy = useNavigation().formMethod === 'POST';
  if (isNewKey(result)) {
    return (
      <Page width="form">
        <PageHeader title="Key rotated" note="The old key works 24 hours more." />
        <SecretPanel made={result.made} />
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={key.name} status={<KeyStateBadge state={key.state} />} />
      <div className="flex flex-col gap-4">
        {isFailure(result) && (
          <Notice tone="bad" title={result.title}>
            {result.detail}
          </Notice>
        )}
        <Card title="Facts">
          <FactList
            items={[
              { name: 'Key', value: <code>{key.prefix}…</code> },
              { name: 'Acts for', value: key.owner?.name ?? 'The brand' },
              { name: 'Created', value: <TimeText at={key.createdAt} /> },
              { name: 'Ends', value: key.expiresAt ? <TimeText at={key.expiresAt} /> : 'Never' },
              { name: 'Last used', value: key.lastUsedAt ? <TimeText at={key.lastUsedAt} /> : 'Never' },
              { name: 'Calls a minute', value: key.ratePerMinute },
              { name: 'Addresses', value: key.ipCidrs.join(', ') || 'Anywhere' },
            ]}
          />
        </Card>
        <Card title="Permissions" note={key.owner ? 'As far as its owner holds them too.' : undefined}>
          <div className="flex flex-wrap gap-1.5">
            {key.scopes.map((scope) => (
              <Tag key={scope}>{scope}</Tag>
            ))}
          </div>
        </Card>
        {canManage && (
          <Card
            title="Rotate or revoke"
            note="Rotating keeps the old key for 24 hours. Revoking ends it at once."
          >
            <Form method="post" className="flex flex-wrap gap-2">
              {canRotate && (
                <Button type="submit" name="intent" value="rotate" isBusy={isBusy}>
                  Rotate key
                </Button>
              )}
              <Button type="submit" name="intent" value="revoke" tone="danger" isBusy={isBusy}>
                Revoke key
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
