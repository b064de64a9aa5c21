/** `cgk tenant create|list`. */
import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { bootstrapDatabase, migratePlatform } from '../../schema/migrate.ts';
import { dataDirOf, openDatabase, ownerClient, readRuntime } from '../database.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { readMigrations } from '../migration-files.ts';
import { createOutput, type Output, textTable } from '../output.ts';
import { provisionTenant, type TenantInput } from '../provision-tenant.ts';

const HELP = `cgk tenant: create and list brands

Usage: cgk tenant create --slug SLUG --name NAME --country DE --currency EUR --locale de --timezone Europe/Berlin
       cgk tenant list

  --slug SLUG            3 to 40 lower-case letters, digits and hyphens: the shop's host name
  --name NAME            as shoppers read it
  --country CODE         ISO 3166, e.g. DE
  --currency CODE        ISO 4217, e.g. EUR
  --locale TAG           language of the shop, e.g. de or en-GB
  --timezone ZONE        IANA, e.g. Europe/Berlin
  --prices-include-tax   prices are shown with tax in them
  --json                 one JSON document on stdout

Creating a brand again that was cut off finishes it; a brand that is complete is left as it is. It gets a schema and a
role of its own, a neutral theme and one stock location; taxes and shipping are set in its admin.

Exit codes: 0 done · 1 failed · 2 wrong usage · 3 database not reachable
`;

const OPTIONS = {
  slug: { type: 'string' },
  name: { type: 'string' },
  country: { type: 'string' },
  currency: { type: 'string' },
  locale: { type: 'string' },
  timezone: { type: 'string' },
  'prices-include-tax': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

type Client = Awaited<ReturnType<typeof ownerClient>>;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const output = createOutput(values.json);
  const [verb, ...more] = positionals;
  if (more.length > 0 || (verb !== 'create' && verb !== 'list')) {
    throw new UsageError('Say what to do: cgk tenant create … or cgk tenant list.');
  }
  if (verb === 'list') return withOwner((client) => list(client, output));
  const input = { ...required(values), pricesIncludeTax: values['prices-include-tax'] };
  return withOwner((client) => create(client, input, output));
}

const REQUIRED = ['slug', 'name', 'country', 'currency', 'locale', 'timezone'] as const;

function required(values: Partial<Record<(typeof REQUIRED)[number], string>>) {
  const missing = REQUIRED.filter((name) => !values[name]);
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.map((name) => `--${name}`).join(', ')}.`);
  const { slug = '', name = '', country = '', currency = '', locale = '', timezone = '' } = values;
  return { slug, name, country, currency, locale, timezone };
}

async function withOwner(work: (client: Client) => Promise<number>): Promise<number> {
  const database = await openDatabase({ dataDir: dataDirOf() });
  try {
    const client = await ownerClient(database);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  } finally {
    await database.close();
  }
}

async function create(client: Client, input: TenantInput, output: Output): Promise<number> {
  const migrations = readMigrations();
  await bootstrapDatabase(client, migrations.bootstrap);
  await migratePlatform(client, migrations.platform);
  try {
    const tenant = await provisionTenant(client, input, migrations.tenant);
    const port = readRuntime(dataDirOf())?.port ?? 8787;
    const url = `http://${tenant.slug}.localhost:${port}`;
    output.say(tenant.isNew ? `Created ${tenant.slug} (${tenant.id}).` : `${tenant.slug} is there already.`);
    output.say(`Locally: ${url}`);
    output.document({ ok: true, tenant, url });
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new UsageError(
      error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('; '),
    );
  }
}

interface TenantRow {
  slug: string;
  name: string;
  status: string;
  kind: string;
  country: string;
  currency: string;
  schema_version: number;
}

async function list(client: Client, output: Output): Promise<number> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('platform.tenants') is not null as exists`,
  );
  const tenants = found[0]?.exists
    ? (
        await client.query<TenantRow>(
          'select slug, name, status, kind, country, currency, schema_version from platform.tenants order by slug',
        )
      ).rows
    : [];
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
      ? 'There are no brands yet. Create one: cgk tenant create --help'
      : textTable([['slug', 'name', 'status', 'kind', 'market', 'schema'], ...rows]),
  );
  output.document({
    ok: true,
    tenants: tenants.map(({ schema_version: schemaVersion, ...tenant }) => ({ ...tenant, schemaVersion })),
  });
  return EXIT.ok;
}
