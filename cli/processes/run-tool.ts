/** Runs another program to its end and keeps what it said. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CliError, EXIT } from '../exit-codes.ts';

export interface ToolResult {
  /** 127: the program is not there; 124: it took too long; 130: it was interrupted. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface ToolOptions {
  cwd?: string;
  /** Added to the environment of this process; undefined takes a name away. */
  env?: NodeJS.ProcessEnv;
  /** Written to its standard input, which is empty otherwise. */
  input?: string;
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Told each line as it comes, from either stream. */
  onLine?(line: string): void;
}

const MOST_KEPT = 4 * 1024 * 1024;

export function runTool(
  program: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<ToolResult> {
  const { cwd, env, input, timeoutMs, signal, onLine } = options;
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    const kept = { stdout: '', stderr: '' };
    let code: number | undefined;
    const stop = (reason: number): void => {
      code = reason;
      child.kill('SIGTERM');
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop(124), timeoutMs);
    const onAbort = (): void => stop(EXIT.interrupted);
    signal?.addEventListener('abort', onAbort, { once: true });
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk: Buffer) => {
        kept[stream] = (kept[stream] + chunk.toString('utf8')).slice(-MOST_KEPT);
      });
      if (onLine) createInterface({ input: child[stream] }).on('line', onLine);
    }
    const finish = (ended: number): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve({ code: code ?? ended, ...kept });
    };
    child.once('error', (error) => {
      kept.stderr += error.message;
      finish(127);
    });
    child.once('close', (ended) => finish(ended ?? 1));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/** The end of what a program said, for a message. */
export function lastWords({ stdout, stderr }: ToolResult, lines = 12): string {
  const text = (stderr.trim() || stdout.trim()).split('\n');
  return text.slice(-lines).join('\n');
}

/** A program that this project starts did not do its work. */
export class ToolFailed extends CliError {
  constructor(what: string, result: ToolResult, code: string, fix?: string) {
    super(`${what} ended with ${result.code}:\n${lastWords(result)}`, { code, exit: EXIT.failure, fix });
  }
}
