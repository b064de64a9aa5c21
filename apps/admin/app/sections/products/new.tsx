import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageAction, pageLoader, readForm, redirectWithMessage, submitForm } from '../../server/handlers.ts';

const FORM_ID = 'new-product';

export const meta: MetaFunction = () => [{ title: 'New product · Admin' }];

export const handle = { crumb: () => 'New product' };

export const loader = pageLoader('products.edit', async () => ({ isReady: true }));

/** Makes a draft; everything else is filled in on its page. */
export const action = pageAction('products.edit', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  const title = reader.text('title').trim();
  if (!title) reader.errors.push({ path: 'title', message: 'Enter a title' });
  return submitForm(reader, async () => {
    const product = await api.catalog.createProduct({ title });
    return redirectWithMessage(
      `/products/${product.id}`,
      'Draft created. Shoppers see it once it is active.',
    );
  });
});

export default function NewProduct() {
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formMethod === 'POST';
  return (
    <Page width="form">
      <PageHeader title="New product" />
      <Card>
        <Form id={FORM_ID} method="post" className="flex flex-col gap-4">
          <FormScope formId={FORM_ID} failure={failure}>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <TextField
              name="title"
              label="Title"
              help="As shoppers will read it. Price, pictures and the rest come next; the product stays a draft until you publish it."
              maxLength={255}
              required
            />
            <div className="flex gap-2">
              <Button type="submit" tone="primary" isBusy={isBusy}>
                Create draft
              </Button>
              <ButtonLink to="/products" tone="quiet">
                Cancel
              </ButtonLink>
            </div>
          </FormScope>
        </Form>
      </Card>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
