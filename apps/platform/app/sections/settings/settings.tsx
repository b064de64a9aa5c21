import { notFound } from '@domain/kernel/problem.ts';
import { CONFIG_KEYS, type ConfigKey } from '@domain/platform/config-groups.ts';
import { type MetaFunction, redirect } from '@remix-run/cloudflare';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { CheckboxField, IntegerField, SelectField, TextAreaField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import {
  type PageArgs,
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
} from '../../server/handlers.ts';
import { readSetting, SETTING_GROUPS, type SettingField, settingText } from './fields.ts';

export const meta: MetaFunction = () => [{ title: 'Settings · CGK platform' }];

function keyOf({ params }: Pick<PageArgs, 'params'>): ConfigKey {
  const key = CONFIG_KEYS.find((candidate) => candidate === params.group);
  if (!key) throw notFound('group of settings');
  return key;
}

export const loader = pageLoader('platform.settings.view', async ({ api, ctx, params }) => {
  if (params.group === undefined) throw redirect('/settings/platform');
  return {
    config: await api.platform.getConfig({ key: keyOf({ params }) }),
    canEdit: ctx.session.permissions.includes('platform.settings.edit'),
  };
});

export const action = pageAction('platform.settings.edit', async ({ api, params, request }) => {
  const key = keyOf({ params });
  const reader = await readForm(request);
  const value = Object.fromEntries(
    SETTING_GROUPS[key].fields.map((field) => [field.name, readSetting(reader, field)]),
  );
  return submitForm(
    reader,
    async () => {
      await api.platform.updateConfig({ key, value, version: reader.integer('version') });
      return redirectWithMessage(`/settings/${key}`, 'Settings saved');
    },
    (path) => path.split('.')[0] ?? path,
  );
});

export default function Settings() {
  const { config, canEdit } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  const group = SETTING_GROUPS[config.key];
  const formId = `settings-${config.key}`;
  return (
    <Page width="form">
      <PageHeader title="Settings" note="Of the whole installation; brands keep their own in their admin." />
      <nav aria-label="Groups" className="mb-4 flex flex-wrap gap-1">
        {CONFIG_KEYS.map((key) => (
          <Link
            key={key}
            to={`/settings/${key}`}
            prefetch="intent"
            aria-current={key === config.key ? 'page' : undefined}
            className={cx(
              'inline-flex min-h-8 items-center rounded-md px-2.5 text-13 font-medium',
              key === config.key ? 'bg-selected text-ink' : 'text-muted hover:bg-selected hover:text-ink',
            )}
          >
            {SETTING_GROUPS[key].title}
          </Link>
        ))}
      </nav>
      <Form
        key={`${config.key}:${config.version}`}
        id={formId}
        method="post"
        className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
      >
        <FormScope formId={formId} failure={failure}>
          <div>
            <h2 className="text-16 font-semibold">{group.title}</h2>
            <p className="text-13 text-muted">
              {group.note}
              {config.updatedAt && (
                <>
                  {' '}
                  Saved <TimeText at={config.updatedAt} />
                  {config.updatedBy && ` by ${config.updatedBy}`}.
                </>
              )}
            </p>
          </div>
          <ErrorSummary formId={formId} failure={failure} />
          <input type="hidden" name="version" value={config.version} />
          {group.fields.map((field) => (
            <SettingInput key={field.name} field={field} value={config.value[field.name]} />
          ))}
          {canEdit ? (
            <div>
              <Button type="submit" tone="primary" isBusy={isBusy}>
                Save settings
              </Button>
            </div>
          ) : (
            <p className="text-13 text-muted">Your role may look at settings, not change them.</p>
          )}
        </FormScope>
      </Form>
    </Page>
  );
}

function SettingInput({ field, value }: { field: SettingField; value: unknown }) {
  const { name, label, help } = field;
  const common = { name, label, help, defaultValue: settingText(value) };
  switch (field.kind) {
    case 'yes':
      return <CheckboxField name={name} label={label} help={help} isChecked={value === true} />;
    case 'count':
      return <IntegerField {...common} className="max-w-40" />;
    case 'list':
      return <TextAreaField {...common} rows={2} />;
    case 'choice':
      return <SelectField {...common} options={field.options ?? []} />;
    default:
      return <TextField {...common} type={field.kind} autoComplete="off" />;
  }
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
