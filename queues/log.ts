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
export function logJob(entry: JobLog): void {
  const level = entry.state === 'succeeded' ? 'info' : entry.state === 'waiting' ? 'warn' : 'error';
  console[level](JSON.stringify({ level, event: 'job', ...entry }));
}
