import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';

export const SESSION_STATUSES = ['in_progress', 'completed', 'abandoned', 'failed'] as const;
export const STEP_STATUSES = ['pending', 'in_progress', 'completed', 'skipped', 'blocked'] as const;

export const StepView = z.object({
  step: z.int(),
  key: z.string(),
  title: z.string(),
  isRequired: z.boolean(),
  canComplete: z.boolean().describe('false for steps that can only be skipped for now'),
  later: z.string().nullable(),
  status: z.enum(STEP_STATUSES),
  data: z.record(z.string(), z.unknown()),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});

export const SessionView = z.object({
  id: idOutput('onboarding'),
  status: z.enum(SESSION_STATUSES),
  currentStep: z.int(),
  version: z.int().describe('send it back with the next change; a stale one answers 412'),
  expiresAt: z.string(),
  updatedAt: z.string(),
  startedBy: z.string().nullable(),
  tenant: z
    .object({ id: idOutput('tenant'), slug: z.string(), name: z.string(), status: z.string() })
    .nullable(),
  /** The provisioning that step 1 started, while it runs and after. */
  provisioning: z
    .object({
      operationId: idOutput('tenantOperation'),
      state: z.string(),
      step: z.string().nullable(),
      progress: z.int(),
    })
    .nullable(),
  steps: z.array(StepView),
});
export type SessionView = z.infer<typeof SessionView>;

export const CheckView = z.object({
  key: z.string(),
  title: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  detail: z.string(),
});
export type CheckView = z.infer<typeof CheckView>;
