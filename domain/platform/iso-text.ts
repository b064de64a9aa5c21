import { type SQL, sql } from 'drizzle-orm';

/** An instant as ISO 8601 in UTC, as raw statements give it. */
export const isoText = (expression: SQL): SQL =>
  sql`to_char(${expression} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
