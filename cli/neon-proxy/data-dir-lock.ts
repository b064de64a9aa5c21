/** One process a data folder: two embedded databases on the same files would destroy them. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** When the process started (clock ticks since boot): tells a reused pid apart. Empty where /proc is absent. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that holds the lock file, unless it has ended. */
function holder(lockFile: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(lockFile, 'utf8');
  } catch {
    return undefined;
  }
  const [pidText = '', start = ''] = text.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  const startNow = processStart(pid);
  return start && startNow && start !== startNow ? undefined : pid;
}

/**
 * Locks a data folder for this process with a file `<folder>.lock` beside it; the returned function unlocks.
 * A lock that a killed process left behind is taken over.
 * @throws Error naming the process that uses the folder
 */
export function lockDataDir(dataDir: string): () => void {
  const lockFile = `${resolve(dataDir)}.lock`;
  mkdirSync(dirname(lockFile), { recursive: true });
  const mine = `${lockFile}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${processStart(process.pid)}\n`);
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, lockFile);
        return () => rmSync(lockFile, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const pid = holder(lockFile);
      if (pid !== undefined) {
        throw new Error(
          `The database in ${resolve(dataDir)} is in use by process ${pid}. ` +
            'Stop that one first (is `npm start` still running?) or choose another folder with --data.',
        );
      }
      rmSync(lockFile, { force: true });
    }
    throw new Error(`The database in ${resolve(dataDir)} is being opened by another process.`);
  } finally {
    rmSync(mine, { force: true });
  }
}
