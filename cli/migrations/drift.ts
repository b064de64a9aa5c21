/** How schemas differ from what their version should be (10 MIG-09). */
import { createHash } from 'node:crypto';
import { catalogueOf, compareCatalogues, type CatalogueLine, type Difference } from '../../schema/catalogue.ts';
import type { MigrationClient } from '../../schema/migrate.ts';
import { inScratchSchema } from '../../schema/scratch-schema.ts';
import type { Migrations } from '../migration-files.ts';
import { schemaStatus } from '../schema-status.ts';

export interface Drift {
  schema: string;
  tenant: string;
  version: number;
  /** SHA-256 of the schema's catalogue. */
  hash: string;
  differences: Difference[];
}

export const catalogueHash = (lines: readonly CatalogueLine[]): string =>
  createHash('sha256')
    .update(lines.map(({ object, definition }) => `${object}\t${definition}`).join('\n'))
    .digest('hex');

/** Every brand's schema against the files of its version, replayed once a version. */
export async function findDrift(
  client: MigrationClient,
  migrations: Migrations,
  slug?: string,
): Promise<Drift[]> {
  const statuses = (await schemaStatus(client, migrations, slug)).filter(({ tenant }) => tenant !== null);
  const wanted = new Map<number, CatalogueLine[]>();
  for (const version of new Set(statuses.map((status) => status.version))) {
    await inScratchSchema(client, async ({ schema, migrate }) => {
      await migrate(migrations.tenant.filter((file) => file.version <= version));
      wanted.set(version, await catalogueOf(client, schema));
    });
  }
  const drifts: Drift[] = [];
  for (const { schema, tenant, version } of statuses) {
    const found = await catalogueOf(client, schema);
    const differences = compareCatalogues(wanted.get(version) ?? [], found);
    drifts.push({ schema, tenant: tenant ?? '', version, hash: catalogueHash(found), differences });
  }
  return drifts;
}
