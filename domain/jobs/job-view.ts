import type { tables } from '../../schema/index.ts';
import { toExternalId } from '../kernel/ids.ts';
import type { JobRow } from './views.ts';

export function viewJob(row: typeof tables.jobs.$inferSelect): JobRow {
  return {
    id: toExternalId('job', row.id),
    name: row.name,
    key: row.key,
    state: row.state,
    attempts: row.attempts,
    runAt: row.runAt.toISOString(),
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
