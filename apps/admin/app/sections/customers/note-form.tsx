import type { CustomerDetail } from '@domain/orders/views.ts';
import { Form, useActionData, useLocation, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextAreaField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { useFormDirty } from '@ui/work/form/use-form-dirty.ts';

const FORM_ID = 'customer-note';

/** The team's note and tags. */
export function NoteForm({ customer }: { customer: CustomerDetail }) {
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const { pathname } = useLocation();
  const isBusy = useNavigation().formMethod === 'POST';
  useFormDirty(FORM_ID, customer.note, pathname);
  return (
    <Form id={FORM_ID} method="post" preventScrollReset className="flex max-w-160 flex-col gap-4">
      <FormScope formId={FORM_ID} failure={failure}>
        <ErrorSummary formId={FORM_ID} failure={failure} />
        <TextAreaField name="note" label="Note" defaultValue={customer.note} rows={3} maxLength={5000} />
        <TextField
          name="tags"
          label="Tags"
          defaultValue={customer.tags.join(', ')}
          help="Separate tags with commas."
        />
        <div>
          <Button type="submit" isBusy={isBusy}>
            Save note and tags
          </Button>
        </div>
      </FormScope>
    </Form>
  );
}
