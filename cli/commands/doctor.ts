/** `cgk doctor`: says what is wrong with this installation and what to do about it (10 CLI-04). */
import { parseArgs } from 'node:util';
import { DatabaseUnreachable, dataDirOf, openDatabase, ownerClient } from '../database.ts';
import { type Check, fail } from '../doctor/check.ts';
import { checkDatabase } from '../doctor/database-checks.ts';
import { checkAuthSecret, checkBindings, checkNode, checkPort } from '../doctor/local-checks.ts';
import { EXIT } from '../exit-codes.ts';
import { readMigrations } from '../migration-files.ts';
import { createOutput } from '../output.ts';

const HELP = `cgk doctor: check this installation

Usage: cgk doctor [--json]

  Node, bindings in wrangler.toml, AUTH_SECRET, port; the database: version, roles, extensions, the wall between
  brands, and for every schema its version and whether an applied migration was edited. Changes nothing.

  --json   one JSON document on stdout

Exit codes: 0 all well (warnings allowed) · 1 something failed · 2 wrong usage · 3 database not reachable
`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const output = createOutput(values.json);
  const dataDir = dataDirOf();
  const checks = [checkNode(), ...checkBindings(), checkAuthSecret(), await checkPort(dataDir)];
  const ofDatabase = await databaseChecks(dataDir);
  checks.push(
    ...(ofDatabase ?? [
      fail('database', 'does not answer', 'Start it with npm start, or check DATABASE_URL.'),
    ]),
  );
  for (const check of checks) output.say(lineOf(check));
  const hasFailed = checks.some(({ status }) => status === 'fail');
  output.document({ ok: !hasFailed, checks });
  if (ofDatabase === null) return EXIT.unreachable;
  return hasFailed ? EXIT.failure : EXIT.ok;
}

/** Null when the database cannot be reached. */
async function databaseChecks(dataDir: string): Promise<Check[] | null> {
  try {
    const database = await openDatabase({ dataDir });
    try {
      const client = await ownerClient(database);
      try {
        return await checkDatabase(client, database, readMigrations());
      } finally {
        await client.end();
      }
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseUnreachable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

function lineOf({ name, status, message, fix }: Check): string {
  return `${MARKS[status]}  ${name}: ${message}${fix ? `\n      → ${fix}` : ''}`;
}
