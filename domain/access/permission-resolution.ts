/** Who may do what in a brand: roles → grants → decision (10 §3.8, §4.9). Pure; the roles come from the caller. */
export {
  type AccessDecision,
  decideAccess,
  isStepUpFresh,
  STEP_UP_SECONDS,
} from './permission-resolution/decision.ts';
export { type AssignmentDecision, canAssign, isOwner } from './permission-resolution/escalation.ts';
export {
  type Explanation,
  explain,
  type GrantSource,
  type NearMiss,
} from './permission-resolution/explain.ts';
export {
  covers,
  effectiveGrants,
  type Grant,
  grantsOf,
  heldGrants,
  intersectGrants,
  keyOf,
  missingFrom,
  normaliseGrants,
  type RoleBook,
  type RoleDefinition,
  roleBook,
  type Scope,
  scopesOf,
  systemRole,
  withModules,
} from './permission-resolution/grants.ts';
export { type RoleProblem, validateRole } from './permission-resolution/validate-role.ts';
