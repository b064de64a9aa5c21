import type { PlatformRoleKey } from '@domain/kernel/permissions.ts';
import { notFound } from '@domain/kernel/problem.ts';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { SelectField, TextAreaField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';
import { ROLE_OPTIONS } from './role-options.ts';

const FORM_ID = 'change-admin';

export const loader = pageLoader('platform.admins.manage', async ({ api, params }) => {
  const { items } = await api.platform.listAdmins({});
  const admin = items.find((item) => item.userId === routeParam(params, 'userId') && item.isActive);
  if (!admin) throw notFound('member of the staff');
  return { admin };
});

/** Two buttons of one form: another role, or none. */
export const action = pageAction('platform.admins.manage', async ({ api, request, params }) => {
  const userId = routeParam(params, 'userId');
  const reader = await readForm(request);
  const note = reader.text('note');
  return submitForm(reader, async () => {
    if (reader.text('intent') === 'revoke') {
      await api.platform.revokeAdmin({ userId, note });
      return redirectWithMessage('/admins', 'Access revoked; their sessions have ended');
    }
    await api.platform.changeAdminRole({ userId, role: reader.text('role') as PlatformRoleKey, note });
    return redirectWithMessage('/admins', 'Role changed; they sign in again');
  });
});

export default function Change() {
  const { admin } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <RouteDialog title={admin.name} note={admin.email} backTo="/admins">
      <Form id={FORM_ID} method="post" preventScrollReset>
        <FormScope formId={FORM_ID} failure={failure}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <SelectField name="role" label="Role" options={ROLE_OPTIONS} defaultValue={admin.role} />
            <TextAreaField
              name="note"
              label="Note"
              rows={2}
              maxLength={500}
              defaultValue=""
              help="Why. Their sessions on this console end either way."
            />
          </DialogBody>
          <DialogFooter>
            <Button
              type="submit"
              name="intent"
              value="revoke"
              tone="danger"
              className="mr-auto"
              isBusy={isBusy}
            >
              Revoke access
            </Button>
            <Button type="submit" name="intent" value="role" tone="primary" isBusy={isBusy}>
              Save role
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
