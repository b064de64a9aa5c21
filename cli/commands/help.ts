/** `cgk help [command]`. */
import { command } from '../command-line/command.ts';
import { commandHelp, groupHelp, overview } from '../command-line/help.ts';
import { UsageError } from '../exit-codes.ts';

export const help = command({
  name: 'help',
  summary: 'list the commands, or explain one',
  args: [{ name: 'COMMAND', summary: 'as in `cgk help tenant:create`' }],
  async run({ args, output, commands }) {
    const wanted = args.COMMAND;
    const found = commands.find(({ name }) => name === wanted);
    const isGroup = commands.some(({ name }) => name.startsWith(`${wanted}:`));
    if (wanted !== undefined && !found && !isGroup)
      throw new UsageError(`There is no command ${wanted}.`, 'usage.unknown_command');
    const text = found ? commandHelp(found) : wanted ? groupHelp(wanted, commands) : overview(commands);
    output.say(text.trimEnd());
    const shown = found ? [found] : commands.filter(({ name }) => !wanted || name.startsWith(`${wanted}:`));
    return {
      document: {
        commands: shown.map(({ name, summary, description, args: positionals, options, examples }) => ({
          name,
          summary,
          ...(description ? { description } : {}),
          arguments: positionals,
          options,
          ...(examples ? { examples } : {}),
        })),
      },
    };
  },
});
