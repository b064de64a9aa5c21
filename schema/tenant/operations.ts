import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt } from '../columns.ts';

/** What the kernel and the runner keep in every tenant schema. */
/** Numbers for people (order numbers): one row a series, raised inside the transaction that uses it. */
export const counters = pgTable('counters', {
  name: text('name').primaryKey(),
  value: bigint('value', { mode: 'number' }).notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    type: text('type').notNull(),
    payload: jsonb('payload').notNull(),
    publishedAt: instant('published_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('outbox_unpublished').on(t.id).where(sql`${t.publishedAt} is null`)],
);

export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    name: text('name').notNull(),
    payload: jsonb('payload').notNull(),
    /** One run a key: a second enqueue of the same work is a no-op. */
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

export const idempotencyKeys = pgTable(
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

/** Every mail that left or, in development, was caught. */
export const mailMessages = pgTable(
  'mail_messages',
  {
    id: id(),
    toEmail: text('to_email').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    kind: text('kind').notNull(),
    /** One mail a key, whatever the number of tries. */
    key: text('key').notNull(),
    status: text('status', { enum: ['captured', 'sent', 'failed'] }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('mail_messages_key').on(t.key), index('mail_messages_created').on(t.createdAt)],
);

export const importRuns = pgTable(
  'import_runs',
  {
    id: id(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    state: text('state', {
      enum: ['checking', 'checked', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
    }).notNull(),
    counts: jsonb('counts').notNull(),
    problems: jsonb('problems').notNull(),
    preview: jsonb('preview').notNull(),
    chunkCount: integer('chunk_count').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('import_runs_created').on(t.id)],
);

export const importChunks = pgTable(
  'import_chunks',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    drafts: jsonb('drafts').notNull(),
    productCount: integer('product_count').notNull(),
    state: text('state', { enum: ['waiting', 'done'] })
      .notNull()
      .default('waiting'),
    created: integer('created').notNull().default(0),
    updated: integer('updated').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    imagesPending: integer('images_pending').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('import_chunks_run_position').on(t.runId, t.position)],
);
