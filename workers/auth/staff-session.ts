import { type SQL, sql } from 'drizzle-orm';
import { effectivePermissions } from '../../domain/access/effective-permissions.ts';
import type { StaffSession } from '../../domain/app-context.ts';
import type { Actor } from '../../domain/kernel/context.ts';
import { sha256Hex } from '../../domain/kernel/hash.ts';
import { toExternalId } from '../../domain/kernel/ids.ts';
import type { Database } from '../../schema/index.ts';
import { hostNameOf } from '../routing/tenants.ts';
import { cookieNameOf, readCookie } from './cookies.ts';
import {
  factsOf,
  type SessionColumns,
  sessionColumns,
  sessionIsLive,
  touchedSession,
} from './session-facts.ts';

const BELIEF_MS = 2_000;

const known = new Map<string, { session: StaffSession | null; at: number }>();

/** SHA-256 of a request's session token, or null. */
export async function sessionTokenHash(request: Request): Promise<string | null> {
  const token = readCookie(request, cookieNameOf('session', new URL(request.url)));
  return token ? sha256Hex(token) : null;
}

/**
 * The member behind a request's session cookie at this tenant, in one statement; null without a live session or an
 * active membership here. Believed for two seconds an isolate, so a revoked session dies within five.
 */
export async function staffSession(
  database: Database,
  tenantId: string,
  request: Request,
): Promise<StaffSession | null> {
  const hash = await sessionTokenHash(request);
  if (hash === null) return null;
  const host = hostNameOf(request);
  const key = `${host}:${tenantId}:${hash}`;
  const entry = known.get(key);
  const now = Date.now();
  if (entry && now - entry.at < BELIEF_MS) return entry.session;
  const session = await lookUp(database, tenantId, host, hash);
  if (known.size > 5_000) known.clear();
  known.set(key, { session, at: now });
  return session;
}

export function forgetSessions(): void {
  known.clear();
}

export interface RoleJson {
  key: string;
  name: string;
  isSystem: boolean;
  permissions: string[];
  parent: { key: string; isSystem: boolean; permissions: string[] } | null;
}

interface Row extends SessionColumns {
  name: string;
  email: string;
  membership_id: string;
  modules: string[];
  roles: RoleJson[];
  allowed_ranges: string[] | null;
}

export const rolesOf = (membership: SQL): SQL => sql`
  coalesce((select json_agg(json_build_object('key', r.key, 'name', r.name, 'isSystem', r.is_system, 'permissions', r.permissions,
      'parent', case when p.id is not null then json_build_object('key', p.key, 'isSystem', p.is_system, 'permissions', p.permissions) end)
      order by r.is_system desc, r.id)
    from membership_roles mr join roles r on r.id = mr.role_id left join roles p on p.id = r.parent_role_id
   where mr.membership_id = ${membership}), '[]'::json)`;

async function lookUp(
  database: Database,
  tenantId: string,
  host: string,
  tokenHash: string,
): Promise<StaffSession | null> {
  const [row] = await database.platform().rows<Row>(sql`
    with ${touchedSession(tokenHash)}
    select ${sessionColumns}, u.name, u.email, m.id as membership_id, t.modules, ${rolesOf(sql`m.id`)} as roles,
           case when sp.ip_allowlist_on then coalesce((select json_agg(a.cidr) from ip_allowlists a where a.tenant_id = t.id and a.is_active), '[]'::json) end as allowed_ranges
      from sessions s join users u on u.id = s.user_id and u.status = 'active'
      join memberships m on m.user_id = u.id and m.tenant_id = ${tenantId}::uuid and m.kind = 'staff' and m.status = 'active'
       and (m.expires_at is null or m.expires_at > now())
      join tenants t on t.id = m.tenant_id left join security_policies sp on sp.tenant_id = t.id
      left join impersonations i on i.id = s.impersonation_id
     where s.token = ${tokenHash} and s.audience = 'admin' and s.host = ${host} and ${sessionIsLive}
       and (s.impersonation_id is null or i.tenant_id = m.tenant_id)`);
  if (!row) return null;
  return {
    userId: toExternalId('user', row.user_id),
    membershipId: row.membership_id,
    name: row.name,
    email: row.email,
    roles: row.roles.map((role) => role.name),
    permissions: effectivePermissions(row.roles),
    allowedRanges: row.allowed_ranges,
    facts: factsOf(row),
  };
}

export function actorOfSession(session: StaffSession | null): Actor {
  if (!session) return { kind: 'anonymous' };
  return { kind: 'staff', id: session.userId, name: session.name, permissions: session.permissions };
}
