import { z } from 'zod';
import { idOutput, toExternalId } from '../kernel/ids.ts';
import type { OperationKind, OperationState } from './operation-lease.ts';
import type { TenantStatus } from './tenant-status.ts';

export const STATUSES = [
  'provisioning',
  'onboarding',
  'active',
  'moving',
  'suspended',
  'archived',
  'deleting',
  'deleted',
  'failed',
] as const satisfies readonly TenantStatus[];

export const OPERATION_STATES = [
  'queued',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
] as const satisfies readonly OperationState[];

export const OPERATION_KINDS = [
  'provision',
  'move',
  'suspend',
  'resume',
  'archive',
  'restore',
  'delete',
  'export',
  'import',
  'clone',
  'migrate',
] as const satisfies readonly OperationKind[];

/** Long work on a brand, as people watch it. */
export const OperationView = z.object({
  id: idOutput('tenantOperation'),
  tenantId: idOutput('tenant').nullable(),
  /** Of the brand, as it is called now. */
  tenantName: z.string().nullable(),
  kind: z.enum(OPERATION_KINDS),
  state: z.enum(OPERATION_STATES),
  step: z.string().nullable(),
  progress: z.int().describe('per cent'),
  attempts: z.int().describe('tries of the current step'),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** What it found or made: parts of a bundle, a certificate, the id of a copy. */
  result: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type OperationView = z.infer<typeof OperationView>;

export interface OperationRow extends Record<string, unknown> {
  id: string;
  tenant_id: string | null;
  tenant_name: string | null;
  kind: OperationKind;
  state: OperationState;
  step: string | null;
  progress: number;
  attempts: number;
  error_code: string | null;
  error_detail: string | null;
  result: Record<string, unknown>;
  created_at: string;
  finished_at: string | null;
}

export function operationView(row: OperationRow): OperationView {
  return {
    id: toExternalId('tenantOperation', row.id),
    tenantId: row.tenant_id && toExternalId('tenant', row.tenant_id),
    tenantName: row.tenant_name,
    kind: row.kind,
    state: row.state,
    step: row.step,
    progress: row.progress,
    attempts: row.attempts,
    error: row.error_code === null ? null : { code: row.error_code, detail: row.error_detail ?? '' },
    result: row.result,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

/** The answer of what starts long work: watch it at `/platform/operations/{operationId}`. */
export const Started = z.object({ operationId: idOutput('tenantOperation') });
