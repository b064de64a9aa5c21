import { decodeCsv } from '@domain/catalog/import/decode-csv.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { redirect } from '@remix-run/cloudflare';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPager } from '@ui/work/list/list-pager.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { ListTable } from '@ui/work/list/list-table.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { formFailure, pageAction, pageLoader, readForm, submitForm } from '../../server/handlers.ts';
import { IMPORTS_LIST } from './imports-list.tsx';
import { UploadForm } from './upload-form.tsx';

const MAX_BYTES = 20 * 1024 * 1024;
const RULES = rulesOf(IMPORTS_LIST);

export const meta: MetaFunction = () => [{ title: 'Import · Admin' }];

export const loader = pageLoader('products.import', ({ api, url }) => {
  const cursor = url.searchParams.get('cursor') ?? undefined;
  return api.imports.list({ cursor, limit: 25 });
});

/** Takes the file and opens its dry run; nothing is changed yet. */
export const action = pageAction('products.import', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  const file = reader.form.get('file');
  if (!(file instanceof File) || file.size === 0) {
    return formFailure(reader, {
      title: 'Choose a CSV file first',
      errors: [{ path: 'file', message: 'No file was chosen' }],
    });
  }
  if (file.size > MAX_BYTES) {
    return formFailure(reader, {
      title: 'This file is too large',
      errors: [
        {
          path: 'file',
          message: 'A file may have up to 20 MB and 10,000 rows. Split it and import the parts.',
        },
      ],
    });
  }
  const { text } = decodeCsv(new Uint8Array(await file.arrayBuffer()));
  return submitForm(reader, async () => {
    const run = await api.imports.check({ fileName: file.name, csv: text });
    return redirect(`/products/import/${run.id}`);
  });
});

export default function Imports() {
  const runs = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const query = readListQuery(RULES, new URLSearchParams());
  return (
    <Page width="detail">
      <PageHeader
        title="Import products"
        note="From a Shopify product CSV. You see what would change before anything is changed."
      />
      <div className="flex flex-col gap-4">
        <UploadForm failure={isFailure(result) ? result : null} isFirst={runs.items.length === 0} />
        {runs.items.length > 0 && (
          <Card title="History" isFlush>
            <ListTable
              definition={IMPORTS_LIST}
              items={runs.items}
              query={query}
              caption="Imports, newest first"
            />
            {(runs.page.next || runs.page.prev) && <ListPager rules={RULES} query={query} page={runs.page} />}
          </Card>
        )}
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
