import { type Baseline, type MigrationClient, type MigrationFile, migrateTenant } from './migrate.ts';

/**
 * A schema of its own name, used and dropped again: where the plan tries migrations and drift finds out what a version
 * looks like. The files run as they do for a brand; the tables of the platform are not touched.
 */
export async function inScratchSchema<T>(
  client: MigrationClient,
  run: (scratch: {
    schema: string;
    /** Applies files (or the baseline and then files) to it. */
    migrate(files: readonly MigrationFile[], baseline?: Baseline): Promise<void>;
  }) => Promise<T>,
): Promise<T> {
  const schemaKey = `scratch_${crypto.randomUUID().slice(0, 8)}`;
  const schema = `tenant_${schemaKey}`;
  const quiet: MigrationClient = {
    query: (text, values) =>
      text.includes('platform.tenant_migrations')
        ? Promise.resolve({ rows: [] })
        : client.query(text, values),
  };
  try {
    return await run({
      schema,
      migrate: async (files, baseline) => {
        await migrateTenant(quiet, { id: schemaKey, schemaKey }, files, baseline);
      },
    });
  } finally {
    await client.query(`drop schema if exists "${schema}" cascade`);
    await client.query(`drop owned by "cgk_t_${schemaKey}"`).catch(() => undefined);
    await client.query(`drop role if exists "cgk_t_${schemaKey}"`).catch(() => undefined);
  }
}
