/** `npm create cgk <name>`: the same command as `cgk create`, over the archive that this package carries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../cli/command-line/run.ts';
import { createCommand } from '../cli/create/create.ts';
import { archiveSource } from '../cli/create/source.ts';

const PACKAGE = join(import.meta.dirname, '..');
const GRACE_MS = 3_000;
const INTERRUPTED = 130;

const create = createCommand(() => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return archiveSource(join(PACKAGE, 'templates/cgk.tar.gz'), version);
});

const controller = new AbortController();
process.on('SIGINT', () => {
  if (controller.signal.aborted) process.exit(INTERRUPTED);
  controller.abort();
  setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
});
process.exitCode = await runCommandLine(['create', ...process.argv.slice(2)], {
  commands: [create],
  home: process.cwd(),
  signal: controller.signal,
});
