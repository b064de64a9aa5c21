import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';

export const MEMBER_STATUSES = ['pending', 'active', 'suspended', 'removed'] as const;

const Named = (kind: 'role' | 'group') => z.object({ id: idOutput(kind), name: z.string() });

export const MemberRow = z.object({
  id: idOutput('membership'),
  userId: idOutput('user'),
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  status: z.enum(MEMBER_STATUSES),
  source: z.string(),
  roles: z.array(Named('role')),
  groups: z.array(Named('group')),
  hasSecondFactor: z.boolean(),
  isDirectoryManaged: z.boolean(),
  isYou: z.boolean(),
  joinedAt: z.string(),
  lastActiveAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  version: z.int(),
});
export type MemberRow = z.infer<typeof MemberRow>;

export const EffectiveGrant = z.object({
  key: z.string(),
  scopes: z.array(z.enum(['any', 'team', 'own'])),
  roles: z.array(z.string()).describe('names of the member’s roles that give it'),
});

export const MemberDetail = MemberRow.extend({
  isOwner: z.boolean(),
  /** What whoever asks may do with this member. */
  mayChange: z.boolean(),
  effective: z.array(EffectiveGrant),
});
export type MemberDetail = z.infer<typeof MemberDetail>;

export const RoleRow = z.object({
  id: idOutput('role'),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  isSystem: z.boolean(),
  parent: Named('role').nullable(),
  memberCount: z.int(),
  permissionCount: z.int(),
  version: z.int(),
});
export type RoleRow = z.infer<typeof RoleRow>;

export const RoleDetail = RoleRow.extend({
  /** Keys (with their scope) as the role lists them; a system role's are patterns. */
  permissions: z.array(z.string()),
  /** Everything it gives, the parent's included. */
  effective: z.array(z.string()),
  inherited: z.array(z.string()),
  /** Whether whoever asks may save or delete it. */
  mayChange: z.boolean(),
  /** Whether whoever asks may give it to somebody. */
  mayAssign: z.boolean(),
  users: z.array(z.object({ id: idOutput('membership'), name: z.string(), email: z.string() })),
  /** What it gives, in words. */
  summary: z.array(z.string()),
});
export type RoleDetail = z.infer<typeof RoleDetail>;

export const GroupRow = z.object({
  id: idOutput('group'),
  name: z.string(),
  description: z.string(),
  memberCount: z.int(),
  version: z.int(),
});
export type GroupRow = z.infer<typeof GroupRow>;

export const GroupDetail = GroupRow.extend({
  members: z.array(z.object({ id: idOutput('membership'), name: z.string(), email: z.string() })),
});
export type GroupDetail = z.infer<typeof GroupDetail>;

export const INVITATION_STATUSES = [
  'pending',
  'accepted',
  'declined',
  'expired',
  'revoked',
  'bounced',
] as const;

export const InvitationRow = z.object({
  id: idOutput('invitation'),
  email: z.string(),
  status: z.enum(INVITATION_STATUSES),
  roles: z.array(Named('role')),
  groups: z.array(Named('group')),
  message: z.string(),
  invitedBy: z.string().nullable(),
  sentCount: z.int(),
  lastSentAt: z.string(),
  expiresAt: z.string(),
  createdAt: z.string(),
});
export type InvitationRow = z.infer<typeof InvitationRow>;
