import { CSV_BOM, csvRecord } from '@ui/work/format/csv.ts';

export const CSV_ROW_LIMIT = 5_000;

type CsvValue = string | number | null;

/** Columns of an export: heading and value. */
export type CsvColumns<Row> = readonly { header: string; value: (row: Row) => CsvValue }[];

/** Streams rows as a CSV download, at most 5,000 (30 PAT-07). */
export function csvResponse<Row>(
  fileName: string,
  columns: CsvColumns<Row>,
  pages: AsyncIterable<Row[]>,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        controller.enqueue(encoder.encode(CSV_BOM + csvRecord(columns.map((column) => column.header))));
        for await (const rows of pages) {
          const text = rows.map((row) => csvRecord(columns.map((column) => column.value(row)))).join('');
          controller.enqueue(encoder.encode(text));
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** Walks a list's cursors to the end or the limit. */
export async function* allPages<Row>(
  load: (cursor: string | undefined) => Promise<{ items: Row[]; page: { next: string | null } }>,
): AsyncGenerator<Row[]> {
  let cursor: string | undefined;
  let count = 0;
  do {
    const { items, page } = await load(cursor);
    yield items.slice(0, CSV_ROW_LIMIT - count);
    count += items.length;
    cursor = page.next ?? undefined;
  } while (cursor && count < CSV_ROW_LIMIT);
}
