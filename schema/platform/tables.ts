import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, currency, emptyArray, id, instant, updatedAt } from '../columns.ts';

/** The shared schema: which brands, people and keys exist. A tenant table never refers to it (10 §2). */
export const platform = pgSchema('platform');

export const tenants = platform.table(
  'tenants',
  {
    id: id(),
    slug: text('slug').notNull(),
    /** Never changes, so that a renamed slug moves URLs only (10 TEN-02). */
    schemaKey: text('schema_key').notNull(),
    name: text('name').notNull(),
    legalName: text('legal_name').notNull(),
    kind: text('kind', { enum: ['live', 'demo', 'test'] })
      .notNull()
      .default('live'),
    status: text('status', {
      enum: [
        'provisioning',
        'onboarding',
        'active',
        'suspended',
        'archived',
        'deleting',
        'deleted',
        'failed',
      ],
    })
      .notNull()
      .default('provisioning'),
    country: text('country').notNull(),
    currency: currency(),
    timezone: text('timezone').notNull(),
    locale: text('locale').notNull(),
    locales: text('locales').array().notNull(),
    pricesIncludeTax: boolean('prices_include_tax').notNull(),
    schemaVersion: integer('schema_version').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('tenants_slug').on(t.slug),
    uniqueIndex('tenants_schema_key').on(t.schemaKey),
    index('tenants_status').on(t.status),
  ],
);

export const domains = platform.table(
  'domains',
  {
    id: id(),
    hostname: text('hostname').notNull(),
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    status: text('status', { enum: ['pending_dns', 'active', 'failed', 'removed'] }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('domains_hostname').on(t.hostname), index('domains_tenant').on(t.tenantId)],
);

export const users = platform.table(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    name: text('name').notNull(),
    image: text('image'),
    status: text('status', { enum: ['invited', 'active', 'disabled', 'deleted'] })
      .notNull()
      .default('active'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`)],
);

export const accounts = platform.table(
  'accounts',
  {
    id: id(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('accounts_provider').on(t.providerId, t.accountId),
    index('accounts_user').on(t.userId),
  ],
);

export const sessions = platform.table(
  'sessions',
  {
    id: id(),
    /** SHA-256 of the bearer token; the token itself is only in the cookie. */
    token: text('token').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('sessions_token').on(t.token), index('sessions_user').on(t.userId)],
);

export const verifications = platform.table(
  'verifications',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

export const memberships = platform.table(
  'memberships',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    role: text('role').notNull(),
    status: text('status', { enum: ['pending', 'active', 'suspended', 'removed'] })
      .notNull()
      .default('active'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('memberships_user_tenant').on(t.userId, t.tenantId),
    index('memberships_tenant').on(t.tenantId),
  ],
);

export const platformAdmins = platform.table('platform_admins', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  role: text('role').notNull(),
  isActive: boolean('is_active').notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const apiKeys = platform.table(
  'api_keys',
  {
    id: id(),
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    name: text('name').notNull(),
    /** First characters, shown in lists. */
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull(),
    permissions: text('permissions').array().notNull().default(emptyArray),
    ratePerMinute: integer('rate_per_minute').notNull().default(120),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('api_keys_hash').on(t.keyHash), index('api_keys_tenant').on(t.tenantId)],
);

/** What the migration runner did to which tenant; the truth for a schema is its own `_migrations` (10 MIG-03). */
export const tenantMigrations = platform.table(
  'tenant_migrations',
  {
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    version: integer('version').notNull(),
    checksum: text('checksum').notNull(),
    state: text('state', { enum: ['running', 'applied', 'failed'] }).notNull(),
    attempt: integer('attempt').notNull().default(1),
    durationMs: integer('duration_ms'),
    error: text('error'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.version] })],
);

export const platformAudit = platform.table(
  'audit_events',
  {
    id: id(),
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    action: text('action').notNull(),
    actor: jsonb('actor').notNull(),
    target: text('target'),
    detail: jsonb('detail'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('audit_events_created').on(t.createdAt)],
);
