import { logLine } from '../domain/kernel/log-line.ts';

export interface JobLog {
  /** Null for the platform's own work. */
  tenantId: string | null;
  jobId: string;
  name: string;
  state: string;
  error: string | null;
  attempt?: number;
  ms?: number;
}

/** One line of JSON a run, in the Worker's log. */
export function logJob({ tenantId, jobId, name, state, error, attempt, ms }: JobLog): void {
  const isDone = state === 'succeeded';
  logLine({
    level: isDone ? 'info' : state === 'waiting' ? 'warn' : 'error',
    service: 'jobs',
    action: `${name}.${isDone ? 'complete' : 'failed'}`,
    tenant_id: tenantId,
    request_id: attempt === undefined ? jobId : `${jobId}:${attempt}`,
    trigger: 'queue',
    outcome: isDone ? 'success' : 'failure',
    duration_ms: ms,
    message: error ?? undefined,
    data: { job_id: jobId, state, attempt },
  });
}
