/** `cgk status`: what runs here, in a few lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command-line/command.ts';
import { readRuntime } from '../database.ts';
import { EXIT } from '../exit-codes.ts';

export const status = command({
  name: 'status',
  summary: 'say what runs: version, server, database, brands',
  async run({ root, dataDir, variables, environmentName, output }) {
    const [{ withOwner }, { schemaStatus }, { readMigrations }, { probeClient }, { maskUrl }, { CliError }] =
      await Promise.all([
        import('../database/with-owner.ts'),
        import('../schema-status.ts'),
        import('../migration-files.ts'),
        import('../database/probe-client.ts'),
        import('../command-line/mask.ts'),
        import('../exit-codes.ts'),
      ]);
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      cgk?: { version: string };
    };
    const version = manifest.cgk?.version ?? manifest.version;
    const runtime = readRuntime(dataDir);
    const server = runtime ? { url: `http://localhost:${runtime.port}`, pid: runtime.pid } : null;
    const where = variables.DATABASE_URL
      ? maskUrl(variables.DATABASE_URL)
      : `embedded, in ${join(dataDir, 'pg')}`;
    output.say(`cgk       ${version}, ${environmentName}`);
    output.say(`server    ${server ? `${server.url} (process ${server.pid})` : 'does not run'}`);
    const common = { version, environment: environmentName, server, where };
    try {
      const database = await withOwner(dataDir, async (client, { reachedBy }) => {
        const { versionText, latencyMs } = await probeClient(client);
        const statuses = await schemaStatus(client, readMigrations());
        const isMade = (statuses[0]?.version ?? 0) > 0;
        const { rows } = isMade
          ? await client.query<{ status: string; count: number }>(
              'select status, count(*)::int as count from platform.tenants group by 1 order by 1',
            )
          : { rows: [] };
        return {
          postgres: versionText,
          latencyMs: Math.round(latencyMs * 10) / 10,
          reachedBy,
          brands: Object.fromEntries(rows.map((row) => [row.status, row.count])),
          behind: statuses.filter(({ pending }) => pending.length > 0).map(({ schema }) => schema),
        };
      });
      const brands = Object.entries(database.brands).map(([state, count]) => `${count} ${state}`);
      output.say(`database  Postgres ${database.postgres}, ${database.latencyMs} ms, ${where}`);
      output.say(
        `schemas   ${database.behind.length === 0 ? 'at their newest version' : `behind: ${database.behind.join(', ')}. Run: cgk migrate`}`,
      );
      output.say(`brands    ${brands.join(', ') || 'none yet'}`);
      return { document: { ...common, database } };
    } catch (error) {
      if (!(error instanceof CliError) || !error.code.startsWith('db.')) throw error;
      output.say(`database  ${error.message}`);
      return {
        exit: EXIT.unreachable,
        document: {
          ...common,
          database: null,
          error: { code: error.code, message: error.message, fix: error.fix },
        },
      };
    }
  },
});
