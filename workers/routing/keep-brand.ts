import type { StaffSession } from '../../domain/app-context.ts';
import { createHouseApi } from '../../domain/kernel/caller.ts';
import type { House } from '../../domain/kernel/execute.ts';
import { toExternalId } from '../../domain/kernel/ids.ts';
import { systemCaller } from './request-scope.ts';
import type { RoutedTenant } from './tenants.ts';

/** The one act left to the owner of a brand that is being deleted (10 §4.1: cancel only); null for every other request. */
export async function keepBrand(
  house: House,
  routed: RoutedTenant,
  session: StaffSession | null,
  request: Request,
  requestId: string,
): Promise<Response | null> {
  const isAsked = request.method === 'POST' && new URL(request.url).pathname === '/admin/keep-brand';
  if (!isAsked || routed.status !== 'deleting' || session?.facts.impersonation) return null;
  if (!session?.permissions.includes('tenant.delete')) return null;
  const api = createHouseApi(house, systemCaller('admin', session.userId, requestId));
  await api.tenants.cancelDeletion({ tenantId: toExternalId('tenant', routed.tenant.id) });
  return new Response(null, { status: 303, headers: { location: '/admin', 'cache-control': 'no-store' } });
}
