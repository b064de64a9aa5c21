/** `cgk`: runs a command line in this process. */
import { resolve } from 'node:path';
import { runCommandLine } from './command-line/run.ts';
import { COMMANDS } from './commands/index.ts';
import { explainConnectionError } from './database/connection-errors.ts';
import { EXIT } from './exit-codes.ts';

const HOME = resolve(import.meta.dirname, '..');
/** How long a command may take to stop at its next step after Ctrl-C; what a transaction held is rolled back then. */
const GRACE_MS = 3_000;

/** Runs a command line; never throws. */
export async function main(argv: readonly string[], signal?: AbortSignal): Promise<number> {
  return runCommandLine(argv, {
    commands: COMMANDS,
    home: HOME,
    explain: explainConnectionError,
    ...(signal ? { signal } : {}),
    onStart: (command) => {
      endsByItself = command.endsByInterrupt === true;
    },
  });
}

let endsByItself = false;

/** First Ctrl-C: stop at the next step. Second, or a step that takes too long: stop now. */
function listenForInterrupt(controller: AbortController): void {
  const stop = (): void => {
    if (endsByItself) return;
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('\nStopping after this step. Ctrl-C again stops at once.\n');
    controller.abort();
    setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (import.meta.main) {
  const controller = new AbortController();
  listenForInterrupt(controller);
  process.exitCode = await main(process.argv.slice(2), controller.signal);
}
