import { z } from 'zod';
import { PLATFORM_ROLES, type PlatformRoleKey } from '../kernel/permissions.ts';

const ROLE_KEYS = Object.keys(PLATFORM_ROLES) as [PlatformRoleKey, ...PlatformRoleKey[]];

export const PlatformRole = z.enum(ROLE_KEYS);

export const AdminRow = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  isActive: z.boolean(),
  hasSecondFactor: z.boolean(),
  notes: z.string(),
  grantedAt: z.string(),
  grantedBy: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastAccessAt: z.string().nullable(),
});
export type AdminRow = z.infer<typeof AdminRow>;

/** One grant, change or revocation, from the audit log. */
export const AdminChange = z.object({
  id: z.string(),
  at: z.string(),
  action: z.string(),
  by: z.string(),
  whom: z.string(),
  role: z.string().nullable(),
  note: z.string().nullable(),
});
export type AdminChange = z.infer<typeof AdminChange>;

export const GrantNote = z.string().trim().min(3, 'Write a note: why this person, why this role').max(500);

export const IpRule = z.object({
  id: z.string(),
  cidr: z.string(),
  note: z.string(),
  isActive: z.boolean(),
  createdAt: z.string(),
  /** Whether the asker's own address lies in it. */
  isOwn: z.boolean(),
});
export type IpRule = z.infer<typeof IpRule>;
