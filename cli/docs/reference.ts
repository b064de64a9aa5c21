/** `docs/cli.md` out of the declarations. */
import type { AnyCommand } from '../command-line/command.ts';
import { GLOBAL_OPTIONS } from '../command-line/global-options.ts';
import { flagOf, optionText, usageOf } from '../command-line/help.ts';
import { EXIT_LINE } from '../exit-codes.ts';

export function commandReference(commands: readonly AnyCommand[]): string {
  return `# cgk

Made from the commands' declarations (\`cli/commands\`) by \`npm run docs\`; a test compares. \`npx cgk help\` says the same.

\`cgk tenant:create\` and \`cgk tenant create\` are the same command. Every command understands:

${table(Object.entries(GLOBAL_OPTIONS).map(([name, spec]) => [code(flagOf(name, spec)), optionText(spec)]))}

- Where nobody sits at a terminal nothing is asked: what is missing ends the command with 2 and is named.
- Passwords, keys and tokens are masked in all output.
- Ctrl-C stops after the running step; the same command goes on from there.
- Every error has a code and an offline page: \`cgk docs <code>\`, [errors.md](errors.md).
- Variables come from the environment, then \`.dev.vars\`, then \`.env\` files; with \`--env NAME\` from \`.dev.vars.NAME\` and \`.env.NAME\` only.

Exit codes: ${EXIT_LINE}

${commands.map(section).join('\n')}`;
}

const code = (text: string): string => `\`${text}\``;
const table = (rows: readonly (readonly string[])[]): string =>
  [
    '| | |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n');

function section(command: AnyCommand): string {
  const { name, summary, description, args, options, examples } = command;
  const rows = [
    ...args.map((argument) => [
      code(argument.name),
      `${argument.summary}${argument.isRequired ? ' (required)' : ''}`,
    ]),
    ...Object.entries(options).map(([flag, spec]) => [code(flagOf(flag, spec)), optionText(spec)]),
  ];
  const usage = usageOf({
    ...command,
    options: Object.fromEntries(Object.entries(options).filter(([, { isRequired }]) => isRequired)),
  });
  return [
    `## ${name}\n`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}: \`${usage}\`\n`,
    ...(description ? [`${description}\n`] : []),
    ...(rows.length > 0 ? [`${table(rows)}\n`] : []),
    ...(examples ? [`\`\`\`sh\n${examples.map((line) => `cgk ${line}`).join('\n')}\n\`\`\`\n`] : []),
  ].join('\n');
}
