/** Wrangler, Cloudflare's own command line, as this project's way to Cloudflare: run as a program, never asked at a prompt. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PreconditionError } from '../exit-codes.ts';
import { runTool, ToolFailed, type ToolOptions, type ToolResult } from '../processes/run-tool.ts';

/** A line of the machine-readable report that wrangler writes (`WRANGLER_OUTPUT_FILE_PATH`). */
export interface WranglerEvent {
  type: string;
  version_id?: string | null;
  preview_url?: string | null;
  preview_alias_url?: string | null;
  targets?: string[];
}

export interface WranglerRun extends ToolResult {
  events: WranglerEvent[];
}

export interface WranglerOptions {
  root: string;
  /** `CGK_WRANGLER` names another program. */
  variables: NodeJS.ProcessEnv;
  /** Name of an `[env.x]` table; absent: the top of wrangler.toml. */
  environment?: string | undefined;
}

const NOT_SIGNED_IN =
  /not authenticated|not logged in|CLOUDFLARE_API_TOKEN environment variable|Authentication error|code: 10000|Unable to authenticate/i;

export class Wrangler {
  readonly #root: string;
  readonly #program: string;
  readonly #environment: string | undefined;
  readonly #variables: NodeJS.ProcessEnv;

  constructor({ root, variables, environment }: WranglerOptions) {
    this.#root = root;
    this.#variables = variables;
    this.#environment = environment;
    const own = join(root, 'node_modules/.bin/wrangler');
    this.#program = variables.CGK_WRANGLER || (existsSync(own) ? own : 'wrangler');
  }

  /** The command line as a person would type it. */
  describe(args: readonly string[]): string {
    return ['wrangler', ...this.#withEnvironment(args)].join(' ');
  }

  /** Runs it; the caller looks at the code. */
  async run(args: readonly string[], options: Omit<ToolOptions, 'cwd'> = {}): Promise<WranglerRun> {
    const folder = mkdtempSync(join(tmpdir(), 'cgk-wrangler-'));
    const report = join(folder, 'events.ndjson');
    try {
      const result = await runTool(this.#program, this.#withEnvironment(args), {
        ...options,
        cwd: this.#root,
        env: {
          ...this.#variables,
          // Wrangler needs the project's Node, whichever the shell has.
          PATH: `${join(this.#root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
          CI: '1',
          WRANGLER_SEND_METRICS: 'false',
          WRANGLER_HIDE_BANNER: 'true',
          WRANGLER_OUTPUT_FILE_PATH: report,
          ...options.env,
        },
      });
      return { ...result, events: readEvents(report) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Runs it and takes nothing but success. @throws PreconditionError `cloudflare.not_signed_in`, ToolFailed */
  async must(args: readonly string[], options: Omit<ToolOptions, 'cwd'> = {}): Promise<WranglerRun> {
    const result = await this.run(args, options);
    if (result.code === 0) return result;
    if (NOT_SIGNED_IN.test(result.stdout + result.stderr)) throw notSignedIn();
    if (result.code === 127)
      throw new PreconditionError('wrangler is not installed.', 'cloudflare.no_wrangler', 'Run: npm ci');
    throw new ToolFailed(this.describe(args.slice(0, 3)), result, 'cloudflare.failed');
  }

  /** Who wrangler acts as, or null when it is signed in nowhere. */
  async account(timeoutMs = 15_000): Promise<string | null> {
    const { code, stdout } = await this.run(['whoami', '--json'], { timeoutMs });
    const start = stdout.indexOf('{');
    if (code !== 0 || start < 0) return null;
    const { loggedIn, email, authType } = JSON.parse(stdout.slice(start)) as {
      loggedIn: boolean;
      email?: string;
      authType?: string;
    };
    return loggedIn ? (email ?? authType ?? 'an API token') : null;
  }

  #withEnvironment(args: readonly string[]): string[] {
    return this.#environment && args[0] !== 'whoami' ? [...args, '--env', this.#environment] : [...args];
  }
}

export const notSignedIn = (): PreconditionError =>
  new PreconditionError(
    'Wrangler is not signed in to Cloudflare.',
    'cloudflare.not_signed_in',
    'Run: npx wrangler login, or set CLOUDFLARE_API_TOKEN.',
  );

function readEvents(file: string): WranglerEvent[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as WranglerEvent);
}
