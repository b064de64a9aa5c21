/** Questions at a terminal. Where nobody sits at one, a missing answer is wrong usage that names its flag. */
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../exit-codes.ts';

export interface Question {
  /** The flag that answers it, e.g. `--name`. */
  flag: string;
  text: string;
  choices?: readonly { value: string; label: string }[];
  /** Taken by Enter and by `--yes`. */
  default?: string;
  isSecret?: boolean;
  /** A sentence about what is wrong, or null. */
  check?(answer: string): string | null;
}

export interface Asking {
  /** True when somebody can be asked. */
  isInteractive: boolean;
  /** @throws UsageError when nobody can be asked and there is no default that `--yes` takes */
  (question: Question): Promise<string>;
  /** Yes or no before something that cannot be undone; `--yes` answers it. */
  confirm(text: string): Promise<boolean>;
}

export interface AskingOptions {
  isInteractive: boolean;
  isYes: boolean;
  input?: NodeJS.ReadableStream;
  output?: NodeJS.WritableStream;
}

export function createAsking({
  isInteractive,
  isYes,
  input = process.stdin,
  output = process.stderr,
}: AskingOptions): Asking {
  const line = async (prompt: string, isSecret: boolean): Promise<string> => {
    const terminal = createInterface({ input, output: isSecret ? undefined : output, terminal: !isSecret });
    try {
      if (isSecret) output.write(prompt);
      return (await terminal.question(isSecret ? '' : prompt)).trim();
    } finally {
      terminal.close();
      if (isSecret) output.write('\n');
    }
  };
  const ask = async (question: Question): Promise<string> => {
    const { flag, text, choices, default: usual, isSecret = false } = question;
    if (isYes && usual !== undefined) return usual;
    if (!isInteractive) {
      const known = choices ? ` (${choices.map(({ value }) => value).join(', ')})` : '';
      throw new UsageError(`Missing: ${flag}${known}.`, 'usage.missing');
    }
    for (const [index, { value, label }] of (choices ?? []).entries())
      output.write(`  ${index + 1}  ${value.padEnd(20)} ${label}\n`);
    for (;;) {
      const answer = (await line(`${text}${usual === undefined ? '' : ` (${usual})`}: `, isSecret)) || usual;
      if (answer === undefined) continue;
      const chosen = choices ? choiceOf(choices, answer) : answer;
      const complaint =
        chosen === undefined ? 'choose a number or a name of the list' : question.check?.(chosen);
      if (chosen !== undefined && !complaint) return chosen;
      output.write(`  ${complaint}\n`);
    }
  };
  const confirm = async (text: string): Promise<boolean> => {
    if (isYes) return true;
    if (!isInteractive)
      throw new UsageError(`${text} Say --yes to go on without being asked.`, 'usage.missing');
    return /^y(es)?$/i.test(await line(`${text} [y/N] `, false));
  };
  return Object.assign(ask, { isInteractive, confirm });
}

function choiceOf(choices: readonly { value: string }[], answer: string): string | undefined {
  return choices[Number(answer) - 1]?.value ?? choices.find(({ value }) => value === answer)?.value;
}
