import { and, eq, gt } from 'drizzle-orm';
import type { StaffSession } from '../../domain/app-context.ts';
import type { Actor } from '../../domain/kernel/context.ts';
import { sha256Hex } from '../../domain/kernel/hash.ts';
import { toExternalId } from '../../domain/kernel/ids.ts';
import { permissionsOf } from '../../domain/kernel/permissions.ts';
import { type Database, platformTables } from '../../schema/index.ts';
import { readCookie } from '../routing/request-scope.ts';

export const SESSION_COOKIE = 'cgk.session_token';
const BELIEF_MS = 2_000;

const known = new Map<string, { session: StaffSession | null; at: number }>();

/** Name of the session cookie as better-auth writes it: `__Secure-` on https. */
export function sessionCookieName(url: URL): string {
  return url.protocol === 'https:' ? `__Secure-${SESSION_COOKIE}` : SESSION_COOKIE;
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
  const cookie = readCookie(request, sessionCookieName(new URL(request.url)));
  const token = cookie?.split('.')[0];
  if (!token) return null;
  const hash = await sha256Hex(token);
  const key = `${tenantId}:${hash}`;
  const entry = known.get(key);
  const now = Date.now();
  if (entry && now - entry.at < BELIEF_MS) return entry.session;
  const session = await lookUp(database, tenantId, hash);
  if (known.size > 5_000) known.clear();
  known.set(key, { session, at: now });
  return session;
}

export function forgetSessions(): void {
  known.clear();
}

async function lookUp(database: Database, tenantId: string, tokenHash: string): Promise<StaffSession | null> {
  const { memberships, sessions, users } = platformTables;
  const platform = database.platform();
  const [row] = await platform.run(
    platform.q
      .select({ userId: users.id, name: users.name, email: users.email, role: memberships.role })
      .from(sessions)
      .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, 'active')))
      .innerJoin(
        memberships,
        and(
          eq(memberships.userId, users.id),
          eq(memberships.tenantId, tenantId),
          eq(memberships.status, 'active'),
        ),
      )
      .where(and(eq(sessions.token, tokenHash), gt(sessions.expiresAt, new Date()))),
  );
  return row
    ? { ...row, userId: toExternalId('user', row.userId), permissions: permissionsOf(row.role) }
    : null;
}

export function actorOfSession(session: StaffSession | null): Actor {
  if (!session) return { kind: 'anonymous' };
  return { kind: 'staff', id: session.userId, name: session.name, permissions: permissionsOf(session.role) };
}
