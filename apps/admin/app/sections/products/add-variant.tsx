import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { MoneyField, TextField } from '@ui/work/form/fields.tsx';
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

const FORM_ID = 'add-variant';

export const loader = pageLoader('products.edit', async ({ api, params }) => {
  const product = await api.catalog.adminGetProduct({ productId: routeParam(params, 'productId') });
  return { productId: product.id, title: product.title, options: product.options, version: product.version };
});

/** Adds one combination of option values. */
export const action = pageAction('products.edit', async ({ request, ctx, api, params }) => {
  const productId = routeParam(params, 'productId');
  const reader = await readForm({ request, ctx });
  const product = await api.catalog.adminGetProduct({ productId });
  const options: Record<string, string> = {};
  product.options.forEach((option, index) => {
    const value = reader.text(`option.${index}`).trim();
    if (!value) reader.errors.push({ path: `option.${index}`, message: `Enter a value for ${option.name}` });
    options[option.name] = value;
  });
  const priceMinor = reader.requiredMoney('price');
  const sku = reader.text('sku').trim() || undefined;
  const fieldOf = (path: string) => {
    const [first, name] = path.split('.');
    if (first === 'options') return `option.${product.options.findIndex((option) => option.name === name)}`;
    return path === 'priceMinor' ? 'price' : path;
  };
  return submitForm(
    reader,
    async () => {
      await api.catalog.addVariant({ productId, version: product.version, options, priceMinor, sku });
      return redirectWithMessage(
        `/products/${productId}`,
        `Variant ${Object.values(options).join(' / ')} added`,
      );
    },
    fieldOf,
  );
});

export default function AddVariant() {
  const { productId, title, options } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formAction?.endsWith('/variants/new') ?? false;
  const backTo = `/products/${productId}`;
  return (
    <RouteDialog title="Add variant" note={title} backTo={backTo}>
      <Form id={FORM_ID} method="post" preventScrollReset>
        <FormScope formId={FORM_ID} failure={failure}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            {options.map((option, index) => (
              <div key={option.name}>
                <TextField
                  name={`option.${index}`}
                  label={option.name}
                  list={`values-${index}`}
                  autoComplete="off"
                />
                <datalist id={`values-${index}`}>
                  {option.values.map(({ value }) => (
                    <option key={value} value={value} />
                  ))}
                </datalist>
              </div>
            ))}
            <div className="grid gap-4 sm:grid-cols-2">
              <MoneyField name="price" label="Price" minor={null} />
              <TextField name="sku" label="SKU" help="Optional" spellCheck={false} autoComplete="off" />
            </div>
          </DialogBody>
          <DialogFooter>
            <ButtonLink to={backTo} preventScrollReset tone="quiet">
              Cancel
            </ButtonLink>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Add variant
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { DialogError as ErrorBoundary } from '../../shell/dialog-error.tsx';
