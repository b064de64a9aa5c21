/** From words to an exit code: finds the command, gives it its habits, turns its end into a code and a sentence. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError, EXIT, type ExitCode, Interrupted, UsageError } from '../exit-codes.ts';
import { createOutput, type Output, setOutputHabits } from '../output.ts';
import { createAsking } from './asking.ts';
import type { AnyCommand, CommandContext } from './command.ts';
import { DEFAULT_ENVIRONMENT, readVariables } from './environment.ts';
import { commandHelp, groupHelp, overview } from './help.ts';
import { createMask, secretValues } from './mask.ts';
import { type GlobalValues, type Parsed, parseCommand, parseGlobals, type Value } from './parse.ts';
import { resolveCommand } from './resolve.ts';

export interface Runtime {
  commands: readonly AnyCommand[];
  /** Folder of the project that this CLI belongs to. */
  home: string;
  /** Turns errors of libraries (drivers) into errors with a code; null for one that it does not know. */
  explain?(error: unknown): CliError | null;
  signal?: AbortSignal;
  /** Told what was resolved, before it runs. */
  onStart?(command: AnyCommand): void;
}

const ENVIRONMENT_NAME = /^[a-z][a-z0-9-]{0,30}$/;

/** Runs a command line; never throws. */
export async function runCommandLine(argv: readonly string[], runtime: Runtime): Promise<number> {
  const globals = parseGlobals(argv);
  let output = createOutput(globals.json, { isQuiet: globals.quiet, mask: createMask([]) });
  try {
    const { command, group, rest } = resolveCommand(runtime.commands, argv);
    if (!command) return answerWithoutCommand(runtime, group, globals, rest);
    if (globals.help) {
      process.stdout.write(commandHelp(command));
      return EXIT.ok;
    }
    const root = projectFolder(globals, command.isProjectless ? process.cwd() : runtime.home);
    const environmentName = globals.env ?? DEFAULT_ENVIRONMENT;
    if (!ENVIRONMENT_NAME.test(environmentName))
      throw new UsageError(`--env ${environmentName} is no name of an environment.`, 'usage.bad_value');
    const sources = readVariables(command.isProjectless ? null : root, environmentName);
    const variables = Object.fromEntries([...sources].map(([name, { value }]) => [name, value]));
    const mask = createMask(secretValues(variables));
    const habits = { isQuiet: globals.quiet, mask };
    output = createOutput(globals.json, habits);
    const parsed = parseCommand(command, rest, variables);
    const isInteractive = Boolean(process.stdin.isTTY && process.stderr.isTTY) && !globals.json;
    const ask = createAsking({ isInteractive, isYes: globals.yes });
    await fillMissing(parsed, ask);
    const secrets = Object.entries(command.options).flatMap(([name, { isSecret }]) => {
      const value = parsed.values[name];
      return isSecret && typeof value === 'string' && value.length > 3 && !URL.canParse(value) ? [value] : [];
    });
    if (secrets.length > 0) {
      habits.mask = createMask([...secrets, ...secretValues(variables)]);
      output = createOutput(globals.json, habits);
    }
    const dataDir = dataFolder(root, sources);
    const restoreVariables = command.isProjectless
      ? () => {}
      : lendVariables({ ...variables, CGK_DATA: dataDir });
    const habitsBefore = setOutputHabits(habits);
    try {
      runtime.onStart?.(command);
      const context = {
        values: parsed.values,
        args: parsed.args,
        output,
        ask,
        root,
        environmentName,
        variables,
        sources,
        dataDir,
        isYes: globals.yes,
        commands: runtime.commands,
        signal: runtime.signal ?? new AbortController().signal,
      } as unknown as CommandContext;
      const { exit = EXIT.ok, document } = await command.run(context);
      if (document) output.document({ ok: exit === EXIT.ok, ...document });
      return runtime.signal?.aborted && !command.endsByInterrupt ? EXIT.interrupted : exit;
    } finally {
      setOutputHabits(habitsBefore);
      restoreVariables();
    }
  } catch (error) {
    return complain(output, error, runtime);
  }
}

function answerWithoutCommand(
  { commands }: Runtime,
  group: string | undefined,
  globals: GlobalValues,
  rest: readonly string[],
): ExitCode {
  const unknown = rest.find(
    (word) => word.startsWith('-') && !/^--?(json|quiet|q|yes|y|help|h|cwd|env)\b/.test(word),
  );
  if (unknown)
    throw new UsageError(`There is no option ${unknown} without a command.`, 'usage.unknown_option');
  if (group !== undefined && !globals.help) {
    const names = commands.map(({ name }) => name).filter((name) => name.startsWith(`${group}:`));
    throw new UsageError(
      `Say what to do: ${names.map((name) => `cgk ${name}`).join(', ')}.`,
      'usage.missing',
    );
  }
  process.stdout.write(group === undefined ? overview(commands) : groupHelp(group, commands));
  return globals.help ? EXIT.ok : EXIT.usage;
}

/** A relative folder means the shell's place when the shell says it, the project's when a file does. */
function dataFolder(root: string, sources: ReturnType<typeof readVariables>): string {
  const given = sources.get('CGK_DATA');
  if (!given) return resolve(root, '.data');
  return given.from === 'environment' ? resolve(given.value) : resolve(root, given.value);
}

function projectFolder({ cwd }: GlobalValues, home: string): string {
  if (cwd === undefined) return home;
  const folder = resolve(cwd);
  if (!existsSync(folder)) throw new UsageError(`--cwd: there is no folder ${folder}.`, 'usage.bad_value');
  return folder;
}

/** Asks for what is required and missing, or names every flag of it at once. */
async function fillMissing({ missing, values, args }: Parsed, ask: CommandContext['ask']): Promise<void> {
  if (missing.length === 0) return;
  if (!ask.isInteractive)
    throw new UsageError(`Missing: ${missing.map(({ flag }) => flag).join(', ')}.`, 'usage.missing');
  for (const { flag, option, spec } of missing) {
    const answer: Value = await ask({
      flag,
      text: spec?.summary ?? flag,
      ...(spec?.choices ? { choices: spec.choices.map((value) => ({ value, label: '' })) } : {}),
      isSecret: spec?.isSecret ?? false,
    });
    if (option !== undefined) values[option] = spec?.type === 'number' ? Number(answer) : answer;
    else args[flag] = String(answer);
  }
}

/** Modules that read `process.env` see the project's variables while the command runs. */
function lendVariables(variables: NodeJS.ProcessEnv): () => void {
  const before = new Map<string, string | undefined>();
  for (const [name, value] of Object.entries(variables)) {
    if (process.env[name] === value) continue;
    before.set(name, process.env[name]);
    process.env[name] = value;
  }
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

function complain(output: Output, error: unknown, { explain, signal }: Runtime): number {
  const known = signal?.aborted
    ? new Interrupted()
    : error instanceof CliError
      ? error
      : (explain?.(error) ??
        new CliError(error instanceof Error ? error.message : String(error), {
          code: 'failed',
          exit: EXIT.failure,
        }));
  const { code, message, fix, exit } = known;
  output.complain(`cgk: ${message}${fix ? `\n     ${fix}` : ''}\n     ${code}: cgk docs ${code}`);
  if (process.env.CGK_DEBUG && error instanceof Error) output.complain(error.stack ?? '');
  output.document({ ok: false, error: { code, message, ...(fix ? { fix } : {}), docs: `cgk docs ${code}` } });
  return exit;
}

/** Between two steps of a long command. @throws Interrupted after Ctrl-C */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Interrupted();
}
