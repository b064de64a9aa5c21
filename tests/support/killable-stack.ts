/** Starts `stack-process.ts` in a process group of its own, so that SIGKILL takes host, workerd and database at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StackFacts } from './shared-stack.ts';

export interface KillableStack {
  facts: StackFacts;
  /** SIGKILL for every process of the house; resolves when they are gone. */
  kill(): Promise<void>;
}

function isGroupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function killGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (isGroupAlive(pid)) process.kill(-pid, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  while (isGroupAlive(pid)) await new Promise((done) => setTimeout(done, 5));
}

export async function startKillableStack(dataDir: string, port = 0): Promise<KillableStack> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'stack-process.ts'), dataDir, String(port)],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-4_000);
  });
  const facts = await new Promise<StackFacts>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(JSON.parse(line) as StackFacts));
    child.once('exit', (code) => fail(new Error(`the house ended with ${code}: ${complaints}`)));
  });
  return { facts, kill: () => killGroup(child) };
}
