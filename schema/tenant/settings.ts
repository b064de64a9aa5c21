import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt, version } from '../columns.ts';

/** What is published, one row a group (10 SET-01). */
export const settings = pgTable('settings', {
  group: text('group').primaryKey(),
  value: jsonb('value').notNull(),
  version: version(),
  updatedBy: text('updated_by'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Every draft and every published value of a group; the last fifty are kept (10 SET-04). */
export const settingsVersions = pgTable(
  'settings_versions',
  {
    id: id(),
    group: text('group').notNull(),
    /** The published version it is or, for a draft, the version it was begun from. */
    version: integer('version').notNull(),
    value: jsonb('value').notNull(),
    status: text('status', { enum: ['draft', 'published', 'reverted'] }).notNull(),
    author: text('author'),
    note: text('note').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('settings_versions_draft').on(t.group).where(sql`${t.status} = 'draft'`),
    uniqueIndex('settings_versions_published').on(t.group, t.version).where(sql`${t.status} <> 'draft'`),
    index('settings_versions_group').on(t.group, t.id),
  ],
);

/** Sealed with the brand's data key (10 KEY-02); never read back by people, only its last characters. */
export const secrets = pgTable('secrets', {
  name: text('name').primaryKey(),
  ciphertext: text('ciphertext').notNull(),
  iv: text('iv').notNull(),
  tag: text('tag').notNull(),
  dekVersion: integer('dek_version').notNull(),
  /** Part of what the seal binds: raised with each write. */
  secretVersion: integer('secret_version').notNull().default(1),
  hint: text('hint').notNull(),
  rotatedAt: instant('rotated_at'),
  updatedBy: text('updated_by'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
