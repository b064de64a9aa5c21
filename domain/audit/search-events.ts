import { sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import { cutPage, decodeCursor, listHash } from '../kernel/cursor.ts';
import { cappedCount, keyset, totalOf } from '../kernel/keyset.ts';
import { notFound } from '../kernel/problem.ts';
import {
  type EventRow,
  eventColumns,
  eventsWithLabels,
  viewEvent,
  viewRow,
  type WholeRow,
  wholeColumns,
} from './event-rows.ts';
import { type AuditFilters, auditCondition, chainIs } from './filters.ts';

/** A page of a chain's events, newest first: by id, which is ordered by time and has an index a chain. */
export async function searchEvents(
  db: ScopedDb,
  tenantId: string | null,
  filters: AuditFilters,
  given: string | undefined,
  limit: number,
) {
  const hash = listHash(['audit', tenantId, filters]);
  const cursor = decodeCursor(hash, given);
  const page = keyset([{ expression: sql`e.id`, type: 'uuid' }], 'desc', cursor);
  const wanted = auditCondition(tenantId, filters);
  const [rows, counted] = await db.batch([
    db.q.execute<EventRow>(
      sql`select ${eventColumns} from ${eventsWithLabels} where ${wanted} and ${page.condition} order by ${page.order} limit ${limit + 1}`,
    ),
    db.q.execute<{ value: number }>(cappedCount(sql`${eventsWithLabels} where ${wanted}`)),
  ]);
  const cut = cutPage(hash, rows.rows, limit, cursor, (row) => [row.id]);
  return { ...cut, items: cut.items.map(viewRow), total: totalOf(counted.rows) };
}

export async function getEvent(db: ScopedDb, tenantId: string | null, eventId: string) {
  const [row] = await db.rows<WholeRow>(
    sql`select ${wholeColumns} from ${eventsWithLabels} where ${chainIs(tenantId)} and e.id = ${eventId}::uuid`,
  );
  if (!row) throw notFound('audit event');
  return viewEvent(row);
}
