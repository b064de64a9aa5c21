import { sql } from 'drizzle-orm';
import type { StaffAuth } from '../../domain/app-context.ts';
import { sha256Hex } from '../../domain/kernel/hash.ts';
import type { Database } from '../../schema/index.ts';
import { sessionCookieName } from '../auth/staff-session.ts';
import type { Env } from '../env.ts';

/** Ends of a session of the platform's audience (10 SES-05). */
const ABSOLUTE_HOURS = 4;
const IDLE_MINUTES = 30;

/**
 * Sign-in by e-mail and password at the console itself: the session becomes one of the platform's audience, and the
 * person's other ones of that audience end (10 SES-05: one at a time).
 */
export function platformAuth(env: Env, database: Database, request: Request): StaffAuth {
  const url = new URL(request.url);
  const staff = async () => (await import('../auth/better-auth.ts')).staffAuth(env, database, request);
  return {
    signIn: async (input) => {
      const result = await (await staff()).signIn(input);
      if (!result.ok) return result;
      const token = tokenOf(result.cookies, sessionCookieName(url));
      if (token !== null) await makePlatformSession(database, await sha256Hex(token), url.host);
      return result;
    },
    signOut: async () => (await staff()).signOut(),
  };
}

function tokenOf(cookies: readonly string[], name: string): string | null {
  const cookie = cookies.find((candidate) => candidate.startsWith(`${name}=`));
  const value = cookie?.slice(name.length + 1).split(';')[0];
  return value ? (decodeURIComponent(value).split('.')[0] ?? null) : null;
}

async function makePlatformSession(database: Database, tokenHash: string, host: string): Promise<void> {
  await database.platform().rows(sql`
    with made as (
      update sessions set audience = 'platform', host = ${host}, step_up_at = now(), updated_at = now(),
             expires_at = now() + make_interval(hours => ${ABSOLUTE_HOURS}),
             idle_expires_at = now() + make_interval(mins => ${IDLE_MINUTES})
       where token = ${tokenHash} returning id, user_id)
    update sessions s set revoked_at = now(), revoke_reason = 'superseded', updated_at = now()
      from made where s.user_id = made.user_id and s.id <> made.id and s.audience = 'platform' and s.revoked_at is null`);
}
