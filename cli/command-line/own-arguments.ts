/** Declares a command whose module parses words and prints its document itself: `run(words) → exit code`. */
import type { ExitCode } from '../exit-codes.ts';
import { type AnyCommand, type Arguments, type CommandSpec, command, type Options } from './command.ts';

export interface OwnArguments extends Omit<CommandSpec<Options, Arguments>, 'run'> {
  load(): Promise<{ run(words: string[]): Promise<number> }>;
}

/** The words are made again from the parsed values, so that the habits of every command hold here too. */
export function ownArguments({ load, ...spec }: OwnArguments): AnyCommand {
  return command({
    ...spec,
    async run({ values, args, output }) {
      const words = Object.values(args).filter((word) => word !== undefined);
      for (const [name, value] of Object.entries<string | number | boolean | undefined>({ ...values })) {
        if (value === true) words.push(`--${name}`);
        else if (value !== undefined && value !== false) words.push(`--${name}`, String(value));
      }
      if (output.isJson) words.push('--json');
      const { run } = await load();
      return { exit: (await run(words)) as ExitCode };
    },
  });
}
