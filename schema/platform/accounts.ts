import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, emptyArray, id, instant, updatedAt } from '../columns.ts';
import { impersonations, users } from './people.ts';
import { platform } from './schema.ts';

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

export const accounts = platform.table(
  'accounts',
  {
    id: id(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    /** PHC string of scrypt. */
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
    userId: userId(),
    /** `auth` is the session of the sign-in origin; the others are its children, one a host (10 §4.4). */
    audience: text('audience', { enum: ['auth', 'admin', 'platform', 'creator', 'contractor', 'vendor'] })
      .notNull()
      .default('admin'),
    host: text('host'),
    parentSessionId: uuid('parent_session_id'),
    lastTenantId: uuid('last_tenant_id'),
    authTime: instant('auth_time').notNull().defaultNow(),
    /** RFC 8176: pwd, otp, hwk, mail, fed … */
    amr: text('amr').array().notNull().default(emptyArray),
    aal: integer('aal').notNull().default(1),
    stepUpAt: instant('step_up_at'),
    /** The absolute end. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    idleExpiresAt: instant('idle_expires_at'),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    country: text('country'),
    userAgent: text('user_agent'),
    deviceLabel: text('device_label'),
    impersonationId: uuid('impersonation_id').references(() => impersonations.id),
    revokedAt: instant('revoked_at'),
    revokeReason: text('revoke_reason'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('sessions_token').on(t.token),
    index('sessions_user').on(t.userId).where(sql`${t.revokedAt} is null`),
    index('sessions_parent').on(t.parentSessionId),
    index('sessions_expiry').on(t.expiresAt),
  ],
);

/** Links, codes and states that are used once (10 AUTH-06); `value` holds a hash, never the secret. */
export const verifications = platform.table(
  'verifications',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    purpose: text('purpose').notNull().default('library'),
    attempts: integer('attempts').notNull().default(0),
    usedAt: instant('used_at'),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('verifications_identifier').on(t.identifier), index('verifications_expiry').on(t.expiresAt)],
);

/** Between the sign-in origin and a brand's host: 60 seconds, one use, bound to host and challenge (10 §4.4). */
export const handoffCodes = platform.table(
  'handoff_codes',
  {
    id: id(),
    codeHash: text('code_hash').notNull(),
    userId: userId(),
    sessionId: uuid('session_id').notNull(),
    targetHost: text('target_host').notNull(),
    audience: text('audience').notNull(),
    tenantId: uuid('tenant_id'),
    impersonationId: uuid('impersonation_id'),
    /** S256 of the cookie that the asking host set. */
    challenge: text('challenge').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** The session made from it, ended when the code is shown twice. */
    madeSessionId: uuid('made_session_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('handoff_codes_hash').on(t.codeHash), index('handoff_codes_expiry').on(t.expiresAt)],
);

export const mfaTotp = platform.table(
  'mfa_totp',
  {
    id: id(),
    userId: userId(),
    /** Sealed with the installation's key. */
    secret: text('secret').notNull(),
    lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
    verifiedAt: instant('verified_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('mfa_totp_user').on(t.userId)],
);

export const mfaRecoveryCodes = platform.table(
  'mfa_recovery_codes',
  {
    id: id(),
    userId: userId(),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('mfa_recovery_codes_hash').on(t.userId, t.codeHash)],
);

export const passkeys = platform.table(
  'passkeys',
  {
    id: id(),
    userId: userId(),
    name: text('name'),
    credentialID: text('credential_id').notNull(),
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: boolean('backed_up').notNull(),
    transports: text('transports'),
    aaguid: text('aaguid'),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialID), index('passkeys_user').on(t.userId)],
);

export const jwtKeys = platform.table('jwt_keys', {
  kid: text('kid').primaryKey(),
  alg: text('alg').notNull(),
  publicJwk: jsonb('public_jwk').notNull(),
  /** Sealed with the installation's key. */
  privateJwk: text('private_jwk').notNull(),
  status: text('status', { enum: ['active', 'retiring', 'retired'] }).notNull(),
  activeFrom: instant('active_from').notNull(),
  retiresAt: instant('retires_at').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const userActivity = platform.table(
  'user_activity',
  {
    id: id(),
    userId: userId(),
    tenantId: uuid('tenant_id'),
    action: text('action').notNull(),
    /** Never credentials. */
    metadata: jsonb('metadata').notNull(),
    ip: text('ip'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('user_activity_user').on(t.userId, t.id), index('user_activity_tenant').on(t.tenantId, t.id)],
);

/** Notices, tours and looks of one person in one brand (no brand: everywhere). */
export const userPreferences = platform.table(
  'user_preferences',
  {
    id: id(),
    userId: userId(),
    tenantId: uuid('tenant_id'),
    notifications: jsonb('notifications').notNull(),
    interface: jsonb('interface').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('user_preferences_user').on(
      t.userId,
      sql`coalesce(${t.tenantId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
  ],
);
