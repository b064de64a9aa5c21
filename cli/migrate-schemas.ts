/** Brings roles, the platform's schema and every brand's to the newest version. */
import {
  bootstrapDatabase,
  type MigrationClient,
  type MigrationReport,
  migratePlatform,
  migrateTenant,
} from '../schema/migrate.ts';
import type { Migrations } from './migration-files.ts';

/** In order, stopping at the first that fails; what was done stays done. `onSchema` is told before each. */
export async function migrateSchemas(
  client: MigrationClient,
  migrations: Migrations,
  onSchema: (schema: string) => void = () => {},
): Promise<MigrationReport[]> {
  onSchema('platform');
  await bootstrapDatabase(client, migrations.bootstrap);
  const reports = [await migratePlatform(client, migrations.platform)];
  const { rows } = await client.query<{ id: string; schema_key: string }>(
    `select id, schema_key from platform.tenants where status not in ('deleted', 'failed') order by created_at`,
  );
  for (const { id, schema_key: schemaKey } of rows) {
    onSchema(`tenant_${schemaKey}`);
    reports.push(await migrateTenant(client, { id, schemaKey }, migrations.tenant));
  }
  return reports;
}
