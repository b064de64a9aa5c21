/** What a command is: one declaration, from which parsing, help, JSON and the reference page follow (10 CLI-02). */
import type { ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import type { Asking } from './asking.ts';
import type { VariableSource } from './environment.ts';

export interface OptionSpec {
  type: 'string' | 'boolean' | 'number';
  /** As in help: a phrase without a full stop. */
  summary: string;
  /** Name of the value in help, e.g. `SLUG`. */
  value?: string;
  choices?: readonly string[];
  default?: string | number | boolean;
  /** Without it the command asks at a terminal, and ends with 2 elsewhere. */
  isRequired?: boolean;
  /** Environment variable that stands in for the option. */
  variable?: string;
  /** Never echoed. */
  isSecret?: boolean;
}

export interface ArgumentSpec {
  name: string;
  summary: string;
  isRequired?: boolean;
}

export type Options = Readonly<Record<string, OptionSpec>>;
export type Arguments = readonly ArgumentSpec[];

type Primitive<S extends OptionSpec> = S['type'] extends 'boolean'
  ? boolean
  : S['type'] extends 'number'
    ? number
    : S['choices'] extends readonly (infer C)[]
      ? C
      : string;

type IsPresent<S extends OptionSpec> = S['type'] extends 'boolean'
  ? true
  : S extends { isRequired: true }
    ? true
    : S extends { default: string | number }
      ? true
      : false;

/** The parsed values by option name: present when required, defaulted or a switch. */
export type ValuesOf<O extends Options> = {
  [K in keyof O]: IsPresent<O[K]> extends true ? Primitive<O[K]> : Primitive<O[K]> | undefined;
};

/** The parsed positional arguments by name. */
export type ArgumentsOf<A extends Arguments> = {
  [S in A[number] as S['name']]: S extends { isRequired: true } ? string : string | undefined;
};

export interface CommandContext<O extends Options = Options, A extends Arguments = Arguments> {
  values: ValuesOf<O>;
  args: ArgumentsOf<A>;
  output: Output;
  ask: Asking;
  /** Folder of the project: `--cwd`, else the one this CLI belongs to. */
  root: string;
  /** `development` unless `--env` says otherwise. */
  environmentName: string;
  /** Environment of the process over the project's `.dev.vars` and `.env` files. */
  variables: NodeJS.ProcessEnv;
  /** The same with where each was found. */
  sources: ReadonlyMap<string, VariableSource>;
  /** Folder of local data. */
  dataDir: string;
  isYes: boolean;
  /** Every command of this CLI. */
  commands: readonly AnyCommand[];
  /** Set at Ctrl-C: a long command stops at its next step with `stopIfAborted`. */
  signal: AbortSignal;
}

export interface CommandResult {
  /** `ok` unless told. */
  exit?: ExitCode;
  /** Members of the JSON document besides `ok`; absent when the command printed its own. */
  document?: Record<string, unknown>;
}

export interface CommandSpec<O extends Options, A extends Arguments> {
  /** `verb` or `group:verb`; `group verb` on the command line means the same. */
  name: string;
  summary: string;
  /** Paragraphs of help below the options. */
  description?: string;
  options?: O;
  args?: A;
  /** Command lines without `cgk`. */
  examples?: readonly string[];
  /** Ctrl-C is how it ends (a server): the command minds the signal itself and its exit code stands. */
  endsByInterrupt?: boolean;
  /** Works outside of a project: in the shell's folder, without the files of the project that this CLI belongs to. */
  isProjectless?: boolean;
  run(context: CommandContext<O, A>): Promise<CommandResult>;
}

/** A command whose options are not known to the type system. */
export interface AnyCommand extends Omit<CommandSpec<Options, Arguments>, 'run' | 'options' | 'args'> {
  options: Options;
  args: Arguments;
  run(context: CommandContext): Promise<CommandResult>;
}

/** Declares a command. `run` imports what is heavy when it runs, so that help stays quick. */
export function command<const O extends Options = Record<never, OptionSpec>, const A extends Arguments = []>(
  spec: CommandSpec<O, A>,
): AnyCommand {
  const { options, args, run, ...rest } = spec;
  return {
    ...rest,
    options: options ?? {},
    args: args ?? [],
    run: (context) => run(context as unknown as CommandContext<O, A>),
  };
}
