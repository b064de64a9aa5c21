/** `cgk tenant:list`. */
import { command } from '../command-line/command.ts';
import { textTable } from '../output.ts';

interface TenantRow {
  slug: string;
  name: string;
  status: string;
  kind: string;
  country: string;
  currency: string;
  schema_version: number;
}

export const tenantList = command({
  name: 'tenant:list',
  summary: 'list the brands of this installation',
  async run({ output, dataDir }) {
    const { withOwner } = await import('../database/with-owner.ts');
    const tenants = await withOwner(dataDir, async (client) => {
      const { rows: found } = await client.query<{ exists: boolean }>(
        `select to_regclass('platform.tenants') is not null as exists`,
      );
      if (!found[0]?.exists) return [];
      const { rows } = await client.query<TenantRow>(
        'select slug, name, status, kind, country, currency, schema_version from platform.tenants order by slug',
      );
      return rows;
    });
    const rows = tenants.map((tenant) => [
      tenant.slug,
      tenant.name,
      tenant.status,
      tenant.kind,
      `${tenant.country} ${tenant.currency}`,
      String(tenant.schema_version),
    ]);
    output.say(
      rows.length === 0
        ? 'There are no brands yet. Create one: cgk tenant:create --help'
        : textTable([['slug', 'name', 'status', 'kind', 'market', 'schema'], ...rows]),
    );
    return {
      document: {
        tenants: tenants.map(({ schema_version: schemaVersion, ...tenant }) => ({
          ...tenant,
          schemaVersion,
        })),
      },
    };
  },
});
