import { forgetRoutes } from './routes.ts';
import type { Plan, Step } from './step.ts';

/** What was parked goes on: due jobs, events in the outbox, news from gateways that was stored meanwhile. */
const wake: Step = {
  name: 'wake',
  run: async (work) => {
    await work.ports.bell.ring(work.tenant.id);
    return undefined;
  },
};

const routes: Step = { name: 'routes', run: forgetRoutes };

const closing = (event: string): Plan => ({
  steps: [routes],
  event: ({ tenant }) => ({ type: event, payload: { tenantId: tenant.id, slug: tenant.slug } }),
});
const opening = (event: string): Plan => ({ ...closing(event), steps: [routes, wake] });

/** What follows a change of status (10 §4.1, `tenant.transition`): the status itself changed with the request. */
export const transitionPlans = {
  suspend: closing('tenant.suspended'),
  resume: opening('tenant.resumed'),
  archive: closing('tenant.archived'),
  restore: opening('tenant.restored'),
  delete: closing('tenant.delete_requested'),
} as const;
