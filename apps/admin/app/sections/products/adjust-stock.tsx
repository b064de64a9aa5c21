import { notFound } from '@domain/kernel/problem.ts';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { FactList } from '@ui/work/detail/detail-page.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { IntegerField, SelectField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';

const FORM_ID = 'adjust-stock';
const REASONS = [
  { value: 'received', label: 'Received' },
  { value: 'counted', label: 'Counted' },
  { value: 'damaged', label: 'Damaged' },
  { value: 'returned', label: 'Returned' },
  { value: 'correction', label: 'Correction' },
] as const;

export const loader = pageLoader('inventory.adjust', async ({ api, params }) => {
  const product = await api.catalog.adminGetProduct({ productId: routeParam(params, 'productId') });
  const variant = product.variants.find((candidate) => candidate.id === params.variantId);
  if (!variant) throw notFound('variant');
  return {
    productId: product.id,
    title: [product.title, ...variant.options].join(', '),
    stock: variant.stock,
  };
});

/** Adds to or takes from the stock on hand; the ledger keeps the reason. */
export const action = pageAction('inventory.adjust', async ({ request, ctx, api, params }) => {
  const productId = routeParam(params, 'productId');
  const reader = await readForm({ request, ctx });
  const delta = reader.integer('delta');
  if (delta === 0 && reader.errors.length === 0) {
    reader.errors.push({ path: 'delta', message: 'Enter how many units more (12) or fewer (-3)' });
  }
  const reason = REASONS.find(({ value }) => value === reader.text('reason'))?.value ?? 'correction';
  return submitForm(reader, async () => {
    const note = reader.text('note').trim() || undefined;
    const stock = await api.inventory.adjust({
      variantId: routeParam(params, 'variantId'),
      delta,
      reason,
      note,
    });
    return redirectWithMessage(
      `/products/${productId}`,
      `Stock adjusted: ${stock.onHand} on hand, ${stock.available} available`,
    );
  });
});

export default function AdjustStock() {
  const { productId, title, stock } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formAction?.endsWith('/stock') ?? false;
  const backTo = `/products/${productId}`;
  return (
    <RouteDialog title="Adjust stock" note={title} backTo={backTo}>
      <Form id={FORM_ID} method="post" preventScrollReset>
        <FormScope formId={FORM_ID} failure={failure}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <FactList
              items={[
                { name: 'On hand', value: stock.onHand },
                { name: 'Committed to orders', value: stock.committed },
                { name: 'Held in carts', value: stock.reserved },
                { name: 'Available', value: <strong className="font-semibold">{stock.available}</strong> },
              ]}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <IntegerField name="delta" label="Change" help="12 adds twelve units, -3 takes three away." />
              <SelectField name="reason" label="Reason" options={REASONS} defaultValue="received" />
            </div>
            <TextField name="note" label="Note" help="Optional. Stays with this change." maxLength={500} />
          </DialogBody>
          <DialogFooter>
            <ButtonLink to={backTo} preventScrollReset tone="quiet">
              Cancel
            </ButtonLink>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Adjust stock
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { DialogError as ErrorBoundary } from '../../shell/dialog-error.tsx';
