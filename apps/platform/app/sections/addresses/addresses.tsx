import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { CheckboxField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { formFailure, submitForm } from '@ui/work/form/submit-form.ts';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';

const FORM_ID = 'address';

export const meta: MetaFunction = () => [{ title: 'IP allow-list · CGK platform' }];

export const loader = pageLoader('platform.admins.view', async ({ api, ctx }) => ({
  ...(await api.platform.listIpRules({})),
  canManage: ctx.session.permissions.includes('platform.admins.manage'),
}));

export const action = pageAction('platform.admins.manage', async ({ api, request }) => {
  const reader = await readForm(request);
  const confirmLockout = reader.checked('confirmLockout');
  const ruleId = reader.text('ruleId');
  return submitForm(reader, async () => {
    switch (reader.text('intent')) {
      case 'add':
        await api.platform.addIpRule({
          cidr: reader.text('cidr'),
          note: reader.text('note'),
          confirmLockout,
        });
        return redirectWithMessage('/admins/ip', 'Address added');
      case 'on':
      case 'off':
        await api.platform.updateIpRule({ ruleId, isActive: reader.text('intent') === 'on', confirmLockout });
        return redirectWithMessage('/admins/ip', 'Allow-list changed');
      case 'remove':
        await api.platform.removeIpRule({ ruleId, confirmLockout });
        return redirectWithMessage('/admins/ip', 'Address removed');
      default:
        return formFailure(reader, { title: 'Nothing was asked for.' });
    }
  });
});

export default function Addresses() {
  const { items, ownAddress, canManage } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  const isOpen = !items.some((item) => item.isActive);
  return (
    <Page width="form">
      <PageHeader
        title="IP allow-list"
        status={isOpen ? <Badge>Open to all addresses</Badge> : <Badge tone="info">Restricted</Badge>}
        note={`Addresses that may reach this console. An empty list admits all. Yours is ${ownAddress}.`}
      />
      <div className="flex flex-col gap-4">
        {items.length > 0 && (
          <Card isFlush>
            <ul className="divide-y divide-line">
              {items.map((item) => (
                <li
                  key={item.id}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3"
                >
                  <div className="min-w-0 text-13">
                    <p className="font-mono">
                      {item.cidr}
                      {item.isOwn && <span className="ml-2 font-sans text-12 text-muted">Yours</span>}
                      {!item.isActive && <span className="ml-2 font-sans text-12 text-muted">Off</span>}
                    </p>
                    {item.note && <p className="text-12 text-muted">{item.note}</p>}
                  </div>
                  {canManage && (
                    <Form method="post" preventScrollReset className="flex items-center gap-2">
                      <input type="hidden" name="ruleId" value={item.id} />
                      {failure && failure.values.ruleId?.[0] === item.id && (
                        <label className="flex items-center gap-1.5 text-12">
                          <input type="checkbox" name="confirmLockout" value="yes" /> Shut me out
                        </label>
                      )}
                      <Button size="sm" type="submit" name="intent" value={item.isActive ? 'off' : 'on'}>
                        {item.isActive ? 'Turn off' : 'Turn on'}
                      </Button>
                      <Button size="sm" tone="quiet" type="submit" name="intent" value="remove">
                        Remove
                      </Button>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
        <ErrorSummary formId={FORM_ID} failure={failure} />
        {canManage && (
          <Form
            id={FORM_ID}
            method="post"
            className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
          >
            <FormScope formId={FORM_ID} failure={failure}>
              <TextField
                name="cidr"
                label="Address or range"
                autoComplete="off"
                help="Like 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32."
              />
              <TextField name="note" label="Note" maxLength={200} help="Whose it is." />
              <CheckboxField
                name="confirmLockout"
                label="Save even if my own address is not in the list"
                isChecked={false}
              />
              <div>
                <Button type="submit" name="intent" value="add" tone="primary" isBusy={isBusy}>
                  Add address
                </Button>
              </div>
            </FormScope>
          </Form>
        )}
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
