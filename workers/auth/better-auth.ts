import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { hashPassword, verifyPassword } from '../../domain/access/password.ts';
import type { StaffAuth } from '../../domain/app-context.ts';
import { sha256Hex } from '../../domain/kernel/hash.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { type Database, platformTables } from '../../schema/index.ts';
import type { Env } from '../env.ts';
import { forgetSessions } from './staff-session.ts';

const SESSION_SECONDS = 14 * 86_400;

type Where = { field: string; value: unknown }[];

/**
 * better-auth keeps session tokens in clear; this wrapper keeps their SHA-256 only: hashed on write and in every
 * `where`, raw in the cookie alone (10 §4.11).
 */
function hashingAdapter(database: Database): ReturnType<typeof drizzleAdapter> {
  const create = drizzleAdapter(database.platformDriver(), {
    provider: 'pg',
    schema: {
      user: platformTables.users,
      session: platformTables.sessions,
      account: platformTables.accounts,
      verification: platformTables.verifications,
    },
  });
  const hashWhere = async <W extends Where | undefined>(model: string, where: W): Promise<W> => {
    if (model !== 'session' || !where) return where;
    const hashed = await Promise.all(
      where.map(async (clause) =>
        clause.field === 'token' && typeof clause.value === 'string'
          ? { ...clause, value: await sha256Hex(clause.value) }
          : clause,
      ),
    );
    return hashed as W;
  };
  return (options) => {
    const adapter = create(options);
    return {
      ...adapter,
      create: async (request) => {
        if (request.model !== 'session') return adapter.create(request);
        const raw = request.data as Record<string, unknown>;
        const created = await adapter.create<Record<string, unknown>>({
          ...request,
          data: { ...raw, token: await sha256Hex(String(raw.token)), stepUpAt: new Date(), amr: ['pwd'] },
        });
        return { ...created, token: raw.token } as Awaited<ReturnType<typeof adapter.create<never, never>>>;
      },
      findOne: async (request) =>
        adapter.findOne({ ...request, where: await hashWhere(request.model, request.where) }),
      findMany: async (request) =>
        adapter.findMany({ ...request, where: await hashWhere(request.model, request.where) }),
      update: async (request) =>
        adapter.update({ ...request, where: await hashWhere(request.model, request.where) }),
      delete: async (request) =>
        adapter.delete({ ...request, where: await hashWhere(request.model, request.where) }),
      deleteMany: async (request) =>
        adapter.deleteMany({ ...request, where: await hashWhere(request.model, request.where) }),
    };
  };
}

function createAuth(env: Env, database: Database, origin: string) {
  return betterAuth({
    baseURL: origin,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET,
    database: hashingAdapter(database),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: 86_400 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'cgk',
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      useSecureCookies: origin.startsWith('https:'),
    },
  });
}

/** Sign-in and sign-out for the admin's own forms. */
export function staffAuth(env: Env, database: Database, request: Request): StaffAuth {
  const { origin } = new URL(request.url);
  return {
    signIn: async ({ email, password }) => {
      const response = await createAuth(env, database, origin).api.signInEmail({
        body: { email, password },
        headers: request.headers,
        asResponse: true,
      });
      if (response.ok) return { ok: true, cookies: response.headers.getSetCookie() };
      return { ok: false, message: 'This e-mail and password do not match. Try again.' };
    },
    signOut: async () => {
      const response = await createAuth(env, database, origin).api.signOut({
        headers: request.headers,
        asResponse: true,
      });
      forgetSessions();
      return { cookies: response.headers.getSetCookie() };
    },
  };
}
