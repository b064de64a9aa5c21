import { Problem } from '../kernel/problem.ts';
import type { HeldOperation, OperationKind } from './operation-lease.ts';
import type { Plan } from './steps/step.ts';

/** Names of the jobs that carry operations on (10 §8). */
export const JOB_OF_KIND: Record<OperationKind, string> = {
  provision: 'tenant.provision',
  suspend: 'tenant.transition',
  resume: 'tenant.transition',
  archive: 'tenant.transition',
  restore: 'tenant.transition',
  delete: 'tenant.transition',
  export: 'tenant.export',
  import: 'tenant.import',
  clone: 'tenant.clone',
  move: 'tenant.move',
  migrate: 'tenant.migrate',
};

/** The steps of an operation; each kind's code loads when one is worked on. */
export async function planOf({ kind, input }: Pick<HeldOperation, 'kind' | 'input'>): Promise<Plan> {
  switch (kind) {
    case 'provision':
      return (await import('./steps/provision.ts')).provisionPlan;
    case 'suspend':
    case 'resume':
    case 'archive':
    case 'restore':
      return (await import('./steps/transition.ts')).transitionPlans[kind];
    case 'delete':
      return input.isPurge === true
        ? (await import('./steps/purge.ts')).purgePlan
        : (await import('./steps/transition.ts')).transitionPlans.delete;
    default:
      throw new Problem({
        status: 501,
        code: 'operation_not_supported',
        title: 'Not supported',
        detail: `Nothing here works on operations of the kind ${kind}.`,
      });
  }
}
