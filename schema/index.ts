export {
  Database,
  type DatabaseConfig,
  type Query,
  type QueryBuilder,
  ScopedDb,
  type TenantRef,
  type Transaction,
} from './connection.ts';
export * as platformTables from './platform/tables.ts';
export * as tables from './tenant/index.ts';
