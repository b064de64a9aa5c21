import { type MetaFunction, redirect } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, buttonClass } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Page } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { pathTitle, type SchemaNode } from './form/schema-node.ts';
import { GroupHeader } from './group-header.tsx';
import { ValueText } from './value-text.tsx';

const FORM_ID = 'publish-form';

export const handle = { crumb: ({ group }: { group: { title: string } }) => `${group.title}: review` };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review ${data?.group.title ?? 'settings'} · Admin` },
];

export const loader = pageLoader('tenant.settings.view', async ({ api, ctx, params }) => {
  const key = routeParam(params, 'group');
  const [group, diff] = await Promise.all([
    api.settings.getGroup({ group: key }),
    api.settings.diffGroup({ group: key }),
  ]);
  if (!group.draft) throw redirect(`/settings/${key}`);
  return {
    group,
    diff,
    canPublish: allows(ctx.session.permissions, 'tenant.settings.publish') && group.canEdit,
  };
});

/** Publishes, discards, or makes a link to look at the draft. */
export const action = pageAction('tenant.settings.edit', async (args) => {
  const group = routeParam(args.params, 'group');
  const reader = await readForm(args);
  const revision = reader.text('revision');
  return submitForm(reader, async () => {
    switch (reader.text('intent')) {
      case 'discard':
        await args.api.settings.discardDraft({ group, revision });
        return redirectWithMessage(`/settings/${group}`, 'Draft discarded');
      case 'preview':
        return { previewUrl: (await args.api.settings.previewGroup({ group })).url };
      default: {
        const { version } = await args.api.settings.publishGroup({
          group,
          revision,
          note: reader.text('note'),
        });
        return redirectWithMessage(`/settings/${group}`, `Published as version ${version}`);
      }
    }
  });
});

function previewUrlOf(result: unknown): string | null {
  const hasUrl = typeof result === 'object' && result !== null && 'previewUrl' in result;
  return hasUrl && typeof result.previewUrl === 'string' ? result.previewUrl : null;
}

export default function Review() {
  const { group, diff, canPublish } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const previewUrl = previewUrlOf(result);
  const isBusy = useNavigation().formMethod === 'POST';
  const schema = group.schema as SchemaNode;
  return (
    <Page width="form">
      <GroupHeader group={group} />
      <FormScope formId={FORM_ID} failure={failure}>
        <div className="flex flex-col gap-4">
          <ErrorSummary formId={FORM_ID} failure={failure} />
          {previewUrl && (
            <Notice tone="info" title="The preview is ready">
              <p className="mb-2">
                Whoever has this link sees the shop with the draft, for 24 hours. Nobody else does.
              </p>
              <p className="flex flex-wrap items-center gap-2">
                <a href={previewUrl} target="_blank" rel="noreferrer" className={buttonClass({ size: 'sm' })}>
                  Open the preview
                </a>
                <input
                  readOnly
                  aria-label="Link of the preview"
                  value={previewUrl}
                  className="control min-w-0 flex-1 text-12"
                  onFocus={(event) => event.currentTarget.select()}
                />
              </p>
            </Notice>
          )}
          {diff.issues.length > 0 && (
            <Notice tone="warn" title="Cannot be published like this">
              <ul className="list-disc pl-4">
                {diff.issues.map(({ path, message }) => (
                  <li key={`${path}:${message}`}>{message}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Card
            title={diff.changes.length === 1 ? 'One change' : `${diff.changes.length} changes`}
            note="Published on the left, draft on the right."
          >
            <dl className="flex flex-col divide-y divide-line text-13">
              {diff.changes.map(({ path, before, after }) => (
                <div key={path} className="py-2">
                  <dt className="mb-1 font-medium">{pathTitle(schema, path)}</dt>
                  <dd className="grid gap-2 sm:grid-cols-2">
                    <ValueText value={before} tone="old" />
                    <ValueText value={after} tone="new" />
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
          <Form id={FORM_ID} method="post" preventScrollReset className="flex flex-col gap-4">
            <input type="hidden" name="revision" value={group.revision} />
            {canPublish && (
              <TextField
                name="note"
                label="Note for the history"
                maxLength={200}
                help="Why, in a few words. Optional."
              />
            )}
            <div className="flex flex-wrap gap-2">
              {canPublish && (
                <Button
                  tone="primary"
                  type="submit"
                  name="intent"
                  value="publish"
                  isBusy={isBusy}
                  disabled={diff.issues.length > 0}
                >
                  Publish
                </Button>
              )}
              <Button type="submit" name="intent" value="preview">
                Make a preview link
              </Button>
              {group.canEdit && (
                <Button tone="quiet" type="submit" name="intent" value="discard">
                  Discard draft
                </Button>
              )}
            </div>
          </Form>
        </div>
      </FormScope>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
