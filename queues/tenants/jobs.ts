import { z } from 'zod';
import { isProblem } from '../../domain/kernel/problem.ts';
import { type Job, type JobContext, job } from '../job.ts';

const OperationPayload = z.object({ operationId: z.uuid() });
type OperationPayload = z.infer<typeof OperationPayload>;

/** Somebody else is at it: the job comes back, which is how a runner that died is followed. */
const HELD_BACKOFF = [15, 30, 60] as const;

/**
 * One run of an operation. What goes wrong in it is counted by the operation itself, whose tries people see; the job
 * fails only while another run holds the operation, or when not even the failure could be written.
 */
async function runOperation({ houseApi }: JobContext, { operationId }: OperationPayload): Promise<void> {
  try {
    await houseApi.tenants.runOperation({ operationId });
  } catch (error) {
    if (isProblem(error) && error.code === 'operation_held') throw error;
    if (isProblem(error) && error.code === 'operation_lost') return;
    await houseApi.tenants.recordFailure({
      operationId,
      code: isProblem(error) ? error.code : 'step_failed',
      detail: (error instanceof Error ? error.message : String(error)).slice(0, 1_000),
    });
  }
}

const operationJob = (name: string): Job =>
  job({
    name,
    payload: OperationPayload,
    attempts: 10,
    backoff: HELD_BACKOFF,
    run: runOperation,
    onDead: async ({ houseApi }, { operationId }, error) => {
      await houseApi.tenants.recordFailure({ operationId, code: 'job_dead', detail: error, isFinal: true });
    },
  });

export const jobs: readonly Job[] = [
  ...['tenant.provision', 'tenant.transition', 'tenant.export', 'tenant.import', 'tenant.clone'].map(
    operationJob,
  ),
  job({
    name: 'tenant.purge',
    payload: z.object({}),
    attempts: 10,
    run: async ({ houseApi }) => {
      await houseApi.tenants.purgeDue({});
    },
  }),
];
