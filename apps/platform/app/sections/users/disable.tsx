import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextAreaField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { submitForm } from '@ui/work/form/submit-form.ts';
import { pageAction, pageLoader, readForm, redirectWithMessage, routeParam } from '../../server/handlers.ts';

const FORM_ID = 'disable-user';

export const loader = pageLoader('platform.users.disable', async ({ params }) => ({
  backTo: `/users/${routeParam(params, 'userId')}`,
}));

export const action = pageAction('platform.users.disable', async ({ api, request, params }) => {
  const userId = routeParam(params, 'userId');
  const reader = await readForm(request);
  return submitForm(reader, async () => {
    await api.platform.disableUser({ userId, reason: reader.text('reason') });
    return redirectWithMessage(`/users/${userId}`, 'Account disabled; its sessions and keys have ended');
  });
});

export default function DisableUser() {
  const { backTo } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <RouteDialog title="Disable this account" backTo={backTo}>
      <Form id={FORM_ID} method="post" preventScrollReset>
        <FormScope formId={FORM_ID} failure={failure}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <p className="text-13 text-muted">
              Every session, API key and impersonation of this person ends within five seconds, on all hosts.
            </p>
            <TextAreaField
              name="reason"
              label="Reason"
              rows={3}
              maxLength={500}
              help="At least 10 characters. It is shown on the account and kept in the audit log."
            />
          </DialogBody>
          <DialogFooter>
            <ButtonLink to={backTo} preventScrollReset>
              Cancel
            </ButtonLink>
            <Button type="submit" tone="danger" isBusy={isBusy}>
              Disable account
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
