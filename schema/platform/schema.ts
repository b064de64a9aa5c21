import { pgSchema } from 'drizzle-orm/pg-core';

/** The shared schema: which brands, people and keys exist. A tenant table never refers to it (10 §2). */
export const platform = pgSchema('platform');
