import { type SQL, sql } from 'drizzle-orm';
import type { ImageView } from '../../kernel/views.ts';

/** A picture's columns as JSON, for aggregates in one statement. */
export interface ImageRow {
  id: string;
  key: string | null;
  status: 'ready' | 'pending' | 'failed';
  alt: string;
  alts: Record<string, string>;
  width: number;
  height: number;
  widths: number[];
  thumbhash: string | null;
  variantIds: string[];
}

export function imageJson(alias: SQL): SQL {
  return sql`json_build_object('id', ${alias}.id, 'key', ${alias}.file_key, 'status', ${alias}.status, 'alt', ${alias}.alt, 'alts', ${alias}.alt_translations, 'width', ${alias}.width, 'height', ${alias}.height, 'widths', ${alias}.widths, 'thumbhash', ${alias}.thumbhash, 'variantIds', ${alias}.variant_ids)`;
}

export function imageView(tenantId: string, row: ImageRow, locale: string): ImageView {
  return {
    key: row.key === null ? '' : `${tenantId}/${row.key}`,
    alt: row.alts[locale] ?? row.alt,
    width: row.width,
    height: row.height,
    widths: row.widths,
    thumbhash: row.thumbhash,
    isPending: row.key === null || row.status !== 'ready',
  };
}
