import { isSensitive, type PermissionKey } from '../../kernel/permissions.ts';
import { type Grant, type Scope, scopesOf } from './grants.ts';

/** A step-up holds for ten minutes in the session that made it (10 SES-07). */
export const STEP_UP_SECONDS = 10 * 60;

/** Whether a step-up made at `stepUpAt` still holds; one from the future (a skewed clock) does not. */
export function isStepUpFresh(stepUpAt: Date | null, now: Date): boolean {
  if (!stepUpAt) return false;
  const age = now.getTime() - stepUpAt.getTime();
  return age >= 0 && age <= STEP_UP_SECONDS * 1000;
}

export type AccessDecision =
  | { isAllowed: true; scopes: readonly Scope[] }
  | {
      isAllowed: false;
      code:
        | 'membership_inactive'
        | 'tenant_unavailable'
        | 'permission_denied'
        | 'blocked_while_impersonating'
        | 'step_up_required';
    };

/**
 * May this be done now? Membership active ∧ the brand's status allows it ∧ the key is held ∧ (for a sensitive key) a
 * fresh step-up and nobody impersonating (10 §4.9). `narrowable` names the scopes that the caller can enforce in SQL: a
 * scoped grant is worth nothing elsewhere (RBAC-03). The answer's `scopes` are those to enforce.
 */
export function decideAccess(
  key: PermissionKey,
  standing: {
    grants: ReadonlySet<Grant>;
    isMembershipActive: boolean;
    isTenantOpen: boolean;
    isStepUpFresh: boolean;
    isImpersonated: boolean;
  },
  narrowable: readonly ('team' | 'own')[] = [],
): AccessDecision {
  if (!standing.isMembershipActive) return { isAllowed: false, code: 'membership_inactive' };
  if (!standing.isTenantOpen) return { isAllowed: false, code: 'tenant_unavailable' };
  const scopes = scopesOf(standing.grants, key).filter(
    (scope) => scope === 'any' || narrowable.includes(scope),
  );
  if (scopes.length === 0) return { isAllowed: false, code: 'permission_denied' };
  if (isSensitive(key)) {
    if (standing.isImpersonated) return { isAllowed: false, code: 'blocked_while_impersonating' };
    if (!standing.isStepUpFresh) return { isAllowed: false, code: 'step_up_required' };
  }
  return { isAllowed: true, scopes };
}
