import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Form, useLocation, useNavigation } from '@remix-run/react';
import { DetailColumns } from '@ui/work/detail/detail-page.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { SaveBar } from '@ui/work/form/save-bar.tsx';
import { useFormDirty } from '@ui/work/form/use-form-dirty.ts';
import { useFormats } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Fragment, useEffect, useState } from 'react';
import { BasicsCard } from './basics-card.tsx';
import { MediaCard } from './media-card.tsx';
import { FactCards, OrganisationCards } from './organisation-facts.tsx';
import { PRODUCT_FORM_ID, productFormValues } from './product-form.ts';
import { SeoCard } from './seo-card.tsx';
import { VariantsCard } from './variants-card.tsx';

export interface ProductRights {
  edit: boolean;
  stock: boolean;
}

/**
 * The product's page as one form whose fields stand in several cards, beside the small forms of the pictures. While
 * something is typed, fresh data (a picture uploaded, stock adjusted) does not touch the fields.
 */
export function ProductEditor({
  product,
  can,
  failure,
  savedVersion,
}: {
  product: AdminProduct;
  can: ProductRights;
  failure: FormFailure | null;
  savedVersion: number | null;
}) {
  const { locale } = useFormats();
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const isMediaFailure = failure?.values.intent?.[0]?.startsWith('media-') ?? false;
  const formFailure = isMediaFailure ? null : failure;
  const [shown, setShown] = useState(product);
  const version = formFailure?.values.version?.[0] ?? String(shown.version);
  const base = formFailure?.values.base?.[0] ?? JSON.stringify(productFormValues(shown, locale));
  const basePath = pathname.split('/').slice(0, 3).join('/');
  const { isDirty, discard } = useFormDirty(PRODUCT_FORM_ID, `${shown.version}`, basePath);
  const isSaving = navigation.formData?.get('intent') === 'save';

  useEffect(() => {
    if (!isDirty || savedVersion !== null) setShown(product);
  }, [product, savedVersion]);

  return (
    <FormScope formId={PRODUCT_FORM_ID} failure={formFailure}>
      <Form id={PRODUCT_FORM_ID} method="post" preventScrollReset noValidate>
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="base" value={base} />
      </Form>
      <div className="mb-4 empty:hidden">
        <ErrorSummary formId={PRODUCT_FORM_ID} failure={formFailure} />
        {!can.edit && (
          <Notice tone="info" title="You can look at this product">
            Changing it needs the permission products.edit. Ask an owner of the brand to grant it.
          </Notice>
        )}
      </div>
      <Fragment key={version}>
        <fieldset disabled={!can.edit} className="flex min-w-0 flex-col gap-4">
          <DetailColumns factsLabel="Status and organisation" facts={<OrganisationCards product={shown} />}>
            <BasicsCard product={shown} />
            <MediaCard product={product} canEdit={can.edit} failure={isMediaFailure ? failure : null} />
          </DetailColumns>
          <VariantsCard product={product} shown={shown} can={can} />
          <DetailColumns facts={<FactCards product={product} />}>
            <SeoCard product={shown} />
          </DetailColumns>
        </fieldset>
      </Fragment>
      {can.edit && (
        <SaveBar formId={PRODUCT_FORM_ID} isDirty={isDirty} isSaving={isSaving} onDiscard={discard} />
      )}
    </FormScope>
  );
}
