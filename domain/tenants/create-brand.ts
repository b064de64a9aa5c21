import type { HouseContext } from '../kernel/context.ts';
import { failedExpectation } from '../kernel/database-errors.ts';
import { expectRows } from '../kernel/execute.ts';
import { newId } from '../kernel/ids.ts';
import { startOperation } from './operation-rows.ts';
import { reservation, slugLock } from './provision.ts';
import { slugTaken } from './slug-availability.ts';
import type { ProvisionInput } from './steps/provision.ts';
import type { Brand } from './tenant-input.ts';

export interface NewBrand {
  brand: Brand;
  ownerUserId: string | null;
  opensAs: ProvisionInput['opensAs'];
  onboarding: 'in_progress' | 'completed';
}

/**
 * Reserves the slug with the brand's row, and starts its provisioning; what the caller wrote before goes in the same
 * transaction. Of two at once with one slug, one gets it.
 * @throws Problem 409 `slug_taken` with suggestions
 */
export async function createBrand(
  ctx: HouseContext,
  { brand, ownerUserId, opensAs, onboarding }: NewBrand,
  alsoWrite: (tenantId: string, operationId: string) => void = () => undefined,
): Promise<{ tenantId: string; operationId: string }> {
  const tenantId = newId();
  const wanted = { id: tenantId, brand, ownerUserId, onboarding, now: ctx.now() };
  ctx.write(ctx.db.q.execute(slugLock(brand.slug)), expectRows(ctx.db, reservation(wanted), 1, 'slug_taken'));
  const input: ProvisionInput = { ownerUserId, opensAs, theme: brand.theme };
  const operationId = startOperation(ctx, {
    tenantId,
    kind: 'provision',
    input,
    key: `provision:${tenantId}`,
  });
  alsoWrite(tenantId, operationId);
  try {
    await ctx.commit();
  } catch (error) {
    if (failedExpectation(error) === 'slug_taken') throw await slugTaken(ctx.db, brand.slug, ctx.now());
    throw error;
  }
  return { tenantId, operationId };
}
