import type { Actor } from './context.ts';
import type { PermissionKey } from './permissions.ts';

/** Whether whoever acts sees fields that this key gates; the house itself sees all. */
export function seesField(actor: Actor, key: PermissionKey): boolean {
  if (actor.kind === 'system') return true;
  return (actor.kind === 'staff' || actor.kind === 'api_key') && actor.permissions.includes(key);
}

/**
 * A field that needs a key of its own, beyond that of the operation: without it the value does not leave the house
 * (10 RBAC-10, ASVS 8.2.3). Use it in every serializer of such a field.
 */
export const gated = <T>(actor: Actor, key: PermissionKey, value: T): T | null =>
  seesField(actor, key) ? value : null;
