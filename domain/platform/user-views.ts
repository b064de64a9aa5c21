import { z } from 'zod';

export const USER_STATUSES = ['invited', 'pending_verification', 'active', 'disabled', 'deleted'] as const;
export const UserStatus = z.enum(USER_STATUSES);

export const UserRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  status: UserStatus,
  /** Role on the platform's staff, when there is one. */
  platformRole: z.string().nullable(),
  brands: z.int(),
  hasSecondFactor: z.boolean(),
  createdAt: z.string(),
  lastLoginAt: z.string().nullable(),
});
export type UserRow = z.infer<typeof UserRow>;

export const UserDetail = UserRow.extend({
  isEmailVerified: z.boolean(),
  locale: z.string().nullable(),
  timezone: z.string().nullable(),
  disabled: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() }).nullable(),
  factors: z.object({ password: z.boolean(), totp: z.boolean(), passkeys: z.int(), recoveryCodes: z.int() }),
  staff: z
    .object({
      role: z.string(),
      grantedAt: z.string(),
      grantedBy: z.string().nullable(),
      notes: z.string(),
      lastAccessAt: z.string().nullable(),
    })
    .nullable(),
  memberships: z.array(
    z.object({
      tenantId: z.string(),
      slug: z.string(),
      brand: z.string(),
      brandStatus: z.string(),
      kind: z.string(),
      status: z.string(),
      roles: z.array(z.string()),
      isDefault: z.boolean(),
      joinedAt: z.string(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      audience: z.string(),
      device: z.string(),
      ip: z.string().nullable(),
      country: z.string().nullable(),
      isImpersonation: z.boolean(),
      createdAt: z.string(),
      lastSeenAt: z.string(),
    }),
  ),
  apiKeys: z.int(),
});
export type UserDetail = z.infer<typeof UserDetail>;

export const ActivityRow = z.object({
  id: z.string(),
  at: z.string(),
  action: z.string(),
  brand: z.string().nullable(),
  ip: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type ActivityRow = z.infer<typeof ActivityRow>;
