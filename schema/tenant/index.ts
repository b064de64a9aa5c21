/** Every table of a tenant schema; declared without a schema, found through `search_path` (10 MIG-01). */
export * from './catalog.ts';
export * from './inventory.ts';
export * from './operations.ts';
export * from './orders.ts';
export * from './selling.ts';
export * from './settings.ts';
