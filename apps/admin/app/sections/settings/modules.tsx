import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage, submitForm } from '../../server/handlers.ts';

export const handle = { crumb: () => 'Modules' };
export const meta: MetaFunction = () => [{ title: 'Modules · Admin' }];

export const loader = pageLoader('modules.view', async ({ api, ctx }) => ({
  ...(await api.settings.listModules({})),
  canManage: allows(ctx.session.permissions, 'modules.manage'),
}));

export const action = pageAction('modules.manage', async (args) => {
  const reader = await readForm(args);
  return submitForm(reader, async () => {
    const module = await args.api.settings.setModule({
      module: reader.text('module'),
      isOn: reader.text('isOn') === 'yes',
    });
    return redirectWithMessage('/settings/modules', `${module.name} is ${module.isOn ? 'on' : 'off'}`);
  });
});

/** What can be switched, what each needs, and what its switch does. */
export default function Modules() {
  const { items, canManage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const names = new Map(items.map(({ key, name }) => [key, name]));
  const named = (keys: readonly string[]): string => keys.map((key) => names.get(key) ?? key).join(', ');
  return (
    <Page>
      <PageHeader
        title="Modules"
        note="A module’s switch gives its permissions and settings effect. Switching off hides them; data stays."
      />
      <div className="mb-4 empty:hidden">
        <ErrorSummary formId="modules" failure={isFailure(result) ? result : null} />
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((item) => (
          <li key={item.key} className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <h2 className="text-14 font-semibold">{item.name}</h2>
                <p className="text-13 text-muted">{item.summary}</p>
              </div>
              <Badge tone={item.isOn ? 'good' : 'neutral'} isOpen={!item.isOn}>
                {item.isOn ? 'On' : 'Off'}
              </Badge>
            </div>
            <p className="text-12 text-muted">
              {item.permissions.length === 1 ? '1 permission' : `${item.permissions.length} permissions`}
              {item.settings.length > 0 && ` · settings: ${item.settings.join(', ')}`}
              {item.requires.length > 0 && ` · needs ${named(item.requires)}`}
              {item.requiredBy.length > 0 && ` · needed by ${named(item.requiredBy)}`}
            </p>
            {canManage && (
              <Form method="post" preventScrollReset className="mt-auto">
                <input type="hidden" name="module" value={item.key} />
                <input type="hidden" name="isOn" value={item.isOn ? 'no' : 'yes'} />
                <Button
                  size="sm"
                  type="submit"
                  aria-label={`Switch ${item.name} ${item.isOn ? 'off' : 'on'}`}
                >
                  Switch {item.isOn ? 'off' : 'on'}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
