/** How a command ended, for scripts. */
export const EXIT = {
  ok: 0,
  failure: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Database or server do not answer. */
  unreachable: 3,
  /** Done, but some rows were not. */
  rowErrors: 4,
} as const;

/** A command line that cannot be carried out; the message says what to change. */
export class UsageError extends Error {}

/** A running server is needed and none answers. */
export class ServerUnreachable extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
