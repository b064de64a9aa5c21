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
import {
  createdAt,
  currency,
  emptyArray,
  emptyList,
  emptyObject,
  id,
  instant,
  updatedAt,
} from '../columns.ts';
import { platform } from './schema.ts';

/** A database that holds tenant schemas (10 §4.6). One installation begins with one. */
export const cells = platform.table(
  'cells',
  {
    id: id(),
    key: text('key').notNull(),
    region: text('region').notNull(),
    /** Name of the secret with its connection string, never the value. */
    dsnSecret: text('dsn_secret').notNull(),
    status: text('status', { enum: ['provisioning', 'open', 'draining', 'full', 'offline'] }).notNull(),
    maxRelations: integer('max_relations').notNull().default(500_000),
    maxTenants: integer('max_tenants'),
    tenantCount: integer('tenant_count').notNull().default(0),
    relationCount: integer('relation_count').notNull().default(0),
    pgVersion: text('pg_version'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('cells_key').on(t.key)],
);

export const tenants = platform.table(
  'tenants',
  {
    id: id(),
    slug: text('slug').notNull(),
    /** Never changes, so that a renamed slug moves URLs only (10 TEN-02). */
    schemaKey: text('schema_key').notNull(),
    name: text('name').notNull(),
    legalName: text('legal_name').notNull(),
    kind: text('kind', { enum: ['live', 'demo', 'test', 'template'] })
      .notNull()
      .default('live'),
    /** Table 4.1 of the foundation; transitions in `domain/tenants/tenant-status.ts`. */
    status: text('status', {
      enum: [
        'provisioning',
        'onboarding',
        'active',
        'moving',
        'suspended',
        'archived',
        'deleting',
        'deleted',
        'failed',
      ],
    })
      .notNull()
      .default('provisioning'),
    statusReason: text('status_reason'),
    cellId: uuid('cell_id').references(() => cells.id),
    country: text('country').notNull(),
    currency: currency(),
    timezone: text('timezone').notNull(),
    locale: text('locale').notNull(),
    locales: text('locales').array().notNull(),
    pricesIncludeTax: boolean('prices_include_tax').notNull(),
    commerceSource: text('commerce_source', { enum: ['native', 'shopify', 'none'] })
      .notNull()
      .default('native'),
    modules: text('modules').array().notNull().default(emptyArray),
    ownerUserId: uuid('owner_user_id'),
    onboardingStatus: text('onboarding_status', { enum: ['pending', 'in_progress', 'completed'] })
      .notNull()
      .default('completed'),
    launchedAt: instant('launched_at'),
    suspendedAt: instant('suspended_at'),
    deleteAfter: instant('delete_after'),
    /** Raised when roles or memberships change, so that what an isolate believes ends (10 SES-03). */
    authzEpoch: bigint('authz_epoch', { mode: 'number' }).notNull().default(0),
    configEpoch: bigint('config_epoch', { mode: 'number' }).notNull().default(0),
    isReadOnly: boolean('read_only').notNull().default(false),
    schemaVersion: integer('schema_version').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('tenants_slug').on(t.slug),
    uniqueIndex('tenants_schema_key').on(t.schemaKey),
    index('tenants_status').on(t.status),
    index('tenants_cell').on(t.cellId, t.schemaVersion),
  ],
);

/** Slugs that brands had before: they redirect, and nobody may take them, until `redirectUntil` (10 TEN-02). */
export const tenantSlugs = platform.table(
  'tenant_slugs',
  {
    id: id(),
    slug: text('slug').notNull(),
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    redirectUntil: instant('redirect_until').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('tenant_slugs_slug').on(t.slug), index('tenant_slugs_tenant').on(t.tenantId)],
);

/** Each brand's data keys, wrapped by a key of the installation (10 KEY-02). */
export const tenantKeys = platform.table(
  'tenant_keys',
  {
    id: id(),
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    dekVersion: integer('dek_version').notNull(),
    kekVersion: integer('kek_version').notNull(),
    wrappedDek: text('wrapped_dek').notNull(),
    status: text('status', { enum: ['active', 'retiring', 'destroyed'] }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('tenant_keys_version').on(t.tenantId, t.dekVersion)],
);

/** Long work on a brand that a person watches: each step idempotent, so a retry resumes (10 TEN-11, TEN-12). */
export const tenantOperations = platform.table(
  'tenant_operations',
  {
    id: id(),
    tenantId: uuid('tenant_id').references(() => tenants.id),
    kind: text('kind', {
      enum: [
        'provision',
        'move',
        'suspend',
        'resume',
        'archive',
        'restore',
        'delete',
        'export',
        'import',
        'clone',
        'migrate',
      ],
    }).notNull(),
    state: text('state', {
      enum: ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled'],
    }).notNull(),
    step: text('step'),
    /** Per cent. */
    progress: integer('progress').notNull().default(0),
    input: jsonb('input').notNull().default(emptyObject),
    result: jsonb('result').notNull().default(emptyObject),
    attempts: integer('attempts').notNull().default(0),
    leaseUntil: instant('lease_until'),
    errorCode: text('error_code'),
    errorDetail: text('error_detail'),
    requestedBy: uuid('requested_by'),
    idempotencyKey: text('idempotency_key').notNull(),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('tenant_operations_key').on(t.idempotencyKey),
    uniqueIndex('tenant_operations_running')
      .on(t.tenantId)
      .where(sql`${t.state} in ('queued', 'running', 'waiting') and ${t.tenantId} is not null`),
    index('tenant_operations_open').on(t.id).where(sql`${t.state} in ('queued', 'running', 'waiting')`),
    index('tenant_operations_tenant').on(t.tenantId, t.id),
  ],
);

/** Hosts of a brand beside its own (10 §3.16, §4.7). */
export const domains = platform.table(
  'domains',
  {
    id: id(),
    /** Lower-case A-label. */
    hostname: text('hostname').notNull(),
    tenantId: uuid('tenant_id')
      .notNull()
      .references(() => tenants.id),
    app: text('app', { enum: ['storefront', 'admin', 'creator', 'contractor', 'vendor'] })
      .notNull()
      .default('storefront'),
    status: text('status', {
      enum: [
        'pending_dns',
        'verifying',
        'issuing',
        'active',
        'degraded',
        'failed',
        'expired',
        'removing',
        'removed',
      ],
    }).notNull(),
    providerId: text('provider_id'),
    sslStatus: text('ssl_status'),
    verification: jsonb('verification').notNull().default(emptyObject),
    /** The DNS records that are wanted, and what the last check found. */
    records: jsonb('records').notNull().default(emptyList),
    isPrimary: boolean('is_primary').notNull().default(false),
    redirectTo: text('redirect_to'),
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
    expiresAt: instant('expires_at'),
    activatedAt: instant('activated_at'),
    removedAt: instant('removed_at'),
    lastError: text('last_error'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    /** A claim that is not proven does not block another brand (10 DOM-06); a proven one does. */
    uniqueIndex('domains_claimed')
      .on(t.hostname)
      .where(sql`${t.status} in ('issuing', 'active', 'degraded')`),
    uniqueIndex('domains_tenant_hostname').on(t.tenantId, t.hostname).where(sql`${t.status} <> 'removed'`),
    uniqueIndex('domains_primary')
      .on(t.tenantId, t.app)
      .where(sql`${t.isPrimary} and ${t.status} <> 'removed'`),
    index('domains_due').on(t.nextCheckAt).where(sql`${t.nextCheckAt} is not null`),
    index('domains_tenant').on(t.tenantId, t.id),
  ],
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
    state: text('state', { enum: ['pending', 'running', 'applied', 'failed', 'skipped'] }).notNull(),
    attempt: integer('attempt').notNull().default(1),
    durationMs: integer('duration_ms'),
    error: text('error'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.version] }), index('tenant_migrations_state').on(t.state)],
);

/** A run of the migrations over all brands, in waves (10 MIG-05). */
export const migrationRuns = platform.table(
  'migration_runs',
  {
    id: id(),
    target: integer('target').notNull(),
    state: text('state', {
      enum: ['planned', 'canary', 'running', 'paused', 'halted', 'succeeded', 'failed'],
    }).notNull(),
    total: integer('total').notNull().default(0),
    done: integer('done').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    /** Ids of the brands that go first, and how long they are watched. */
    canary: jsonb('canary').notNull().default(emptyList),
    soakUntil: instant('soak_until'),
    options: jsonb('options').notNull().default(emptyObject),
    haltReason: text('halt_reason'),
    requestedBy: text('requested_by'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('migration_runs_open')
      .on(sql`(true)`)
      .where(sql`${t.state} in ('planned', 'canary', 'running', 'paused')`),
  ],
);

/** Who runs the migrations of a cell right now: a lease that is renewed, and taken over when it ends (10 MIG-04). */
export const migrationLeases = platform.table('migration_leases', {
  cell: text('cell').primaryKey(),
  holder: text('holder').notNull(),
  leaseUntil: instant('lease_until').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const onboardingSessions = platform.table(
  'onboarding_sessions',
  {
    id: id(),
    tenantId: uuid('tenant_id').references(() => tenants.id),
    status: text('status', { enum: ['in_progress', 'completed', 'abandoned', 'failed'] }).notNull(),
    currentStep: integer('current_step').notNull().default(1),
    startedBy: uuid('started_by'),
    /** Seven days after the last activity. */
    expiresAt: instant('expires_at').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('onboarding_sessions_open').on(t.expiresAt).where(sql`${t.status} = 'in_progress'`),
    index('onboarding_sessions_tenant').on(t.tenantId),
  ],
);

export const onboardingSteps = platform.table(
  'onboarding_steps',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => onboardingSessions.id, { onDelete: 'cascade' }),
    step: integer('step').notNull(),
    status: text('status', { enum: ['pending', 'in_progress', 'completed', 'skipped', 'blocked'] }).notNull(),
    /** What was entered; never a secret. */
    data: jsonb('data').notNull().default(emptyObject),
    errors: jsonb('errors').notNull().default(emptyList),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.step] })],
);
