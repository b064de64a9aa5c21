/** Neon's management API v2 (neon.com/docs/reference/api): the few calls that make a database. */
import { z } from 'zod';
import { CliError, EXIT, PreconditionError } from '../exit-codes.ts';

export const NEON_API = 'https://console.neon.tech/api/v2';
const REQUEST_MS = 20_000;
/** Waits between tries when a project is locked (423) or too much was asked (429). */
const BACKOFF_MS: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 16_000];
const POLL_MS = 1_000;
const OPERATION_LIMIT_MS = 120_000;

const Operation = z.looseObject({ id: z.string(), action: z.string(), status: z.string() });
export type Operation = z.output<typeof Operation>;
const Project = z.looseObject({
  id: z.string(),
  name: z.string(),
  region_id: z.string().optional(),
  pg_version: z.number().optional(),
});
export type Project = z.output<typeof Project>;
const Branch = z.looseObject({ id: z.string(), name: z.string(), default: z.boolean().optional() });
export type Branch = z.output<typeof Branch>;
const Failure = z.looseObject({ message: z.string().optional(), code: z.string().optional() });

/** Statuses after which nothing more happens; `failed` is tried again by Neon. */
const ENDED = new Set(['finished', 'skipped', 'cancelled']);

export interface NeonOptions {
  apiKey: string;
  /** Another address, for tests. */
  baseUrl?: string | undefined;
  signal?: AbortSignal;
  wait?(milliseconds: number): Promise<void>;
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

export class NeonApi {
  readonly #baseUrl: string;
  readonly #apiKey: string;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #signal: AbortSignal | undefined;

  constructor({ apiKey, baseUrl = NEON_API, wait = sleep, signal }: NeonOptions) {
    this.#apiKey = apiKey;
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
    this.#wait = wait;
    this.#signal = signal;
  }

  /** The project with exactly this name, if there is one. */
  async findProject(name: string, orgId: string | undefined): Promise<Project | null> {
    const query = new URLSearchParams({ search: name, limit: '100', ...(orgId ? { org_id: orgId } : {}) });
    const { projects } = z
      .looseObject({ projects: z.array(Project) })
      .parse(await this.#call('GET', `/projects?${query}`));
    return projects.find((project) => project.name === name) ?? null;
  }

  /** Makes a project with one branch, one database and its owner; ready when it returns. */
  async createProject(project: {
    name: string;
    regionId: string | undefined;
    postgresVersion: number;
    orgId: string | undefined;
    branch: string;
    role: string;
    database: string;
  }): Promise<Project> {
    const body = {
      project: {
        name: project.name,
        pg_version: project.postgresVersion,
        ...(project.regionId ? { region_id: project.regionId } : {}),
        ...(project.orgId ? { org_id: project.orgId } : {}),
        branch: { name: project.branch, role_name: project.role, database_name: project.database },
      },
    };
    const answer = z
      .looseObject({ project: Project, operations: z.array(Operation) })
      .parse(await this.#call('POST', '/projects', body));
    await this.#settle(answer.project.id, answer.operations);
    return answer.project;
  }

  async listBranches(projectId: string): Promise<Branch[]> {
    const answer = await this.#call('GET', `/projects/${encodeURIComponent(projectId)}/branches?limit=100`);
    return z.looseObject({ branches: z.array(Branch) }).parse(answer).branches;
  }

  /** Makes a branch of the default one, with a compute of its own. */
  async createBranch(projectId: string, name: string): Promise<Branch> {
    const answer = z.looseObject({ branch: Branch, operations: z.array(Operation) }).parse(
      await this.#call('POST', `/projects/${encodeURIComponent(projectId)}/branches`, {
        branch: { name },
        endpoints: [{ type: 'read_write' }],
      }),
    );
    await this.#settle(projectId, answer.operations);
    return answer.branch;
  }

  /** The address of a database on a branch, with the role's password. */
  async connectionUri(
    projectId: string,
    options: { branchId: string; database: string; role: string; isPooled: boolean },
  ): Promise<string> {
    const query = new URLSearchParams({
      branch_id: options.branchId,
      database_name: options.database,
      role_name: options.role,
      pooled: String(options.isPooled),
    });
    const answer = await this.#call(
      'GET',
      `/projects/${encodeURIComponent(projectId)}/connection_uri?${query}`,
    );
    return z.looseObject({ uri: z.string() }).parse(answer).uri;
  }

  /** Waits for the operations that a request began. @throws CliError `neon.slow` */
  async #settle(projectId: string, operations: readonly Operation[]): Promise<void> {
    let waited = 0;
    for (const { id, status } of operations) {
      let current = status;
      while (!ENDED.has(current)) {
        if (waited >= OPERATION_LIMIT_MS)
          throw new CliError('Neon did not finish within two minutes.', {
            code: 'neon.slow',
            exit: EXIT.unreachable,
            fix: 'Give the command again: it goes on with the same project.',
          });
        await this.#wait(POLL_MS);
        waited += POLL_MS;
        const path = `/projects/${encodeURIComponent(projectId)}/operations/${encodeURIComponent(id)}`;
        current = z.looseObject({ operation: Operation }).parse(await this.#call('GET', path))
          .operation.status;
      }
    }
  }

  async #call(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      const response = await this.#send(method, path, body);
      const text = await response.text();
      if (response.ok) return JSON.parse(text);
      const wait = BACKOFF_MS[attempt];
      // 423: the project is at work. 429: too much was asked. Neither did anything. A server error may have, on POST.
      const isAgain =
        response.status === 423 || response.status === 429 || (method === 'GET' && response.status >= 500);
      if (!isAgain || wait === undefined) throw refusal(response.status, text);
      await this.#wait(Number(response.headers.get('retry-after') ?? '0') * 1000 || wait);
    }
  }

  async #send(method: string, path: string, body: object | undefined): Promise<Response> {
    const limits = [AbortSignal.timeout(REQUEST_MS), ...(this.#signal ? [this.#signal] : [])];
    try {
      return await fetch(`${this.#baseUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#apiKey}`,
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        signal: AbortSignal.any(limits),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    } catch (error) {
      const words =
        error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '';
      throw new CliError(`Neon's API does not answer (${words}).`, {
        code: 'neon.unreachable',
        exit: EXIT.unreachable,
        fix: 'Check the network and try again.',
        cause: error,
      });
    }
  }
}

function refusal(status: number, text: string): CliError {
  const parsed = Failure.safeParse(safeJson(text));
  const words = (parsed.success ? parsed.data.message : undefined) ?? `status ${status}`;
  if (status === 401 || status === 403)
    return new PreconditionError(
      `Neon refuses the API key: ${words}`,
      'neon.unauthorised',
      'Check NEON_API_KEY.',
    );
  return new CliError(`Neon refused: ${words}`, {
    code: 'neon.refused',
    exit: EXIT.failure,
    fix: 'Use an existing database: --db-url',
  });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
