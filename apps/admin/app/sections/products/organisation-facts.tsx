import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Tag } from '@ui/work/badge.tsx';
import { Card } from '@ui/work/card.tsx';
import { FactList } from '@ui/work/detail/detail-page.tsx';
import { SelectField, TextField } from '@ui/work/form/fields.tsx';
import { CountText, TimeText } from '@ui/work/format/formats.tsx';
import { PRODUCT_STATUS_OPTIONS } from './product-status.tsx';

/** Status, and how the product is sorted in: fields of the form. */
export function OrganisationCards({ product }: { product: AdminProduct }) {
  return (
    <>
      <Card title="Status">
        <SelectField
          name="status"
          label="Status"
          isLabelHidden
          defaultValue={product.status}
          options={PRODUCT_STATUS_OPTIONS}
          help="Only active products are in the shop."
        />
      </Card>
      <Card title="Organisation">
        <div className="flex flex-col gap-4">
          <TextField name="vendor" label="Vendor" defaultValue={product.vendor} />
          <TextField name="productType" label="Type" defaultValue={product.productType} />
          <TextField
            name="tags"
            label="Tags"
            defaultValue={product.tags.join(', ')}
            help="Separate tags with commas."
          />
        </div>
      </Card>
    </>
  );
}

/** What follows from elsewhere: collections, stock, time. */
export function FactCards({ product }: { product: AdminProduct }) {
  const available = product.variants.reduce((sum, variant) => sum + variant.stock.available, 0);
  return (
    <>
      <Card title="Collections">
        {product.collections.length === 0 ? (
          <p className="text-13 text-muted">In no collection</p>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {product.collections.map((collection) => (
              <li key={collection.id}>
                <Tag>{collection.title}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title="Facts">
        <FactList
          items={[
            { name: 'Available', value: <CountText value={available} /> },
            { name: 'Variants', value: <CountText value={product.variants.length} /> },
            { name: 'Changed', value: <TimeText at={product.updatedAt} /> },
          ]}
        />
      </Card>
    </>
  );
}
