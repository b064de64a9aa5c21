/** The database server as a process of its own, so that its work does not stop the Worker's host. */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');

export interface ProxyProcess {
  port: number;
  backend: string;
  version: string;
  process: ChildProcess;
  close(): Promise<void>;
}

/** Starts it and waits for its ready line. Ends with this process. */
export async function startProxyProcess(options: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<ProxyProcess> {
  const child = spawn(
    process.execPath,
    [
      resolve(root, 'cli/neon-proxy/main.ts'),
      '--with-parent',
      '--data',
      resolve(options.dataDir, 'pg'),
      ...(options.databaseUrl ? ['--database-url', options.databaseUrl] : []),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], detached: false },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-4_000);
  });
  const ready = await new Promise<{ port: number; backend: string; version: string }>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      done(JSON.parse(line) as { port: number; backend: string; version: string }),
    );
    child.once('exit', (code) =>
      fail(new Error(`the database server ended with ${code}: ${complaints.trim()}`)),
    );
  });
  const close = (): Promise<void> =>
    new Promise((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', () => done());
      child.kill('SIGTERM');
    });
  return { ...ready, process: child, close };
}
