/** Every table of the shared schema. */
export * from './accounts.ts';
export * from './people.ts';
export * from './rollups.ts';
export { platform } from './schema.ts';
export * from './tenants.ts';
