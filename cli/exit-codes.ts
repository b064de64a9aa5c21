/** How a command ended, for scripts (10 CLI-02). */
export const EXIT = {
  ok: 0,
  failure: 1,
  /** The command line is wrong, or an answer is missing where nobody can be asked. */
  usage: 2,
  /** Something must be there or be done first: a brand, a file, a sign-in, a newer Node. */
  precondition: 3,
  /** Network, database or server do not answer. */
  unreachable: 4,
  /** Done, but not all of it: some brands or rows failed. */
  partial: 5,
  /** Stopped by Ctrl-C; the same command goes on from there. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit codes as one line of help. */
export const EXIT_LINE =
  '0 done · 1 failed · 2 wrong usage · 3 something is missing first · 4 network or database unreachable · 5 done in part · 130 interrupted';

export interface CliErrorInit {
  /** Stable, with a page: `cgk docs <code>`. */
  code: string;
  exit: ExitCode;
  /** What to do. */
  fix?: string | undefined;
  cause?: unknown;
}

/** An expected end of a command that is not success: a stable code, a sentence, what to do. */
export class CliError extends Error {
  readonly code: string;
  readonly exit: ExitCode;
  readonly fix: string | undefined;

  constructor(message: string, { code, exit, fix, cause }: CliErrorInit) {
    super(message, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.code = code;
    this.exit = exit;
    this.fix = fix;
  }
}

/** A command line that cannot be carried out; the message says what to change. */
export class UsageError extends CliError {
  constructor(message: string, code = 'usage') {
    super(message, { code, exit: EXIT.usage, fix: 'See --help.' });
  }
}

/** What must be there first is not. */
export class PreconditionError extends CliError {
  constructor(message: string, code: string, fix?: string) {
    super(message, { code, exit: EXIT.precondition, fix });
  }
}

/** A running server is needed and none answers. */
export class ServerUnreachable extends CliError {
  constructor(message: string, fix: string) {
    super(message, { code: 'server.unreachable', exit: EXIT.unreachable, fix });
  }
}

/** Ctrl-C between two steps. */
export class Interrupted extends CliError {
  constructor() {
    super('Interrupted. What was done stays done; the same command goes on from there.', {
      code: 'interrupted',
      exit: EXIT.interrupted,
    });
  }
}
