import { z } from 'zod';
import { job } from '../job.ts';

/** One part of an import; enqueues the next itself, in the transaction that marks this one done. */
const chunk = job({
  name: 'imports.chunk',
  payload: z.object({ importId: z.string(), position: z.int().min(0) }),
  run: async ({ api }, payload) => {
    await api.imports.runChunk(payload);
  },
  onDead: async ({ api }, { importId }, error) => {
    await api.imports.fail({ importId, reason: error });
  },
});

export const jobs = [chunk];
