import type { OperationContext } from '../kernel/context.ts';
import { requireStepUp } from '../kernel/execute.ts';
import { isSensitive, type PermissionKey } from '../kernel/permissions.ts';
import { forbidden } from '../kernel/problem.ts';

/** Whether the actor holds a key; the house itself holds all. */
export function holds({ actor }: Pick<OperationContext, 'actor'>, key: PermissionKey): boolean {
  if (actor.kind === 'system') return true;
  const held: readonly string[] = 'permissions' in actor ? actor.permissions : [];
  return held.includes(key);
}

/**
 * Asks for a group's own key beside that of the act (10 §7: `tenant.settings.*` + group key), with a fresh factor
 * where it is a sensitive one.
 * @throws 403 `permission_denied`, `step_up_required`
 */
export function requireKey(ctx: OperationContext, key: PermissionKey): void {
  if (!holds(ctx, key)) throw forbidden(key);
  const { kind } = ctx.actor;
  if (isSensitive(key) && kind !== 'api_key' && kind !== 'system') requireStepUp(ctx.now(), key, ctx.caller);
}
