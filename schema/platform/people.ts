import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, emptyArray, emptyObject, id, instant, updatedAt, version } from '../columns.ts';
import { platform } from './schema.ts';
import { tenants } from './tenants.ts';

const tenantId = () =>
  uuid('tenant_id')
    .notNull()
    .references(() => tenants.id);
const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

export const users = platform.table(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    emailVerifiedAt: instant('email_verified_at'),
    name: text('name').notNull(),
    /** Address of a picture from an outside account; ours is `avatarKey`. */
    image: text('image'),
    avatarKey: text('avatar_key'),
    status: text('status', { enum: ['invited', 'pending_verification', 'active', 'disabled', 'deleted'] })
      .notNull()
      .default('active'),
    disabledAt: instant('disabled_at'),
    disabledBy: uuid('disabled_by'),
    disabledReason: text('disabled_reason'),
    locale: text('locale'),
    timezone: text('timezone'),
    passwordChangedAt: instant('password_changed_at'),
    authEpoch: integer('auth_epoch').notNull().default(0),
    lastLoginAt: instant('last_login_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('users_email').on(sql`lower(${t.email})`),
    index('users_search').using('gin', sql`(${t.name} || ' ' || ${t.email}) ext.gin_trgm_ops`),
    index('users_created').on(t.createdAt, t.id),
  ],
);

export const memberships = platform.table(
  'memberships',
  {
    id: id(),
    userId: userId(),
    tenantId: tenantId(),
    kind: text('kind', { enum: ['staff', 'creator', 'contractor', 'vendor'] })
      .notNull()
      .default('staff'),
    status: text('status', { enum: ['pending', 'active', 'suspended', 'removed'] })
      .notNull()
      .default('active'),
    source: text('source', { enum: ['setup', 'invite', 'operator', 'domain', 'sso', 'scim', 'import'] })
      .notNull()
      .default('setup'),
    /** The brand that this person lands in. */
    isDefault: boolean('is_default').notNull().default(false),
    title: text('title'),
    isDirectoryManaged: boolean('directory_managed').notNull().default(false),
    invitedBy: uuid('invited_by'),
    joinedAt: instant('joined_at').notNull().defaultNow(),
    expiresAt: instant('expires_at'),
    lastActiveAt: instant('last_active_at'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('memberships_user_tenant').on(t.userId, t.tenantId, t.kind),
    uniqueIndex('memberships_default').on(t.userId).where(sql`${t.isDefault}`),
    index('memberships_tenant').on(t.tenantId, t.id),
    index('memberships_expiry')
      .on(t.expiresAt)
      .where(sql`${t.expiresAt} is not null and ${t.status} = 'active'`),
  ],
);

/** System roles have no tenant and take their permissions from code; custom roles keep explicit keys (10 RBAC-02). */
export const roles = platform.table(
  'roles',
  {
    id: id(),
    tenantId: uuid('tenant_id').references(() => tenants.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    permissions: text('permissions').array().notNull().default(emptyArray),
    parentRoleId: uuid('parent_role_id'),
    isSystem: boolean('is_system').notNull().default(false),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('roles_name').on(
      sql`coalesce(${t.tenantId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`lower(${t.name})`,
    ),
    index('roles_tenant').on(t.tenantId, t.id),
    index('roles_parent').on(t.parentRoleId),
  ],
);

/** A person's roles in a brand; what they may do is the union. */
export const membershipRoles = platform.table(
  'membership_roles',
  {
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id, { onDelete: 'cascade' }),
    roleId: uuid('role_id')
      .notNull()
      .references(() => roles.id),
    tenantId: tenantId(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.membershipId, t.roleId] }),
    index('membership_roles_role').on(t.roleId),
    index('membership_roles_tenant').on(t.tenantId),
  ],
);

/** Working groups: the basis of the `@team` scope (10 RBAC-03). */
export const groups = platform.table(
  'groups',
  {
    id: id(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('groups_name').on(t.tenantId, sql`lower(${t.name})`)],
);

export const groupMembers = platform.table(
  'group_members',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id, { onDelete: 'cascade' }),
    tenantId: tenantId(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.membershipId] }),
    index('group_members_membership').on(t.membershipId),
    index('group_members_tenant').on(t.tenantId),
  ],
);

export const invitations = platform.table(
  'invitations',
  {
    id: id(),
    scope: text('scope', { enum: ['tenant', 'platform'] }).notNull(),
    tenantId: uuid('tenant_id').references(() => tenants.id),
    email: text('email').notNull(),
    kind: text('kind', { enum: ['staff', 'creator', 'contractor', 'vendor'] })
      .notNull()
      .default('staff'),
    roleIds: uuid('role_ids').array().notNull(),
    groupIds: uuid('group_ids').array().notNull().default(sql`'{}'::uuid[]`),
    message: text('message').notNull().default(''),
    /** SHA-256 of the link's token. */
    tokenHash: text('token_hash').notNull(),
    status: text('status', {
      enum: ['pending', 'accepted', 'declined', 'expired', 'revoked', 'bounced'],
    }).notNull(),
    expiresAt: instant('expires_at').notNull(),
    invitedBy: uuid('invited_by'),
    acceptedBy: uuid('accepted_by'),
    sentCount: integer('sent_count').notNull().default(1),
    lastSentAt: instant('last_sent_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('invitations_token').on(t.tokenHash),
    uniqueIndex('invitations_pending')
      .on(t.tenantId, sql`lower(${t.email})`, t.kind)
      .where(sql`${t.status} = 'pending'`),
    index('invitations_tenant').on(t.tenantId, t.id),
    index('invitations_expiry').on(t.expiresAt).where(sql`${t.status} = 'pending'`),
  ],
);

export const platformAdmins = platform.table('platform_admins', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  role: text('role').notNull(),
  isActive: boolean('is_active').notNull().default(true),
  grantedBy: uuid('granted_by'),
  revokedBy: uuid('revoked_by'),
  revokedAt: instant('revoked_at'),
  notes: text('notes').notNull().default(''),
  lastAccessAt: instant('last_access_at'),
  lastAccessIp: text('last_access_ip'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Addresses that may reach the platform app (no tenant) or a brand's admin. */
export const ipAllowlists = platform.table(
  'ip_allowlists',
  {
    id: id(),
    tenantId: uuid('tenant_id').references(() => tenants.id),
    cidr: text('cidr').notNull(),
    note: text('note').notNull().default(''),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('ip_allowlists_tenant').on(t.tenantId)],
);

export const impersonations = platform.table(
  'impersonations',
  {
    id: id(),
    adminId: uuid('admin_id')
      .notNull()
      .references(() => users.id),
    targetUserId: uuid('target_user_id')
      .notNull()
      .references(() => users.id),
    tenantId: tenantId(),
    reason: text('reason').notNull(),
    ticketRef: text('ticket_ref'),
    mode: text('mode', { enum: ['read_only', 'full'] }).notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason', {
      enum: ['manual', 'expired', 'new_session', 'revoked', 'target_disabled'],
    }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('impersonations_live').on(t.adminId).where(sql`${t.endedAt} is null`),
    index('impersonations_tenant').on(t.tenantId, t.id),
    index('impersonations_target').on(t.targetUserId),
  ],
);

export const apiKeys = platform.table(
  'api_keys',
  {
    id: id(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    purpose: text('purpose', { enum: ['general', 'agent', 'mcp', 'ci', 'integration'] })
      .notNull()
      .default('general'),
    /** First characters, shown in lists. */
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull(),
    /** Whose rights bound it (10 RBAC-11); null for a key of the brand itself. */
    ownerUserId: uuid('owner_user_id').references(() => users.id),
    permissions: text('permissions').array().notNull().default(emptyArray),
    ipCidrs: text('ip_cidrs').array().notNull().default(emptyArray),
    ratePerMinute: integer('rate_per_minute').notNull().default(120),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    rotatedFrom: uuid('rotated_from'),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('api_keys_hash').on(t.keyHash),
    index('api_keys_tenant').on(t.tenantId, t.id),
    index('api_keys_owner').on(t.ownerUserId),
  ],
);

/** How a brand's people sign in; what is absent follows the installation (10 SES-02, MFA-02). */
export const securityPolicies = platform.table('security_policies', {
  tenantId: uuid('tenant_id')
    .primaryKey()
    .references(() => tenants.id),
  mfa: text('mfa', { enum: ['optional', 'required', 'required_for_sensitive'] })
    .notNull()
    .default('optional'),
  methods: text('methods')
    .array()
    .notNull()
    .default(sql`'{password,link,code,passkey,google,microsoft}'::text[]`),
  idleMinutes: integer('idle_minutes'),
  absoluteMinutes: integer('absolute_minutes'),
  maxSessions: integer('max_sessions').notNull().default(10),
  isIpAllowlistOn: boolean('ip_allowlist_on').notNull().default(false),
  inviteTtlDays: integer('invite_ttl_days').notNull().default(7),
  supportAccess: text('support_access', { enum: ['always', 'on_request', 'never'] })
    .notNull()
    .default('always'),
  supportAccessUntil: instant('support_access_until'),
  version: version(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const emailDomains = platform.table(
  'email_domains',
  {
    id: id(),
    tenantId: tenantId(),
    domain: text('domain').notNull(),
    status: text('status', { enum: ['pending', 'verified', 'failed'] }).notNull(),
    mode: text('mode', { enum: ['manual', 'auto_suggest', 'auto_join'] }).notNull(),
    defaultRoleId: uuid('default_role_id'),
    token: text('token').notNull(),
    verifiedAt: instant('verified_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('email_domains_verified').on(t.domain).where(sql`${t.status} = 'verified'`),
    uniqueIndex('email_domains_tenant').on(t.tenantId, t.domain),
  ],
);

/**
 * Append-only, chained by hash per brand (no tenant: the platform's own chain). `seq`, `prevHash` and `hash` are set by
 * a trigger, and roles may only insert and read (10 AUD-01).
 */
export const auditEvents = platform.table(
  'audit_events',
  {
    id: id(),
    tenantId: uuid('tenant_id').references(() => tenants.id),
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    category: text('category', {
      enum: [
        'auth',
        'team',
        'access',
        'settings',
        'tenant',
        'data',
        'domain',
        'billing',
        'security',
        'platform',
      ],
    })
      .notNull()
      .default('data'),
    action: text('action').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    impersonatorId: uuid('impersonator_id'),
    source: text('source').notNull(),
    targetKind: text('target_kind'),
    targetId: text('target_id'),
    /** Masked: never a secret. */
    detail: jsonb('detail').notNull().default(emptyObject),
    ip: text('ip'),
    country: text('country'),
    userAgent: text('user_agent'),
    requestId: text('request_id').notNull(),
    prevHash: text('prev_hash').notNull().default(''),
    hash: text('hash').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('audit_events_seq').on(
      sql`coalesce(${t.tenantId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.seq,
    ),
    index('audit_events_tenant').on(t.tenantId, t.id),
    index('audit_events_target').on(t.tenantId, t.targetKind, t.targetId),
    index('audit_events_actor').on(t.tenantId, t.actorId, t.id),
    index('audit_events_action').on(t.tenantId, t.action, t.id),
  ],
);

/** Names and addresses of who acted, outside of the chain: erasure blanks them here and the chain stays whole. */
export const auditLabels = platform.table(
  'audit_labels',
  {
    tenantId: uuid('tenant_id').references(() => tenants.id),
    subjectId: text('subject_id').notNull(),
    label: text('label').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('audit_labels_subject').on(
      sql`coalesce(${t.tenantId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.subjectId,
    ),
  ],
);

export const jobsOfPlatform = platform.table(
  'jobs',
  {
    id: id(),
    name: text('name').notNull(),
    payload: jsonb('payload').notNull(),
    key: text('key').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'succeeded', 'dead', 'cancelled'] })
      .notNull()
      .default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    runAt: instant('run_at').notNull(),
    leaseUntil: instant('lease_until'),
    lastError: text('last_error'),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('jobs_key').on(t.name, t.key),
    index('jobs_due').on(t.runAt).where(sql`${t.state} in ('waiting', 'running')`),
    index('jobs_state').on(t.state, t.id),
  ],
);

export const platformOutbox = platform.table(
  'outbox',
  {
    id: id(),
    tenantId: uuid('tenant_id'),
    type: text('type').notNull(),
    payload: jsonb('payload').notNull(),
    publishedAt: instant('published_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('outbox_unpublished').on(t.id).where(sql`${t.publishedAt} is null`)],
);

/** Mails of the house itself (sign-in links, invitations): kept here in development, sent by the mail port. */
export const platformMail = platform.table(
  'mail_messages',
  {
    id: id(),
    toEmail: text('to_email').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    status: text('status', { enum: ['captured', 'sent', 'failed'] }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('mail_messages_key').on(t.key), index('mail_messages_created').on(t.createdAt)],
);

/** Groups `setup`, `platform`, `defaults`, `modules`, `maintenance`, `limits`, `mail`; each a zod schema in the domain. */
export const platformConfig = platform.table('platform_config', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  version: version(),
  updatedBy: uuid('updated_by'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Answers kept for repeated commands of the platform and of accounts. */
export const platformIdempotencyKeys = platform.table(
  'idempotency_keys',
  {
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: text('status', { enum: ['in_flight', 'done'] }).notNull(),
    response: jsonb('response'),
    lockedUntil: instant('locked_until').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('idempotency_keys_scope_key').on(t.scope, t.key),
    index('idempotency_keys_created').on(t.createdAt),
  ],
);
