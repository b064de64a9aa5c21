import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Card } from '@ui/work/card.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { HtmlField } from '@ui/work/form/html-field.tsx';

/** What shoppers read first. */
export function BasicsCard({ product }: { product: AdminProduct }) {
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <TextField name="title" label="Title" defaultValue={product.title} maxLength={255} />
        <HtmlField name="descriptionHtml" label="Description" defaultValue={product.descriptionHtml} />
      </div>
    </Card>
  );
}
