import { eq } from 'drizzle-orm';
import { platformTables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { fromExternalId } from '../kernel/ids.ts';
import { Problem } from '../kernel/problem.ts';

/**
 * The person for whom the caller acts, as UUID: the member of a session, or the owner of a key; null for a key of the
 * brand itself and for the house.
 */
export async function ownerOfCaller(ctx: OperationContext): Promise<string | null> {
  if (ctx.actor.kind === 'staff') return ctx.caller.session?.userId ?? null;
  if (ctx.actor.kind !== 'api_key') return null;
  const { apiKeys } = platformTables;
  const id = fromExternalId('apiKey', ctx.actor.id);
  if (id === null) return null;
  const [row] = await ctx.db.run(
    ctx.db.q.select({ owner: apiKeys.ownerUserId }).from(apiKeys).where(eq(apiKeys.id, id)),
  );
  return row?.owner ?? null;
}

/**
 * Whose key a new one becomes. A key that is bound to a person makes only keys that are bound to the same person, or it
 * would outlive their rights; a key of the brand makes keys of the brand.
 */
export async function ownerOfNewKey(
  ctx: OperationContext,
  wanted: 'user' | 'service',
): Promise<string | null> {
  const own = await ownerOfCaller(ctx);
  if (ctx.actor.kind === 'api_key') return own;
  if (wanted === 'service') return null;
  if (own === null) {
    throw new Problem({
      status: 422,
      code: 'owner_needed',
      title: 'Nobody to own this key',
      detail: 'Only a signed-in member can make a key of their own. Make a key of the brand instead.',
      errors: [{ path: 'owner', message: 'Choose “the brand”' }],
    });
  }
  return own;
}
