/** `cgk tenant:create`. */
import type { MigrationClient } from '../../schema/migrate.ts';
import { command } from '../command-line/command.ts';
import { readRuntime } from '../database.ts';
import { PreconditionError, UsageError } from '../exit-codes.ts';

export const tenantCreate = command({
  name: 'tenant:create',
  summary: 'create a brand',
  description:
    'Creating a brand again that was cut off finishes it; a brand that is complete is left as it is. It gets a schema and a role of its own, a neutral theme and one stock location; taxes and shipping are set in its admin.',
  options: {
    slug: {
      type: 'string',
      value: 'SLUG',
      summary: "3 to 40 lower-case letters, digits and hyphens: the shop's host name",
      isRequired: true,
    },
    name: { type: 'string', value: 'NAME', summary: 'as shoppers read it', isRequired: true },
    country: { type: 'string', value: 'CODE', summary: 'ISO 3166, e.g. DE', isRequired: true },
    currency: { type: 'string', value: 'CODE', summary: 'ISO 4217, e.g. EUR', isRequired: true },
    locale: {
      type: 'string',
      value: 'TAG',
      summary: 'language of the shop, e.g. de or en-GB',
      isRequired: true,
    },
    timezone: { type: 'string', value: 'ZONE', summary: 'IANA, e.g. Europe/Berlin', isRequired: true },
    'prices-include-tax': { type: 'boolean', summary: 'prices are shown with tax in them' },
  },
  examples: [
    'tenant:create --slug acme --name Acme --country US --currency USD --locale en --timezone America/New_York',
  ],
  async run({ values, output, dataDir, root }) {
    const [
      { bootstrapDatabase, migratePlatform },
      { provisionTenant, TenantConflict },
      { readMigrations },
      { withOwner },
      { ZodError },
    ] = await Promise.all([
      import('../../schema/migrate.ts'),
      import('../provision-tenant.ts'),
      import('../migration-files.ts'),
      import('../database/with-owner.ts'),
      import('zod'),
    ]);
    const {
      slug,
      name,
      country,
      currency,
      locale,
      timezone,
      'prices-include-tax': pricesIncludeTax,
    } = values;
    const input = { slug, name, country, currency, locale, timezone, pricesIncludeTax };
    return withOwner(dataDir, async (client) => {
      const migrations = readMigrations();
      await bootstrapDatabase(client, migrations.bootstrap);
      await migratePlatform(client, migrations.platform);
      await refuseSecond(client, root, slug);
      try {
        const tenant = await provisionTenant(client, input, migrations.tenant);
        const url = `http://${tenant.slug}.localhost:${readRuntime(dataDir)?.port ?? 8787}`;
        output.say(
          tenant.isNew ? `Created ${tenant.slug} (${tenant.id}).` : `${tenant.slug} is there already.`,
        );
        output.say(`Locally: ${url}`);
        return { document: { tenant, url } };
      } catch (error) {
        if (error instanceof TenantConflict) throw new PreconditionError(error.message, 'tenant.conflict');
        if (!(error instanceof ZodError)) throw error;
        const faults = error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
        throw new UsageError(faults.join('; '), 'usage.bad_value');
      }
    });
  },
});

/** A single-tenant installation has one brand. */
async function refuseSecond(client: MigrationClient, root: string, slug: string): Promise<void> {
  const { requireConfig } = await import('../configuration/load-config.ts');
  const { tenancy } = await requireConfig(root);
  if (tenancy !== 'single') return;
  const { rows } = await client.query<{ slug: string }>(
    `select slug from platform.tenants where slug <> $1 and status <> 'deleted' limit 1`,
    [slug],
  );
  if (rows[0])
    throw new PreconditionError(
      `This installation is for one brand, and that is ${rows[0].slug}.`,
      'tenant.conflict',
      'Set tenancy to multi in cgk.config.ts for more.',
    );
}
