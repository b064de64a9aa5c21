import type { Job } from './job.ts';

type Folder = { names: readonly string[]; load: () => Promise<{ jobs: readonly Job[] }> };

/**
 * Every job by the folder of its handlers, which loads when one of its jobs is first due. A test compares the names
 * with what the folders define.
 */
export const folders: Record<string, Folder> = {
  auth: {
    names: ['auth.mail_send', 'auth.prune', 'auth.keys_rotate'],
    load: () => import('./auth/jobs.ts'),
  },
  checkout: { names: ['checkout.reconcile', 'checkout.finish'], load: () => import('./checkout/jobs.ts') },
  imports: { names: ['imports.chunk'], load: () => import('./imports/jobs.ts') },
  inventory: { names: ['inventory.sweep', 'inventory.audit'], load: () => import('./inventory/jobs.ts') },
  jobs: { names: ['idempotency.gc'], load: () => import('./jobs/jobs.ts') },
  mail: {
    names: ['order.confirmation_mail', 'order.shipping_mail', 'order.refund_mail'],
    load: () => import('./mail/jobs.ts'),
  },
  platform: {
    names: ['platform.idempotency_gc', 'platform.rollup'],
    load: () => import('./platform/jobs.ts'),
  },
  audit: {
    names: [
      'audit.verify',
      'audit.archive',
      'audit.export',
      'platform_audit.verify',
      'platform_audit.archive',
    ],
    load: () => import('./audit/jobs.ts'),
  },
  api_keys: { names: ['api_keys.notice', 'api_keys.notice_mail'], load: () => import('./api-keys/jobs.ts') },
  onboarding: {
    names: ['onboarding.nudge', 'onboarding.expire'],
    load: () => import('./onboarding/jobs.ts'),
  },
  tenants: {
    names: [
      'tenant.provision',
      'tenant.transition',
      'tenant.export',
      'tenant.import',
      'tenant.clone',
      'tenant.purge',
    ],
    load: () => import('./tenants/jobs.ts'),
  },
  secrets: { names: ['secrets.reencrypt', 'secrets.rewrap'], load: () => import('./secrets/jobs.ts') },
  orders: { names: ['refund.retry'], load: () => import('./orders/jobs.ts') },
  team: {
    names: [
      'invitation.send',
      'team.mail',
      'invitation.expire',
      'invitation.notify',
      'membership.expire',
      'membership.remind',
      'membership.end_sessions',
      'invitation.answered',
    ],
    load: () => import('./team/jobs.ts'),
  },
};

/** The job of that name, or null when this version of the house does not know it. */
export async function findJob(name: string): Promise<Job | null> {
  const folder = Object.values(folders).find(({ names }) => names.includes(name));
  if (!folder) return null;
  const { jobs } = await folder.load();
  return jobs.find((job) => job.name === name) ?? null;
}
