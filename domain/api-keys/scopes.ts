import type { Actor } from '../kernel/context.ts';
import { PERMISSIONS, type PermissionKey } from '../kernel/permissions.ts';
import { Problem } from '../kernel/problem.ts';

/** What an actor may hand on: what it holds itself; the house's own work anything. */
export function grantableOf(actor: Actor): readonly PermissionKey[] {
  if (actor.kind === 'system') return PERMISSIONS;
  return actor.kind === 'staff' || actor.kind === 'api_key' ? actor.permissions : [];
}

/**
 * Nobody makes a key that may do more than they may themselves (10 RBAC-05).
 * @throws Problem 403 `scope_not_held` with the scopes in question
 */
export function requireGrantable(actor: Actor, scopes: readonly string[]): void {
  const held = new Set<string>(grantableOf(actor));
  const missing = scopes.filter((scope) => !held.has(scope));
  if (missing.length === 0) return;
  throw new Problem({
    status: 403,
    code: 'scope_not_held',
    title: 'More than you may do yourself',
    detail: `A key can carry only permissions that you hold. You do not hold: ${missing.join(', ')}.`,
    errors: [{ path: 'scopes', message: `You do not hold ${missing.join(', ')}` }],
    extra: { scopes: missing },
  });
}
