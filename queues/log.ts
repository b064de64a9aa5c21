export interface JobLog {
  tenantId: string;
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
