import { and, asc, inArray, isNull } from 'drizzle-orm';
import { newId } from '../domain/kernel/ids.ts';
import { type ScopedDb, tables } from '../schema/index.ts';
import { subscriptions } from './subscriptions.ts';

/** Events moved at once; the rest follows in the next round. */
const RELAY_LIMIT = 100;

/**
 * Outbox → jobs, in order: one job for each subscriber of each event, and the mark that the event is out, in one
 * transaction. The job's key is the event's id, so two relays at once make each job once. Returns the number of events.
 */
export async function relayOutbox(db: ScopedDb, now: Date): Promise<number> {
  const { outbox, jobs } = tables;
  const events = await db.run(
    db.q
      .select({ id: outbox.id, type: outbox.type, payload: outbox.payload })
      .from(outbox)
      .where(isNull(outbox.publishedAt))
      .orderBy(asc(outbox.id))
      .limit(RELAY_LIMIT),
  );
  if (events.length === 0) return 0;
  const rows = events.flatMap((event) =>
    (subscriptions[event.type] ?? []).map((name) => ({
      id: newId(),
      name,
      payload: event.payload,
      key: `event:${event.id}`,
      runAt: now,
    })),
  );
  const mark = db.q
    .update(outbox)
    .set({ publishedAt: now, updatedAt: now })
    .where(
      and(
        inArray(
          outbox.id,
          events.map(({ id }) => id),
        ),
        isNull(outbox.publishedAt),
      ),
    );
  await db.runAll(rows.length === 0 ? [mark] : [db.q.insert(jobs).values(rows).onConflictDoNothing(), mark]);
  return events.length;
}
