import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Form, useNavigation } from '@remix-run/react';
import { Button, buttonClass, IconButton } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { cx } from '@ui/work/cx.ts';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { imageSource } from '@ui/work/thumb.tsx';
import { ArrowLeft, ArrowRight, Trash2, Upload } from 'lucide-react';

type Picture = AdminProduct['media'][number];

const UPLOAD_FORM_ID = 'upload';

/** The product's pictures: the first one stands for it. */
export function MediaCard({
  product,
  canEdit,
  failure,
}: {
  product: AdminProduct;
  canEdit: boolean;
  failure: FormFailure | null;
}) {
  const isUploading = useNavigation().formData?.get('intent') === 'media-upload';
  return (
    <Card title={`Pictures · ${product.media.length}`} note="The first one stands for the product in lists.">
      <FormScope formId={UPLOAD_FORM_ID} failure={failure}>
        <div className="mb-3 empty:hidden">
          <ErrorSummary formId={UPLOAD_FORM_ID} failure={failure} />
        </div>
        {product.media.length > 0 && (
          <ul className="mb-4 grid grid-cols-2 gap-4 sm:grid-cols-3 xl:grid-cols-4">
            {product.media.map((picture, index) => (
              <li key={picture.id} className="min-w-0">
                <PictureTile
                  picture={picture}
                  index={index}
                  count={product.media.length}
                  title={product.title}
                  canEdit={canEdit}
                />
              </li>
            ))}
          </ul>
        )}
        {canEdit && (
          <Form
            id={UPLOAD_FORM_ID}
            method="post"
            encType="multipart/form-data"
            preventScrollReset
            className="flex flex-wrap items-center gap-3 rounded-md border border-dashed border-edge px-4 py-3"
            onChange={(event) => {
              if (event.target instanceof HTMLInputElement && event.target.type === 'file')
                event.currentTarget.requestSubmit();
            }}
          >
            <input type="hidden" name="intent" value="media-upload" />
            <label
              className={cx(
                buttonClass({ size: 'sm' }),
                'relative focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
              )}
            >
              <Upload aria-hidden="true" size={14} />
              {isUploading ? 'Uploading…' : 'Choose pictures'}
              <input
                id={`${UPLOAD_FORM_ID}-files`}
                type="file"
                name="files"
                multiple
                accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
                className="absolute inset-0 cursor-pointer opacity-0"
              />
            </label>
            <span className="text-12 text-muted">JPEG, PNG, WebP, AVIF or GIF, up to 20 MB each</span>
            <Button type="submit" size="sm" className="no-js-only">
              Upload
            </Button>
          </Form>
        )}
      </FormScope>
    </Card>
  );
}

function PictureTile({
  picture,
  index,
  count,
  title,
  canEdit,
}: {
  picture: Picture;
  index: number;
  count: number;
  title: string;
  canEdit: boolean;
}) {
  const source = imageSource(picture, 400);
  const name = `Picture ${index + 1}`;
  return (
    <figure>
      <div className="relative aspect-square overflow-hidden rounded-md border border-line bg-sunken">
        {source ? (
          <img
            src={source}
            alt={picture.alt}
            width={picture.width}
            height={picture.height}
            loading="lazy"
            className="size-full object-contain"
          />
        ) : (
          <span className="flex size-full items-center justify-center p-3 text-center text-12 text-muted">
            {picture.isPending ? 'Not fetched yet' : title.charAt(0)}
          </span>
        )}
      </div>
      {canEdit && (
        <Form method="post" preventScrollReset className="mt-2">
          <input type="hidden" name="mediaId" value={picture.id} />
          <input type="hidden" name="position" value={index} />
          <textarea
            key={picture.alt}
            name="alt"
            aria-label={`Alt text of ${name.toLowerCase()}`}
            defaultValue={picture.alt}
            placeholder="Describe the picture"
            maxLength={512}
            rows={2}
            className="control block resize-none text-12"
          />
          <div className="mt-1 flex items-center">
            <Button
              type="submit"
              name="intent"
              value="media-alt"
              size="sm"
              tone="quiet"
              className="mr-auto -ml-2"
              aria-label={`Save the alt text of ${name.toLowerCase()}`}
            >
              Save text
            </Button>
            <IconButton
              type="submit"
              name="intent"
              value="media-earlier"
              label={`Move ${name.toLowerCase()} forward`}
              disabled={index === 0}
            >
              <ArrowLeft aria-hidden="true" size={14} />
            </IconButton>
            <IconButton
              type="submit"
              name="intent"
              value="media-later"
              label={`Move ${name.toLowerCase()} back`}
              disabled={index === count - 1}
            >
              <ArrowRight aria-hidden="true" size={14} />
            </IconButton>
            <IconButton
              type="submit"
              name="intent"
              value="media-delete"
              label={`Delete ${name.toLowerCase()}`}
              className="hover:text-bad"
              onClick={(event) => {
                if (!window.confirm('Delete this picture? It cannot be brought back.'))
                  event.preventDefault();
              }}
            >
              <Trash2 aria-hidden="true" size={14} />
            </IconButton>
          </div>
        </Form>
      )}
    </figure>
  );
}
