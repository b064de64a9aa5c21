/** Help out of declarations. */
import { EXIT_LINE } from '../exit-codes.ts';
import type { AnyCommand, OptionSpec, Options } from './command.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';

const WIDTH = 110;

/** `cgk help`: every command with its summary. */
export function overview(commands: readonly AnyCommand[]): string {
  return `cgk: Commerce Growth Kit

Usage: cgk <command> [options]

Commands:
${list(commands)}

Options of every command:
${optionLines(GLOBAL_OPTIONS)}

cgk <command> --help says more · cgk docs <code> explains an error code · docs/cli.md has it all
Exit codes: ${EXIT_LINE}
Environment: CGK_DATA (folder of local data, .data) · DATABASE_URL (Postgres in place of the embedded one)
`;
}

/** `cgk tenant --help`: the commands of a group. */
export function groupHelp(group: string, commands: readonly AnyCommand[]): string {
  const members = commands.filter(({ name }) => name === group || name.startsWith(`${group}:`));
  return `Commands of ${group}:
${list(members)}

cgk <command> --help says more
Exit codes: ${EXIT_LINE}
`;
}

/** `cgk tenant:create --help`. */
export function commandHelp(command: AnyCommand): string {
  const { name, summary, description, options, examples } = command;
  return [
    `cgk ${name}: ${summary}`,
    `Usage: ${usageOf(command)}`,
    ...(command.args.length > 0 ? [argumentLines(command)] : []),
    ...(Object.keys(options).length > 0 ? [optionLines(options)] : []),
    optionLines(GLOBAL_OPTIONS),
    ...(description ? [wrap(description)] : []),
    ...(examples ? [`Examples:\n${examples.map((line) => `  cgk ${line}`).join('\n')}`] : []),
    `Exit codes: ${EXIT_LINE}\n`,
  ].join('\n\n');
}

/** `cgk import:products FILE --tenant SLUG [--dry-run]` */
export function usageOf({ name, args, options }: AnyCommand): string {
  const parts = [
    ...args.map(({ name: word, isRequired }) => (isRequired ? word : `[${word}]`)),
    ...Object.entries(options).map(([flag, spec]) =>
      spec.isRequired ? flagOf(flag, spec) : `[${flagOf(flag, spec)}]`,
    ),
  ];
  return ['cgk', name, ...parts].join(' ');
}

/** `--tenant SLUG` */
export function flagOf(name: string, { type, value, choices }: OptionSpec): string {
  if (type === 'boolean') return `--${name}`;
  return `--${name} ${value ?? (choices ? choices.join('|') : type === 'number' ? 'N' : 'TEXT')}`;
}

/** What an option means, with default, variable and choices. */
export function optionText(spec: OptionSpec): string {
  const notes = [
    ...(spec.choices && spec.value ? [spec.choices.join(', ')] : []),
    ...(spec.default !== undefined && spec.default !== false ? [`default ${spec.default}`] : []),
    ...(spec.variable ? [`or ${spec.variable}`] : []),
    ...(spec.isRequired ? ['required'] : []),
  ];
  return `${spec.summary}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

function list(commands: readonly AnyCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
}

function optionLines(options: Options): string {
  const shorts = Object.fromEntries(Object.entries(SHORT).map(([letter, name]) => [name, letter]));
  const rows = Object.entries(options).map(
    ([name, spec]) =>
      [`${flagOf(name, spec)}${shorts[name] ? `, -${shorts[name]}` : ''}`, optionText(spec)] as const,
  );
  return columns(rows);
}

const argumentLines = ({ args }: AnyCommand): string =>
  columns(args.map(({ name, summary }) => [name, summary] as const));

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

/** Lines of at most 110 characters; paragraphs and lines that begin with a space stay. */
function wrap(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith(' ')) return line;
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last !== '' && last.length + word.length + 1 > WIDTH) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}
