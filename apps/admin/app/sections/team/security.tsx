import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { CheckboxField, IntegerField, SelectField, TextField } from '@ui/work/form/fields.tsx';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';
import { CheckList } from './check-list.tsx';
import { failureOf, submitTeamForm } from './team-form.ts';

export const meta: MetaFunction = () => [{ title: 'Security · Admin' }];

const METHODS = ['password', 'link', 'code', 'passkey', 'google', 'microsoft'] as const;
const METHOD_LABELS = {
  password: 'Password',
  link: 'Link by e-mail',
  code: 'Code by e-mail',
  passkey: 'Passkey',
  google: 'Google',
  microsoft: 'Microsoft',
};
const MFA = ['optional', 'required_for_sensitive', 'required'] as const;
const SUPPORT = ['always', 'on_request', 'never'] as const;
const MODES = ['manual', 'auto_suggest', 'auto_join'] as const;

export const loader = pageLoader('security.view', async ({ api, ctx }) => {
  const can = (key: Parameters<typeof allows>[1]) => allows(ctx.session.permissions, key);
  const [policy, rules, domains, roles] = await Promise.all([
    api.team.getSecurityPolicy({}),
    api.team.listIpRules({}),
    api.team.listEmailDomains({}),
    can('team.roles.view') ? api.team.listRoles({}) : { items: [] },
  ]);
  return {
    policy,
    rules: rules.items,
    domains: domains.items,
    roles: roles.items.map(({ id, name }) => ({ value: id, label: name })),
    canManage: can('security.manage'),
  };
});

const HERE = '/settings/security';

export const action = pageAction('security.manage', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  const minutes = (name: string) => (reader.text(name).trim() === '' ? null : reader.integer(name));
  const one = <T extends string>(values: readonly T[], name: string): T =>
    values.find((value) => value === reader.text(name)) ?? (values[0] as T);
  switch (reader.text('intent')) {
    case 'policy': {
      const change = {
        version: reader.integer('version'),
        mfa: one(MFA, 'mfa'),
        methods: METHODS.filter((method) => reader.values.methods?.includes(method)),
        idleMinutes: minutes('idleMinutes'),
        absoluteMinutes: minutes('absoluteMinutes'),
        maxSessions: reader.integer('maxSessions', { fallback: 10 }),
        isIpAllowlistOn: reader.checked('isIpAllowlistOn'),
        inviteTtlDays: reader.integer('inviteTtlDays', { fallback: 7 }),
        supportAccess: one(SUPPORT, 'supportAccess'),
      };
      return submitTeamForm(
        reader,
        async () => {
          await api.team.updateSecurityPolicy(change);
          return redirectWithMessage(HERE, 'Security policy saved');
        },
        (path) => path.replace(/\..*$/, ''),
      );
    }
    case 'add-ip':
      return submitTeamForm(reader, async () => {
        await api.team.addIpRule({ cidr: reader.text('cidr').trim(), note: reader.text('note') });
        return redirectWithMessage(HERE, 'Address added');
      });
    case 'remove-ip':
      return submitTeamForm(reader, async () => {
        await api.team.removeIpRule({ ruleId: reader.text('ruleId') });
        return redirectWithMessage(HERE, 'Address removed');
      });
    case 'add-domain':
      return submitTeamForm(reader, async () => {
        await api.team.addEmailDomain({ domain: reader.text('domain') });
        return redirectWithMessage(HERE, 'Domain added. Set the TXT record, then check it.');
      });
    case 'verify-domain':
      return submitTeamForm(reader, async () => {
        const { status, domain } = await api.team.verifyEmailDomain({ domainId: reader.text('domainId') });
        return redirectWithMessage(
          HERE,
          status === 'verified' ? `${domain} is proven` : `The record of ${domain} is not there yet`,
        );
      });
    case 'remove-domain':
      return submitTeamForm(reader, async () => {
        await api.team.removeEmailDomain({ domainId: reader.text('domainId') });
        return redirectWithMessage(HERE, 'Domain removed');
      });
    default:
      return submitTeamForm(reader, async () => {
        await api.team.updateEmailDomain({
          domainId: reader.text('domainId'),
          mode: one(MODES, 'mode'),
          defaultRoleId: reader.text('defaultRoleId') || null,
        });
        return redirectWithMessage(HERE, 'Domain saved');
      });
  }
});

export default function Security() {
  const { policy, rules, domains, roles, canManage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const isBusy = useNavigation().formMethod === 'POST';
  const failure = failureOf(result, 'policy');
  const domainFailure =
    ['verify-domain', 'remove-domain', 'domain'].map((intent) => failureOf(result, intent)).find(Boolean) ??
    null;
  return (
    <Page width="form">
      <PageHeader
        title="Security"
        note={canManage ? undefined : 'You may look at these settings, not change them.'}
      />
      <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-4">
        <Card title="Signing in">
          <Form id="policy" method="post" key={policy.version} className="flex flex-col gap-4">
            <FormScope formId="policy" failure={failure}>
              <ErrorSummary formId="policy" failure={failure} />
              <input type="hidden" name="intent" value="policy" />
              <input type="hidden" name="version" value={policy.version} />
              <SelectField
                name="mfa"
                label="Second factor"
                defaultValue={policy.mfa}
                options={[
                  { value: 'optional', label: 'Optional' },
                  { value: 'required_for_sensitive', label: 'Required for sensitive acts' },
                  { value: 'required', label: 'Required for everybody' },
                ]}
                help="People without one have seven days to set it up."
              />
              <CheckList
                name="methods"
                legend="Ways to sign in"
                checked={policy.methods}
                options={METHODS.map((value) => ({ value, label: METHOD_LABELS[value] }))}
              />
              <IntegerField
                name="idleMinutes"
                label="Minutes without use until a session ends"
                defaultValue={policy.idleMinutes?.toString() ?? ''}
                help="At most 1440 (24 hours). Empty follows the installation."
              />
              <IntegerField
                name="absoluteMinutes"
                label="Minutes until a session ends in any case"
                defaultValue={policy.absoluteMinutes?.toString() ?? ''}
                help="At most 20160 (14 days). Empty follows the installation."
              />
              <IntegerField
                name="maxSessions"
                label="Sessions of one person at once"
                defaultValue={`${policy.maxSessions}`}
                help="1 to 10; the oldest ends."
              />
              <IntegerField
                name="inviteTtlDays"
                label="Days that an invitation is good"
                defaultValue={`${policy.inviteTtlDays}`}
                help="1 to 14."
              />
              <SelectField
                name="supportAccess"
                label="Access of the platform’s support"
                defaultValue={policy.supportAccess}
                options={[
                  { value: 'always', label: 'Always, with a reason and a note in your log' },
                  { value: 'on_request', label: 'Only after an owner allows it' },
                  { value: 'never', label: 'Never' },
                ]}
              />
              <CheckboxField
                name="isIpAllowlistOn"
                label="Only from the addresses below"
                isChecked={policy.isIpAllowlistOn}
                help="Your own address has to be on the list first."
              />
              {canManage && (
                <div>
                  <Button type="submit" tone="primary" isBusy={isBusy}>
                    Save policy
                  </Button>
                </div>
              )}
            </FormScope>
          </Form>
        </Card>
        <Card title="Addresses">
          {rules.length === 0 && <p className="mb-3 text-13 text-muted">No address on the list.</p>}
          <ul className="mb-3 flex flex-col divide-y divide-line">
            {rules.map((rule) => (
              <li key={rule.id} className="flex items-center justify-between gap-3 py-1.5 text-13">
                <span>
                  {rule.cidr} <span className="text-muted">{rule.note}</span>
                </span>
                <Form method="post">
                  <input type="hidden" name="ruleId" value={rule.id} />
                  <Button
                    type="submit"
                    size="sm"
                    tone="quiet"
                    name="intent"
                    value="remove-ip"
                    aria-label={`Remove ${rule.cidr}`}
                  >
                    Remove
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
          <Form id="add-ip" method="post" className="flex flex-col gap-3">
            <FormScope
              formId="add-ip"
              failure={failureOf(result, 'add-ip') ?? failureOf(result, 'remove-ip')}
            >
              <ErrorSummary
                formId="add-ip"
                failure={failureOf(result, 'add-ip') ?? failureOf(result, 'remove-ip')}
              />
              <input type="hidden" name="intent" value="add-ip" />
              <TextField name="cidr" label="Address or network" help="For example 203.0.113.0/24" />
              <TextField name="note" label="Note" maxLength={120} />
              <div>
                <Button type="submit" isBusy={isBusy}>
                  Add address
                </Button>
              </div>
            </FormScope>
          </Form>
        </Card>
        <Card
          title="E-mail domains"
          note="People with an address at a domain you have proven can ask to join, or join."
        >
          <ErrorSummary formId="add-domain" failure={domainFailure} />
          <ul className="mb-3 flex flex-col divide-y divide-line">
            {domains.map((domain) => (
              <li key={domain.id} className="flex flex-col gap-2 py-3 text-13">
                <span className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{domain.domain}</span>
                  <Badge
                    tone={domain.status === 'verified' ? 'good' : 'warn'}
                    isOpen={domain.status !== 'verified'}
                  >
                    {domain.status === 'verified'
                      ? 'Proven'
                      : domain.status === 'failed'
                        ? 'Record not found'
                        : 'To be proven'}
                  </Badge>
                </span>
                {domain.status !== 'verified' && (
                  <p className="text-muted">
                    TXT record <code className="break-all text-ink">{domain.record.name}</code> with the value{' '}
                    <code className="break-all text-ink">{domain.record.value}</code>
                  </p>
                )}
                <Form method="post" className="flex flex-wrap items-center gap-2">
                  <input type="hidden" name="domainId" value={domain.id} />
                  {domain.status === 'verified' ? (
                    <>
                      <select
                        name="mode"
                        defaultValue={domain.mode}
                        aria-label={`What ${domain.domain} opens`}
                        className="control w-auto"
                      >
                        <option value="manual">Nothing</option>
                        <option value="auto_suggest">Asking to join</option>
                        <option value="auto_join">Joining at once</option>
                      </select>
                      <select
                        name="defaultRoleId"
                        defaultValue={domain.defaultRoleId ?? ''}
                        aria-label="Role of who joins"
                        className="control w-auto"
                      >
                        <option value="">No role</option>
                        {roles.map(({ value, label }) => (
                          <option key={value} value={value}>
                            {label}
                          </option>
                        ))}
                      </select>
                      <Button type="submit" size="sm" name="intent" value="domain" isBusy={isBusy}>
                        Save
                      </Button>
                    </>
                  ) : (
                    <Button type="submit" size="sm" name="intent" value="verify-domain" isBusy={isBusy}>
                      Check now
                    </Button>
                  )}
                  <Button
                    type="submit"
                    size="sm"
                    tone="quiet"
                    name="intent"
                    value="remove-domain"
                    aria-label={`Remove ${domain.domain}`}
                  >
                    Remove
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
          <Form id="add-domain" method="post" className="flex flex-col gap-3">
            <FormScope formId="add-domain" failure={failureOf(result, 'add-domain')}>
              <ErrorSummary formId="add-domain" failure={failureOf(result, 'add-domain')} />
              <input type="hidden" name="intent" value="add-domain" />
              <TextField name="domain" label="Domain" help="For example example.com" autoComplete="off" />
              <div>
                <Button type="submit" isBusy={isBusy}>
                  Add domain
                </Button>
              </div>
            </FormScope>
          </Form>
        </Card>
      </fieldset>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
