/** `cgk`: finds the command, turns its end into an exit code and a sentence. Commands load when asked for. */
import { DatabaseUnreachable } from './database.ts';
import { EXIT, ServerUnreachable, UsageError } from './exit-codes.ts';
import { createOutput } from './output.ts';

interface Command {
  summary: string;
  load(): Promise<{ run(args: string[]): Promise<number> }>;
}

const COMMANDS: Record<string, Command> = {
  start: {
    summary: 'start database and server, with demo brands',
    load: () => import('./commands/start.ts'),
  },
  doctor: { summary: 'check this installation', load: () => import('./commands/doctor.ts') },
  migrate: {
    summary: 'bring the database to the newest version',
    load: () => import('./commands/migrate.ts'),
  },
  tenant: { summary: 'create and list brands', load: () => import('./commands/tenant.ts') },
  import: { summary: 'import products from a Shopify file', load: () => import('./commands/import.ts') },
};

const HELP = `cgk: Commerce Growth Kit

Usage: cgk <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
  .join('\n')}

  cgk <command> --help   says more
  --json                 one JSON document on stdout, everything else on stderr

Exit codes: 0 done · 1 failed · 2 wrong usage · 3 database or server not reachable · 4 done, with row errors
Environment: CGK_DATA (folder of local data, .data) · DATABASE_URL (Postgres in place of the embedded one)
`;

/** Runs a command line; never throws. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const output = createOutput(rest.includes('--json'));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command)
      throw new UsageError(`There is no command ${name}. Known: ${Object.keys(COMMANDS).join(', ')}.`);
    const { run } = await command.load();
    return await run(rest);
  } catch (error) {
    const { code, message, hint } = explain(error);
    process.stderr.write(`cgk: ${message}\n${hint ? `     ${hint}\n` : ''}`);
    output.document({ ok: false, error: { message, ...(hint ? { hint } : {}) } });
    return code;
  }
}

function explain(error: unknown): { code: number; message: string; hint?: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError || isArgumentError(error)) {
    return { code: EXIT.usage, message, hint: 'See --help.' };
  }
  if (error instanceof DatabaseUnreachable || error instanceof ServerUnreachable) {
    return { code: EXIT.unreachable, message, hint: error.hint };
  }
  return { code: EXIT.failure, message };
}

/** What `parseArgs` of node:util throws. */
function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
