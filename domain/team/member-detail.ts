import { sql } from 'drizzle-orm';
import {
  canAssign,
  effectiveGrants,
  isOwner,
  keyOf,
  type RoleBook,
  type RoleDefinition,
  type Scope,
} from '../access/permission-resolution.ts';
import type { OperationContext } from '../kernel/context.ts';
import { notFound } from '../kernel/problem.ts';
import { readAccess } from './access-state.ts';
import { actorUserId } from './actor-user.ts';
import { type MemberRowRecord, memberRowColumns, memberRowView, membersOf } from './member-rows.ts';
import type { MemberDetail } from './views.ts';

/** A member with everything they may do and by which role. Errors: 404. */
export async function memberDetail(ctx: OperationContext, memberId: string): Promise<MemberDetail> {
  const [rows, state] = await Promise.all([
    ctx.db.rows<MemberRowRecord>(
      sql`select ${memberRowColumns} from ${membersOf(ctx.tenant.id)} and m.id = ${memberId}::uuid`,
    ),
    readAccess(ctx, [memberId]),
  ]);
  const row = rows[0];
  const member = state.members.get(memberId);
  if (!row || !member) throw notFound('member');
  return {
    ...memberRowView(row, actorUserId({ actor: ctx.actor, session: ctx.caller.session })),
    isOwner: isOwner(member.roles),
    mayChange:
      row.status !== 'removed' &&
      !row.directory_managed &&
      canAssign({ editor: state.editor, wanted: [], current: member.roles }, state.book).isAllowed,
    effective: grantsByRole(member.roles, state.book, state.modules),
  };
}

/** What roles grant together, each key with how far it reaches and the roles that give it, in the catalogue's order. */
export function grantsByRole(
  roles: readonly RoleDefinition[],
  book: RoleBook,
  modules: ReadonlySet<string>,
): MemberDetail['effective'] {
  const byKey = new Map<string, { scopes: Set<Scope>; roles: Set<string> }>();
  const all = effectiveGrants(roles, book, modules);
  for (const role of roles) {
    for (const grant of effectiveGrants([role], book, modules)) {
      const key = keyOf(grant);
      const entry = byKey.get(key) ?? { scopes: new Set<Scope>(), roles: new Set<string>() };
      entry.roles.add(role.name);
      if (all.has(grant)) entry.scopes.add(scopeOf(grant));
      byKey.set(key, entry);
    }
  }
  return [...byKey].map(([key, entry]) => ({ key, scopes: [...entry.scopes], roles: [...entry.roles] }));
}

function scopeOf(grant: string): Scope {
  if (grant.endsWith('@own')) return 'own';
  return grant.endsWith('@team') ? 'team' : 'any';
}
