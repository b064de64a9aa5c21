import { sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';

/** Somebody with an account, and what they can show. */
export interface Person extends Record<string, unknown> {
  /** UUID. */
  id: string;
  email: string;
  name: string;
  /** PHC string, or null for people who never set a password. */
  password: string | null;
  has_totp: boolean;
  passkeys: number;
  recovery_codes: number;
}

const columns = sql`u.id, u.email, u.name,
  (select a.password from accounts a where a.user_id = u.id and a.provider_id = 'credential' limit 1) as password,
  exists (select 1 from mfa_totp t where t.user_id = u.id and t.verified_at is not null) as has_totp,
  (select count(*)::int from passkeys p where p.user_id = u.id) as passkeys,
  (select count(*)::int from mfa_recovery_codes r where r.user_id = u.id and r.used_at is null) as recovery_codes`;

/** The active account of an address, or null. */
export async function personByEmail(db: ScopedDb, email: string): Promise<Person | null> {
  const [row] = await db.rows<Person>(
    sql`select ${columns} from users u where lower(u.email) = ${email.toLowerCase()} and u.status = 'active'`,
  );
  return row ?? null;
}

export async function personById(db: ScopedDb, id: string): Promise<Person | null> {
  const [row] = await db.rows<Person>(
    sql`select ${columns} from users u where u.id = ${id}::uuid and u.status = 'active'`,
  );
  return row ?? null;
}

/** Whether a second step stands behind the first. */
export const hasFactor = (person: Person): boolean => person.has_totp || person.passkeys > 0;
