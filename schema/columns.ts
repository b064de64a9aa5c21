import { sql } from 'drizzle-orm';
import { bigint, char, customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Column habits shared by every table (10 §2): UUIDv7 keys made in the app, UTC instants, integer minor units. */
export const id = () => uuid('id').primaryKey();
export const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();
export const updatedAt = () => timestamp('updated_at', { withTimezone: true }).notNull().defaultNow();
export const instant = (name: string) => timestamp(name, { withTimezone: true });
export const minor = (name: string) => bigint(name, { mode: 'number' });
export const currency = () => char('currency', { length: 3 }).notNull();
export const version = () => integer('version').notNull().default(1);

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
export const regconfig = customType<{ data: string }>({ dataType: () => 'regconfig' });

export const emptyArray = sql`'{}'::text[]`;
export const emptyObject = sql`'{}'::jsonb`;
export const emptyList = sql`'[]'::jsonb`;
