import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';

export const JobState = z.enum(['waiting', 'running', 'succeeded', 'dead', 'cancelled']);

/** A run of background work. */
export const JobRow = z.object({
  id: idOutput('job'),
  name: z.string(),
  key: z.string(),
  state: JobState,
  /** Tries so far. */
  attempts: z.int(),
  /** When it was or will be tried (again). */
  runAt: z.iso.datetime(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type JobRow = z.infer<typeof JobRow>;
