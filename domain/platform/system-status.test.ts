import { expect, it } from 'vitest';
import { type SystemFacts, systemStatus } from './system-status.ts';

const QUIET: SystemFacts = {
  activeBrands: 10,
  silentBrands: 0,
  brandsBehind: 0,
  failedMigrations: 0,
  failedOperationsDay: 0,
  deadJobs: 0,
  oldestDueMinutes: 0,
};

it.each<[string, Partial<SystemFacts>, string, number]>([
  ['nothing to see', {}, 'healthy', 0],
  ['no brand at all', { activeBrands: 0 }, 'healthy', 0],
  ['one dead job', { deadJobs: 1 }, 'degraded', 1],
  ['work waits nine minutes', { oldestDueMinutes: 9.9 }, 'healthy', 0],
  ['work waits ten minutes', { oldestDueMinutes: 10 }, 'degraded', 1],
  ['one of ten is silent', { silentBrands: 1 }, 'degraded', 1],
  ['two of ten are silent', { silentBrands: 2 }, 'critical', 1],
  ['a migration failed', { failedMigrations: 1, brandsBehind: 1 }, 'degraded', 2],
])('%s', (_, facts, status, reasons) => {
  const judged = systemStatus({ ...QUIET, ...facts });
  expect(judged.status).toBe(status);
  expect(judged.reasons).toHaveLength(reasons);
});
