import { pageLoader, routeParam } from '../../server/handlers.ts';

/** What runs on the brand and what it has become; asked every second while something runs. */
export const loader = pageLoader('platform.tenants.view', async ({ api, params }) => {
  const { status, runningOperation } = await api.tenants.getTenant({
    tenantId: routeParam(params, 'tenantId'),
  });
  return { status, running: runningOperation };
});
