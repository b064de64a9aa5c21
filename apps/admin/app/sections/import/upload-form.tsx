import { Form, useHref, useNavigation } from '@remix-run/react';
import { Button, buttonClass } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { cx } from '@ui/work/cx.ts';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope, fieldId } from '@ui/work/form/form-scope.tsx';
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';

const FORM_ID = 'upload-csv';

/** Drop or choose a file; with script the check starts at once. */
export function UploadForm({ failure, isFirst }: { failure: FormFailure | null; isFirst: boolean }) {
  const formRef = useRef<HTMLFormElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const isBusy = useNavigation().formMethod === 'POST';
  const samplePath = useHref('/products/import/sample');

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const input = inputRef.current;
    if (!input || event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    formRef.current?.requestSubmit();
  };

  return (
    <Card>
      <Form
        ref={formRef}
        id={FORM_ID}
        method="post"
        encType="multipart/form-data"
        className="flex flex-col gap-4"
      >
        <FormScope formId={FORM_ID} failure={failure}>
          <ErrorSummary formId={FORM_ID} failure={failure} />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field inside does the same */}
          <div
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
            className={cx(
              'flex flex-wrap items-center gap-4 rounded-lg border border-dashed px-5 py-6',
              isOver ? 'border-accent bg-accent-soft' : 'border-edge',
            )}
          >
            <FileUp aria-hidden="true" size={20} className="text-muted" />
            <div className="min-w-0 flex-1 basis-56">
              <label htmlFor={fieldId(FORM_ID, 'file')} className="text-14 font-medium">
                {isBusy ? 'Reading the file…' : 'Drop a product CSV here, or choose one'}
              </label>
              <p className="text-13 text-muted">Shopify’s export format, up to 20 MB and 10,000 rows</p>
            </div>
            <input
              ref={inputRef}
              id={fieldId(FORM_ID, 'file')}
              type="file"
              name="file"
              accept=".csv,text/csv"
              aria-invalid={failure ? true : undefined}
              onChange={() => formRef.current?.requestSubmit()}
              className="file-field max-w-full text-13 file:mr-3 file:min-h-9 file:rounded-md file:border-0 file:bg-accent file:px-3 file:text-14 file:font-medium file:text-on-accent"
            />
            <Button type="submit" className="no-js-only">
              Check the file
            </Button>
          </div>
        </FormScope>
      </Form>
      {isFirst ? (
        <div className="mt-5 grid gap-6 text-13 sm:grid-cols-3">
          <Step number={1} title="Upload">
            In Shopify, open Products, choose Export, then “CSV for Excel”. Bring that file here as it is.
          </Step>
          <Step number={2} title="Look">
            Every row is checked. You see what would be created, which cells would change, and what cannot be
            read and why.
          </Step>
          <Step number={3} title="Start">
            Products with errors are left out, the rest is imported. The same file again changes nothing.
          </Step>
          <p className="sm:col-span-3">
            <a href={samplePath} download className={buttonClass({ size: 'sm' })}>
              Download a sample CSV
            </a>
          </p>
        </div>
      ) : (
        <p className="mt-3 text-13 text-muted">
          Not sure about the columns?{' '}
          <a href={samplePath} download className="text-accent underline">
            Download a sample CSV
          </a>
        </p>
      )}
    </Card>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: string }) {
  return (
    <div>
      <p className="font-medium">{`${number}. ${title}`}</p>
      <p className="mt-1 text-muted">{children}</p>
    </div>
  );
}
