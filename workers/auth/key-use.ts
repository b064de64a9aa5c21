import { sql } from 'drizzle-orm';
import type { Database } from '../../schema/index.ts';

/** When a key was last used is written so often at most, whatever the traffic. */
const EVERY_MS = 5 * 60_000;
/** Uses of a moment go in one statement. */
const GATHER_MS = 200;
const MOST_NOTED = 5_000;

const noted = new Map<string, number>();
/** Keys of the statement that is about to be sent; one whose request died in between is given up after a second. */
let waiting: { ids: Set<string>; since: number } | null = null;

/** Notes that a key was used; one statement for all keys of a moment, after the answer, once in five minutes a key. */
export function noteKeyUse(
  database: Database,
  keyId: string,
  lastUsedAt: Date | null,
  waitUntil: (work: Promise<unknown>) => void,
): void {
  const now = Date.now();
  const last = Math.max(noted.get(keyId) ?? 0, lastUsedAt?.getTime() ?? 0);
  if (now - last < EVERY_MS) return;
  if (noted.size > MOST_NOTED) noted.clear();
  noted.set(keyId, now);
  if (waiting && now - waiting.since < 5 * GATHER_MS) {
    waiting.ids.add(keyId);
    return;
  }
  waiting = { ids: new Set([keyId]), since: now };
  waitUntil(writeSoon(database, waiting.ids));
}

async function writeSoon(database: Database, gathered: Set<string>): Promise<void> {
  await new Promise((done) => setTimeout(done, GATHER_MS));
  if (waiting?.ids === gathered) waiting = null;
  const ids = [...gathered];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await database
    .platform()
    .rows(
      sql`update api_keys set last_used_at = now() where id in (${list}) and (last_used_at is null or last_used_at < now() - interval '4 minutes')`,
    )
    .catch(() => {
      for (const id of ids) noted.delete(id);
    });
}
