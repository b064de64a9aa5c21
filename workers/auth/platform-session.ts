import { sql } from 'drizzle-orm';
import { platformPermissionsOf } from '../../domain/access/effective-permissions.ts';
import type { HouseSession } from '../../domain/house-app-context.ts';
import type { Actor } from '../../domain/kernel/context.ts';
import { toExternalId } from '../../domain/kernel/ids.ts';
import { isPlatformRole } from '../../domain/kernel/permissions.ts';
import type { Database } from '../../schema/index.ts';
import { hostNameOf } from '../routing/tenants.ts';
import {
  factsOf,
  type SessionColumns,
  sessionColumns,
  sessionIsLive,
  touchedSession,
} from './session-facts.ts';
import { sessionTokenHash } from './staff-session.ts';

interface Row extends SessionColumns {
  name: string;
  email: string;
  platform_role: string | null;
}

/**
 * Whoever is signed in on one of the house's own hosts, in one statement and never believed from memory: what the
 * platform's staff does is sensitive (10 SES-03). A session is good on the host it was made for. `platformRole` only
 * with one of the platform's audience and a second factor (10 SES-05).
 */
export async function houseSession(database: Database, request: Request): Promise<HouseSession | null> {
  const hash = await sessionTokenHash(request);
  if (hash === null) return null;
  const [row] = await database.platform().rows<Row>(sql`
    with ${touchedSession(hash)}
    select ${sessionColumns}, u.name, u.email, case when s.audience = 'platform' and s.aal = 2 then a.role end as platform_role
      from sessions s join users u on u.id = s.user_id and u.status = 'active'
      left join platform_admins a on a.user_id = u.id and a.is_active
      left join impersonations i on i.id = s.impersonation_id
     where s.token = ${hash} and s.audience in ('auth', 'platform') and s.host = ${hostNameOf(request)} and ${sessionIsLive}`);
  if (!row) return null;
  const role = row.platform_role;
  return {
    userId: toExternalId('user', row.user_id),
    name: row.name,
    email: row.email,
    platformRole: role !== null && isPlatformRole(role) ? role : null,
    permissions: role !== null && isPlatformRole(role) ? platformPermissionsOf(role) : [],
    facts: factsOf(row),
  };
}

export function actorOfHouseSession(session: HouseSession | null): Actor {
  if (!session) return { kind: 'anonymous' };
  const { userId: id, name, permissions } = session;
  return session.platformRole === null
    ? { kind: 'person', id, name }
    : { kind: 'platform', id, name, permissions };
}
