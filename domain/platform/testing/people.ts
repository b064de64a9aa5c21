import { platformTables } from '../../../schema/index.ts';
import type { TestDatabase } from '../../../tests/support/test-database.ts';
import { freshSession, platformStaff } from '../../../tests/support/test-house.ts';
import type { Caller } from '../../kernel/context.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import {
  PLATFORM_PERMISSIONS,
  type PlatformPermissionKey,
  type PlatformRoleKey,
} from '../../kernel/permissions.ts';

/** An account for tests: its UUID and TypeID. */
export interface Person {
  id: string;
  externalId: string;
  email: string;
  /** A caller who is this person, with these permissions of the staff (all unless told). */
  caller(permissions?: readonly PlatformPermissionKey[]): Partial<Caller>;
}

let made = 0;

/** Makes an account; with `role` it is of the platform's staff, with `sessions` it is signed in. */
export async function makePerson(
  { database }: TestDatabase,
  {
    name = 'Kim Tester',
    role,
    sessions = [],
    verified = true,
    status = 'active',
    createdAt,
  }: {
    name?: string;
    role?: PlatformRoleKey;
    sessions?: ('platform' | 'admin')[];
    verified?: boolean;
    status?: 'active' | 'disabled' | 'invited';
    createdAt?: Date;
  } = {},
): Promise<Person> {
  const id = newId();
  const email = `person${++made}@people.example`;
  const platform = database.platform();
  const row = { id, email, name, emailVerified: verified, status, ...(createdAt ? { createdAt } : {}) };
  await platform.run(platform.q.insert(platformTables.users).values(row));
  if (role) await platform.run(platform.q.insert(platformTables.platformAdmins).values({ userId: id, role }));
  for (const audience of sessions) {
    await platform.run(
      platform.q.insert(platformTables.sessions).values({
        id: newId(),
        token: newId(),
        userId: id,
        audience,
        expiresAt: new Date('2100-01-01T00:00:00Z'),
      }),
    );
  }
  return {
    id,
    externalId: toExternalId('user', id),
    email,
    caller: (permissions = PLATFORM_PERMISSIONS) => ({
      ...platformStaff(permissions),
      actor: { kind: 'platform', id: toExternalId('user', id), name, permissions },
      session: freshSession({ audience: 'platform', userId: id }),
    }),
  };
}

/** The staff's caller with everything but these permissions. */
export const staffWithout = (...missing: PlatformPermissionKey[]): Partial<Caller> =>
  platformStaff(PLATFORM_PERMISSIONS.filter((key) => !missing.includes(key)));
