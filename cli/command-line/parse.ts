/** Options and arguments of one command out of its words, by its declaration. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../exit-codes.ts';
import type { AnyCommand, OptionSpec, Options } from './command.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';
import { nearest } from './resolve.ts';

export type Value = string | number | boolean | undefined;

export interface GlobalValues {
  json: boolean;
  quiet: boolean;
  yes: boolean;
  help: boolean;
  cwd: string | undefined;
  env: string | undefined;
}

export interface Parsed {
  globals: GlobalValues;
  values: Record<string, Value>;
  args: Record<string, string | undefined>;
  /** Required options and arguments that were not given. */
  missing: { flag: string; option?: string; spec?: OptionSpec }[];
}

/** The global options alone, leniently: how to speak about a command line that is wrong. */
export function parseGlobals(words: readonly string[]): GlobalValues {
  const { values } = parseArgs({
    args: [...words],
    options: parseOptions({}),
    strict: false,
    allowPositionals: true,
  });
  return globalsOf(values);
}

/** @throws UsageError */
export function parseCommand(
  command: AnyCommand,
  words: readonly string[],
  variables: NodeJS.ProcessEnv,
): Parsed {
  const { values: given, positionals } = strictly(command, words);
  const values: Record<string, Value> = {};
  const missing: Parsed['missing'] = [];
  for (const [name, spec] of Object.entries(command.options)) {
    const raw =
      given[name] ?? (spec.variable ? variables[spec.variable] || undefined : undefined) ?? spec.default;
    values[name] = spec.type === 'boolean' ? isOn(raw) : checked(name, spec, raw);
    if (spec.isRequired && values[name] === undefined)
      missing.push({ flag: `--${name}`, option: name, spec });
  }
  if (positionals.length > command.args.length) {
    const extra = positionals.slice(command.args.length).join(' ');
    throw new UsageError(`${command.name} takes no ${extra}.`, 'usage.too_many');
  }
  const args: Record<string, string | undefined> = {};
  for (const [index, { name, isRequired }] of command.args.entries()) {
    args[name] = positionals[index];
    if (isRequired && args[name] === undefined) missing.push({ flag: name });
  }
  return { globals: globalsOf(given), values, args, missing };
}

function strictly(command: AnyCommand, words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: parseOptions(command.options), allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    const unknown = /Unknown option '(-[^']*)'/.exec(error.message)?.[1];
    if (unknown === undefined) throw new UsageError(sentence(error.message), 'usage.bad_value');
    const names = [...Object.keys(command.options), ...Object.keys(GLOBAL_OPTIONS)].map(
      (name) => `--${name}`,
    );
    const near = nearest(unknown, names);
    throw new UsageError(
      `${command.name} has no option ${unknown}.${near ? ` Did you mean ${near}?` : ''}`,
      'usage.unknown_option',
    );
  }
}

const sentence = (message: string): string => `${message.split(/[.\n]/)[0]}.`;

function parseOptions(options: Options): NonNullable<ParseArgsConfig['options']> {
  const shorts = Object.fromEntries(Object.entries(SHORT).map(([letter, name]) => [name, letter]));
  return Object.fromEntries(
    Object.entries({ ...options, ...GLOBAL_OPTIONS }).map(([name, { type }]) => [
      name,
      {
        type: type === 'boolean' ? ('boolean' as const) : ('string' as const),
        ...(shorts[name] ? { short: shorts[name] } : {}),
      },
    ]),
  );
}

function globalsOf(given: Record<string, unknown>): GlobalValues {
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    json: given.json === true,
    quiet: given.quiet === true,
    yes: given.yes === true,
    help: given.help === true,
    cwd: text('cwd'),
    env: text('env'),
  };
}

const isOn = (raw: unknown): boolean => raw === true || raw === '1' || raw === 'true';

function checked(name: string, { type, choices }: OptionSpec, raw: unknown): string | number | undefined {
  if (raw === undefined) return undefined;
  if (type === 'number') {
    const number = Number(raw);
    if (raw === '' || !Number.isFinite(number) || number < 0)
      throw new UsageError(`--${name} must be a number, not ${String(raw)}.`, 'usage.bad_value');
    return number;
  }
  const text = String(raw);
  if (choices && !choices.includes(text))
    throw new UsageError(`--${name} must be one of ${choices.join(', ')}, not ${text}.`, 'usage.bad_value');
  return text;
}
