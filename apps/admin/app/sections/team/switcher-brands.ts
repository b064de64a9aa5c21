import { toExternalId } from '@domain/kernel/ids.ts';
import type { SignedInContext } from '../../server/context.ts';

/** A brand in the header's switcher. */
export interface SwitcherBrand {
  id: string;
  name: string;
  url: string;
  role: string;
  isCurrent: boolean;
  isDefault: boolean;
  /** Why it cannot be opened, in words. */
  closed: string | null;
}

const CLOSED = {
  brand_suspended: 'The brand is suspended',
  membership_suspended: 'Your membership is suspended',
  membership_pending: 'Not approved yet',
} as const;

const VISIT_MS = 5 * 60_000;
/** When each person was last noted at a brand by this instance: the statement behind it guards itself as well. */
const visits = new Map<string, number>();

/** The brands that the person works in, the last used first; notes that they are here now (10 CTX-01, CTX-04). */
export async function switcherBrands({
  tenant,
  session,
  houseApi,
}: SignedInContext): Promise<SwitcherBrand[]> {
  const tenantId = toExternalId('tenant', tenant.id);
  const visit = `${session.userId}:${tenantId}`;
  if (Date.now() - (visits.get(visit) ?? 0) > VISIT_MS) {
    if (visits.size > 5_000) visits.clear();
    visits.set(visit, Date.now());
    await houseApi.joining.noteVisit({ tenantId });
  }
  const { items } = await houseApi.joining.listBrands({});
  return items.map(({ id, name, url, roles, isDefault, closedBecause }) => ({
    id,
    name,
    url,
    role: roles[0] ?? 'No role',
    isDefault,
    isCurrent: id === tenantId,
    closed: closedBecause === null ? null : CLOSED[closedBecause],
  }));
}
