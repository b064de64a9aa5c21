/** The load generator as a process of its own, so that making the load and bearing it do not share an event loop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { LoadPlan, LoadResult } from './load-plan.ts';

export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    const script = resolve(import.meta.dirname, 'load-generator.ts');
    this.#child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout } = this.#child;
    if (!stdout) throw new Error('the load generator has no output');
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Runs one plan to its end. */
  async run(plan: LoadPlan): Promise<LoadResult> {
    this.#child.stdin?.write(`${JSON.stringify(plan)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the load generator ended');
    return JSON.parse(String(value)) as LoadResult;
  }

  close(): void {
    this.#child.kill('SIGTERM');
  }
}
