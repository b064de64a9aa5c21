/** Where a command speaks: people read stdout; with `--json`, stdout is one JSON document and the talk goes to stderr. */
import { createMask, type Mask } from './command-line/mask.ts';

export interface Output {
  isJson: boolean;
  /** For people; silent with `--quiet`. */
  say(text: string): void;
  /** The answer: printed with `--json` only. */
  document(value: unknown): void;
  /** A sentence about what went wrong: always, on stderr. */
  complain(text: string): void;
  /** A line of a stream, masked, on stdout whatever the habits. */
  line(text: string): void;
  /** As `say`, but unmasked: for a secret that is shown once because it was just made. */
  reveal(text: string): void;
}

export interface OutputHabits {
  isQuiet: boolean;
  mask: Mask;
}

/** Habits of the running command, for modules that make their own output. */
let habits: OutputHabits = { isQuiet: false, mask: createMask([]) };

/** Sets the habits of every output made from now on; returns those before. */
export function setOutputHabits(next: OutputHabits): OutputHabits {
  const before = habits;
  habits = next;
  return before;
}

export function createOutput(isJson: boolean, { isQuiet, mask }: OutputHabits = habits): Output {
  const talk = (text: string): void => {
    if (!isQuiet) (isJson ? process.stderr : process.stdout).write(`${text}\n`);
  };
  return {
    isJson,
    say: (text) => talk(mask(text)),
    line: (text) => void process.stdout.write(`${mask(text)}\n`),
    reveal: talk,
    complain: (text) => process.stderr.write(`${mask(text)}\n`),
    document: (value) => {
      if (!isJson) return;
      const masked = (_: string, member: unknown): unknown =>
        typeof member === 'string' ? mask(member) : member;
      process.stdout.write(`${JSON.stringify(value, masked, 2)}\n`);
    },
  };
}

/** Columns as wide as their widest cell. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
