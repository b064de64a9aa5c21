import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { EmptyState } from '@ui/work/empty-state.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page } from '@ui/work/page.tsx';
import { History as HistoryIcon } from 'lucide-react';
import { allows } from '../../sections.ts';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { GroupHeader } from './group-header.tsx';

export const handle = { crumb: ({ group }: { group: { title: string } }) => `${group.title}: history` };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.group.title ?? 'settings'} · Admin` },
];

export const loader = pageLoader('tenant.settings.view', async ({ api, ctx, params }) => {
  const key = routeParam(params, 'group');
  const [group, { items }] = await Promise.all([
    api.settings.getGroup({ group: key }),
    api.settings.listVersions({ group: key }),
  ]);
  return {
    group,
    items,
    canRevert: allows(ctx.session.permissions, 'tenant.settings.revert') && group.canEdit,
  };
});

export const action = pageAction('tenant.settings.revert', async (args) => {
  const group = routeParam(args.params, 'group');
  const reader = await readForm(args);
  return submitForm(reader, async () => {
    const back = reader.integer('version');
    const { version } = await args.api.settings.revertGroup({
      group,
      revision: reader.text('revision'),
      version: back,
    });
    return redirectWithMessage(
      `/settings/${group}/history`,
      `Version ${back} is live again, as version ${version}`,
    );
  });
});

export default function History() {
  const { group, items, canRevert } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  return (
    <Page width="form">
      <GroupHeader group={group} />
      <div className="mb-4 empty:hidden">
        <ErrorSummary formId="history" failure={isFailure(result) ? result : null} />
      </div>
      {items.length === 0 ? (
        <EmptyState icon={HistoryIcon} title="Nothing published yet">
          <p>Each time a draft goes live, the version is kept here; the last fifty can be brought back.</p>
        </EmptyState>
      ) : (
        <Card title="Versions" note="The last fifty are kept.">
          <ol className="flex flex-col divide-y divide-line">
            {items.map((item) => (
              <li
                key={item.version}
                className="flex min-h-11 flex-wrap items-center justify-between gap-3 py-2"
              >
                <div className="min-w-0 text-13">
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="font-medium">Version {item.version}</span>
                    {item.isCurrent && <Badge tone="good">Live</Badge>}
                    {item.isRevert && <Badge>Brought back</Badge>}
                  </p>
                  {item.note && <p>{item.note}</p>}
                  <p className="text-12 text-muted">
                    {item.author ?? 'The system'} · <TimeText at={item.at} />
                  </p>
                </div>
                {canRevert && !item.isCurrent && (
                  <Form method="post">
                    <input type="hidden" name="revision" value={group.revision} />
                    <input type="hidden" name="version" value={item.version} />
                    <Button size="sm" type="submit">
                      Bring version {item.version} back
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ol>
        </Card>
      )}
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
