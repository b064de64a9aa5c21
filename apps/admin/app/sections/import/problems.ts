import type { ImportRunView } from '@domain/imports/views.ts';
import { type CsvColumns, csvResponse } from '../../server/csv-response.ts';
import { pageLoader, routeParam } from '../../server/handlers.ts';

const COLUMNS: CsvColumns<ImportRunView['problems'][number]> = [
  { header: 'Line', value: (problem) => problem.line },
  { header: 'Severity', value: (problem) => problem.severity },
  { header: 'Handle', value: (problem) => problem.handle },
  { header: 'Column', value: (problem) => problem.column },
  { header: 'Code', value: (problem) => problem.code },
  { header: 'Message', value: (problem) => problem.message },
];

/** Every remark about the file, as CSV. */
export const loader = pageLoader('products.import', async ({ api, params }) => {
  const run = await api.imports.get({ importId: routeParam(params, 'importId') });
  async function* pages() {
    yield run.problems;
  }
  return csvResponse('import-problems.csv', COLUMNS, pages());
});
