/** `cgk migrate…`: the schemas of the platform and of every brand (10 §3.3). The work is in `cli/migrations`. */
import { type AnyCommand, command } from '../command-line/command.ts';
import { EXIT, PreconditionError, UsageError } from '../exit-codes.ts';
import { textTable } from '../output.ts';

const TENANT = { tenant: { type: 'string', value: 'SLUG', summary: 'this brand alone' } } as const;

const tenantCommandLine = (slug: string | undefined): string =>
  slug === undefined ? '' : ` --tenant ${slug}`;

export const migrate = command({
  name: 'migrate',
  summary: 'bring the database to the newest version',
  description:
    'Platform first, then every brand in waves: test brands, canaries that are watched, the rest four at once. Each file is one transaction with its record: a run that was cut off is finished by the next. Three failures, or one in a hundred, halt the run; brands that failed stay on the version that the code still runs on. A file that was edited after it was applied stops its schema.',
  options: {
    ...TENANT,
    'dry-run': { type: 'boolean', summary: 'show what would be done; change nothing (as migrate:plan)' },
    soak: {
      type: 'number',
      value: 'SECONDS',
      summary: 'how long the canaries are watched; 300 in production, else 0',
    },
    parallel: { type: 'number', value: 'N', summary: 'brands at once', default: 4 },
  },
  examples: ['migrate', 'migrate --dry-run', 'migrate --env production --soak 600'],
  async run(context) {
    const { values, output, dataDir, environmentName, signal } = context;
    if (values['dry-run']) return migratePlan.run(context);
    if (values.parallel < 1 || values.parallel > 16) throw new UsageError('--parallel is 1 to 16.');
    const { migrateAll } = await import('../migrations/migrate-all.ts');
    const { schemas, run } = await migrateAll({
      dataDir,
      slug: values.tenant,
      soakSeconds: values.soak ?? (environmentName === 'production' ? 300 : 0),
      parallel: values.parallel,
      signal,
      say: (text) => output.say(text),
    });
    const failures = schemas.filter((schema) => 'error' in schema);
    const exit =
      run?.state === 'interrupted'
        ? EXIT.interrupted
        : failures.length === 0
          ? EXIT.ok
          : failures.length === schemas.length || run?.state === 'halted' || run === null
            ? EXIT.failure
            : EXIT.partial;
    return { exit, document: { dryRun: false, schemas, run } };
  },
});

export const migratePlan: AnyCommand = command({
  name: 'migrate:plan',
  summary: 'show what a migration would do, tried in a scratch schema',
  description:
    'For each brand its files; for each file its statements with the locks they take, whether they write a table anew, the rows concerned, and how long they took in a scratch schema that is dropped again.',
  options: { ...TENANT },
  async run({ values, output, dataDir }) {
    const [{ withOwner }, { readMigrations }, { planRun }] = await Promise.all([
      import('../database/with-owner.ts'),
      import('../migration-files.ts'),
      import('../migrations/plan.ts'),
    ]);
    const plan = await withOwner(dataDir, (client) => planRun(client, readMigrations(), values.tenant));
    if (values.tenant !== undefined && plan.schemas.length === 0) throw noSuchBrand(values.tenant);
    output.say(
      textTable([
        ['schema', 'version', 'would apply', 'rows under lock'],
        ...plan.schemas.map(({ schema, version, target, files, rowsUnderLock }) => [
          schema,
          `${version} of ${target}`,
          files.join(', ') || 'up to date',
          String(rowsUnderLock),
        ]),
      ]),
    );
    for (const { name, statements, trial } of plan.files) {
      output.say(
        `\n${name}: ${'error' in trial ? `fails in the scratch schema: ${trial.error}` : `${trial.ms} ms`}`,
      );
      for (const { excerpt, lock, rewrites } of statements)
        output.say(`  ${excerpt}\n      lock ${lock}${rewrites ? ', writes the table anew' : ''}`);
    }
    const isBroken = plan.files.some(({ trial }) => 'error' in trial);
    return { exit: isBroken ? EXIT.failure : EXIT.ok, document: { dryRun: true, ...plan } };
  },
});

export const migrateStatus = command({
  name: 'migrate:status',
  summary: 'say which version each schema has, and how the last run ended',
  options: { ...TENANT },
  async run({ values, output, dataDir }) {
    const [{ withOwner }, { readMigrations }, { schemaStatus }, { lastRun }] = await Promise.all([
      import('../database/with-owner.ts'),
      import('../migration-files.ts'),
      import('../schema-status.ts'),
      import('../migrations/last-run.ts'),
    ]);
    const { schemas, run } = await withOwner(dataDir, async (client) => ({
      schemas: await schemaStatus(client, readMigrations(), values.tenant),
      run: await lastRun(client),
    }));
    if (values.tenant !== undefined && schemas.length === 0) throw noSuchBrand(values.tenant);
    output.say(
      textTable([
        ['schema', 'version', 'waiting'],
        ...schemas.map(({ schema, version, target, pending, drifted }) => [
          schema,
          `${version} of ${target}`,
          [...drifted.map((name) => `edited: ${name}`), ...pending].join(', ') || 'up to date',
        ]),
      ]),
    );
    if (run) output.say(`Last run: ${run.state}, ${run.done} of ${run.total} done, ${run.failed} failed.`);
    const isBehind = schemas.some(({ pending, drifted }) => pending.length + drifted.length > 0);
    return { document: { schemas, run, isBehind } };
  },
});

export const migrateCreate = command({
  name: 'migrate:create',
  summary: 'begin a migration that is written by hand',
  description:
    'For changes of tables use `npm run generate -- NAME`: it writes the file from the drizzle tables.',
  args: [{ name: 'name', summary: 'snake_case, e.g. fill_order_search', isRequired: true }],
  options: {
    set: { type: 'string', choices: ['tenant', 'platform'], summary: 'whose schema', default: 'tenant' },
  },
  async run({ args, values, output }) {
    if (!/^[a-z][a-z0-9_]{2,60}$/.test(args.name))
      throw new UsageError('A migration is named in snake_case, 3 to 61 characters, e.g. fill_order_search.');
    const { createMigration } = await import('../migrations/create.ts');
    const path = createMigration(values.set, args.name);
    output.say(`Write it: ${path}\nThen: npx cgk migrate:lint, npx cgk migrate:plan`);
    return { document: { path } };
  },
});

export const migrateLint = command({
  name: 'migrate:lint',
  summary: 'check migration files with Postgres’ own parser',
  args: [{ name: 'file', summary: 'one file; all of them when absent' }],
  async run({ args, output }) {
    const { lintFiles } = await import('../migrations/lint-files.ts');
    const findings = await lintFiles(args.file);
    for (const { file, line, column, rule, problem, fix } of findings)
      output.say(`${file}:${line}:${column}  ${rule}: ${problem}\n      → ${fix}`);
    output.say(findings.length === 0 ? 'Nothing to find fault with.' : `${findings.length} findings.`);
    return { exit: findings.length === 0 ? EXIT.ok : EXIT.failure, document: { findings } };
  },
});

export const migrateDrift = command({
  name: 'migrate:drift',
  summary: 'compare every brand’s schema with what its version should be',
  options: { ...TENANT },
  async run({ values, output, dataDir }) {
    const [{ withOwner }, { readMigrations }, { findDrift }] = await Promise.all([
      import('../database/with-owner.ts'),
      import('../migration-files.ts'),
      import('../migrations/drift.ts'),
    ]);
    const schemas = await withOwner(dataDir, (client) => findDrift(client, readMigrations(), values.tenant));
    if (values.tenant !== undefined && schemas.length === 0) throw noSuchBrand(values.tenant);
    for (const { schema, version, hash, differences } of schemas) {
      output.say(
        `${schema}  version ${version}  ${hash.slice(0, 12)}  ${differences.length === 0 ? 'as it should be' : `${differences.length} differences`}`,
      );
      for (const { object, wanted, found } of differences)
        output.say(`  ${object}\n    wanted ${wanted ?? 'nothing'}\n    found  ${found ?? 'nothing'}`);
    }
    const isDrifted = schemas.some(({ differences }) => differences.length > 0);
    return { exit: isDrifted ? EXIT.failure : EXIT.ok, document: { schemas } };
  },
});

export const migrateRollback = command({
  name: 'migrate:rollback',
  summary: 'take the newest migration of one brand back, where its file says how',
  description:
    'Runs `schema/migrations/tenant/down/NNNN_name.sql` when it begins with “-- safe”. Without one, the data of the time before is in a branch or a point in time of the database: restore from there.',
  options: { tenant: { ...TENANT.tenant, isRequired: true } },
  async run({ values, output, dataDir, isYes, ask }) {
    const [{ withOwner }, { readMigrations }, { rollBack, downFileOf }] = await Promise.all([
      import('../database/with-owner.ts'),
      import('../migration-files.ts'),
      import('../migrations/roll-back.ts'),
    ]);
    const undone = await withOwner(dataDir, async (client) => {
      const down = await downFileOf(client, readMigrations(), values.tenant);
      if (!down)
        throw new PreconditionError(
          `The newest migration of ${values.tenant} has no safe way back.`,
          'migrate.no_way_back',
          'Restore from a branch or a point in time of the database.',
        );
      if (!isYes && !(await ask.confirm(`Take ${down.name} back in ${values.tenant}?`))) return null;
      await rollBack(client, down);
      return down.name;
    });
    output.say(
      undone === null
        ? 'Nothing was changed.'
        : `${undone} was taken back${tenantCommandLine(values.tenant)}.`,
    );
    return { document: { undone } };
  },
});

export const migrateBaseline = command({
  name: 'migrate:baseline',
  summary: 'write the squashed schema that new brands begin with, once it is proven equal',
  async run({ output, dataDir }) {
    const [{ withOwner }, { readMigrations }, { composeBaseline, proveBaseline, writeBaseline }] =
      await Promise.all([
        import('../database/with-owner.ts'),
        import('../migration-files.ts'),
        import('../migrations/baseline.ts'),
      ]);
    const { tenant } = readMigrations();
    const baseline = composeBaseline(tenant);
    const differences = await withOwner(dataDir, (client) => proveBaseline(client, tenant, baseline));
    for (const { object, wanted, found } of differences)
      output.say(`  ${object}\n    replayed ${wanted ?? 'nothing'}\n    squashed ${found ?? 'nothing'}`);
    if (differences.length > 0) return { exit: EXIT.failure, document: { differences } };
    const path = writeBaseline(baseline);
    output.say(`${path}: version ${baseline.version}, equal to ${tenant.length} files replayed.`);
    return { document: { path, version: baseline.version } };
  },
});

function noSuchBrand(slug: string): PreconditionError {
  return new PreconditionError(
    `There is no brand ${slug}.`,
    'tenant.unknown',
    'List them: npx cgk tenant:list',
  );
}
