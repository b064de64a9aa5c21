/** Finds the command in a command line: `tenant:create` and `tenant create` are the same. */
import { UsageError } from '../exit-codes.ts';
import type { AnyCommand } from './command.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';

export interface Resolved {
  /** Undefined: no command was named. */
  command: AnyCommand | undefined;
  /** Set when only a group was named, such as `tenant`. */
  group: string | undefined;
  /** What is left for the options and arguments. */
  rest: string[];
}

/** @throws UsageError for a command that does not exist; it names the nearest one */
export function resolveCommand(commands: readonly AnyCommand[], argv: readonly string[]): Resolved {
  const at = firstWord(argv);
  if (at === undefined) return { command: undefined, group: undefined, rest: [...argv] };
  const word = argv[at] ?? '';
  const byName = new Map(commands.map((command) => [command.name, command]));
  const without = (...indices: number[]): string[] => argv.filter((_, index) => !indices.includes(index));
  const next = argv[at + 1];
  const pair = next === undefined ? undefined : byName.get(`${word}:${next}`);
  if (pair) return { command: pair, group: undefined, rest: without(at, at + 1) };
  const single = byName.get(word);
  if (single) return { command: single, group: undefined, rest: without(at) };
  if (commands.some(({ name }) => name.startsWith(`${word}:`))) {
    if (next !== undefined && !next.startsWith('-')) throw unknown(`${word}:${next}`, [...byName.keys()]);
    return { command: undefined, group: word, rest: without(at) };
  }
  throw unknown(word, [...byName.keys()]);
}

/** Index of the first word that is neither a global option nor its value. */
function firstWord(argv: readonly string[]): number | undefined {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (!word.startsWith('-')) return index;
    const name = word.startsWith('--') ? word.slice(2) : shortName(word.slice(1));
    const isGlobal = Object.hasOwn(GLOBAL_OPTIONS, name);
    if (!isGlobal && !word.includes('=')) return undefined;
    if (isGlobal && GLOBAL_OPTIONS[name as keyof typeof GLOBAL_OPTIONS].type === 'string') index++;
  }
  return undefined;
}

function shortName(letter: string): string {
  return Object.hasOwn(SHORT, letter) ? SHORT[letter as keyof typeof SHORT] : letter;
}

function unknown(word: string, names: readonly string[]): UsageError {
  const near = nearest(word, names);
  const hint = near === undefined ? 'cgk help lists them.' : `Did you mean ${near}?`;
  return new UsageError(`There is no command ${word}. ${hint}`, 'usage.unknown_command');
}

/** The name with the fewest edits, when they are few for its length. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.name : undefined;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
