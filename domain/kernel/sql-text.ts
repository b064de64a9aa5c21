import { type SQL, sql } from 'drizzle-orm';

/** An instant as ISO 8601 UTC text with milliseconds, for raw statements and JSON aggregates. */
export function isoUtc(instant: SQL): SQL<string> {
  return sql<string>`to_char(${instant} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A pattern for `ilike` that finds `text` anywhere; its own wildcards are taken literally. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
