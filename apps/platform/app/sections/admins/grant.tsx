import type { PlatformRoleKey } from '@domain/kernel/permissions.ts';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { SelectField, TextAreaField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage } from '../../server/handlers.ts';
import { ROLE_OPTIONS } from './role-options.ts';

const FORM_ID = 'grant-admin';

export const loader = pageLoader('platform.admins.manage', async () => null);

export const action = pageAction('platform.admins.manage', async ({ api, request }) => {
  const reader = await readForm(request);
  return submitForm(reader, async () => {
    await api.platform.grantAdmin({
      email: reader.text('email').trim(),
      role: reader.text('role') as PlatformRoleKey,
      note: reader.text('note'),
    });
    return redirectWithMessage('/admins', 'Role granted; it holds from the next sign-in');
  });
});

export default function Grant() {
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <RouteDialog title="Grant a role" backTo="/admins">
      <Form id={FORM_ID} method="post" preventScrollReset>
        <FormScope formId={FORM_ID} failure={failure}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <TextField
              name="email"
              type="email"
              label="E-mail"
              autoComplete="off"
              help="Of an account that exists here and whose address is verified."
            />
            <SelectField name="role" label="Role" options={ROLE_OPTIONS} defaultValue="platform_support" />
            <TextAreaField
              name="note"
              label="Note"
              rows={2}
              maxLength={500}
              help="Why this person, why this role."
            />
          </DialogBody>
          <DialogFooter>
            <ButtonLink to="/admins" preventScrollReset>
              Cancel
            </ButtonLink>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Grant role
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
