import {
  type Baseline,
  bootstrapDatabase,
  type MigrationClient,
  type MigrationFile,
  migratePlatform,
  migrateTenant,
} from './migrate.ts';
import { canarySize, isPassing, mustHalt, RETRY_SECONDS } from './migration-breaker.ts';

/** A connection of the run; ended when the run ends. */
export type RunClient = MigrationClient & { end(): Promise<void> };

export interface RunFiles {
  bootstrap: string;
  platform: readonly MigrationFile[];
  tenant: readonly MigrationFile[];
  baseline?: Baseline | undefined;
}

export interface RunOptions {
  /** Opens a connection of the owner's; up to `parallel` at once. */
  connect(): Promise<RunClient>;
  files: RunFiles;
  /** Id of the run's row, when it must make one. */
  runId: string;
  /** Who holds the lease of the cell: unique for each process. */
  holder: string;
  requestedBy?: string;
  parallel?: number;
  /** How long the canaries are watched before the rest follows. */
  soakSeconds?: number;
  leaseSeconds?: number;
  now?(): Date;
  sleep?(milliseconds: number): Promise<void>;
  onProgress?(event: RunEvent): void;
  /** Ends the run between two tenants; the next run goes on. */
  signal?: AbortSignal;
}

export type RunEvent =
  | { kind: 'platform'; applied: readonly string[] }
  | { kind: 'wave'; wave: Wave; tenants: number }
  | { kind: 'tenant'; slug: string; applied: readonly string[]; ms: number }
  | { kind: 'retry'; slug: string; error: string; inSeconds: number }
  | { kind: 'failed'; slug: string; error: string }
  | { kind: 'soak'; until: Date };

export type Wave = 'test' | 'canary' | 'rest';
export type RunState = 'paused' | 'halted' | 'succeeded' | 'failed' | 'interrupted';

export interface RunReport {
  id: string;
  state: RunState;
  total: number;
  done: number;
  failed: { slug: string; error: string }[];
  haltReason: string | null;
}

/** Another process runs the migrations of this database. */
export class RunInProgress extends Error {
  constructor(until: string) {
    super(`Another run holds the migrations until ${until} or until it ends.`);
    this.name = 'RunInProgress';
  }
}

interface Target {
  id: string;
  slug: string;
  schemaKey: string;
  wave: Wave;
}

const CELL = 'main';
const POLL_MS = 1_000;

/**
 * Brings the platform and every brand to the newest version, in waves: test and template brands, then canaries that are
 * watched, then the rest, a few at once (10 MIG-05). What is done is in the ledger, so a run that was killed, paused or
 * halted is taken up by the next where it stopped. A brand that fails stays on its version; too many failures halt the run.
 * @throws RunInProgress while another process holds the lease
 */
export async function runMigrations(options: RunOptions): Promise<RunReport> {
  const client = await options.connect();
  try {
    await bootstrapDatabase(client, options.files.bootstrap);
    const platform = await migratePlatform(client, options.files.platform);
    const run = new MigrationRun(options, client);
    await run.takeLease();
    try {
      options.onProgress?.({ kind: 'platform', applied: platform.applied });
      return await run.all();
    } finally {
      await run.dropLease();
    }
  } finally {
    await client.end();
  }
}

class MigrationRun {
  readonly #options: RunOptions;
  readonly #client: RunClient;
  readonly #target: number;
  readonly #failed: { slug: string; error: string }[] = [];
  #id: string;
  #total = 0;
  #done = 0;
  #canaryFailed = 0;
  #leaseUntil = 0;

  constructor(options: RunOptions, client: RunClient) {
    this.#options = options;
    this.#client = client;
    this.#id = options.runId;
    this.#target = options.files.tenant.at(-1)?.version ?? 0;
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  async #sleep(milliseconds: number): Promise<void> {
    await (this.#options.sleep?.(milliseconds) ?? new Promise((done) => setTimeout(done, milliseconds)));
  }

  get #leaseMs(): number {
    return (this.#options.leaseSeconds ?? 120) * 1000;
  }

  async takeLease(): Promise<void> {
    const until = new Date(this.#now().getTime() + this.#leaseMs);
    const { rows } = await this.#client.query<{ holder: string }>(
      `insert into platform.migration_leases (cell, holder, lease_until) values ($1, $2, $3)
       on conflict (cell) do update set holder = $2, lease_until = $3, updated_at = now()
         where migration_leases.holder = $2 or migration_leases.lease_until < $4 returning holder`,
      [CELL, this.#options.holder, until.toISOString(), this.#now().toISOString()],
    );
    if (rows.length === 0) {
      const { rows: held } = await this.#client.query<{ until: string }>(
        `select to_char(lease_until at time zone 'utc', 'HH24:MI:SS "UTC"') as until from platform.migration_leases where cell = $1`,
        [CELL],
      );
      throw new RunInProgress(held[0]?.until ?? 'soon');
    }
    this.#leaseUntil = until.getTime();
  }

  async dropLease(): Promise<void> {
    await this.#client.query('delete from platform.migration_leases where cell = $1 and holder = $2', [
      CELL,
      this.#options.holder,
    ]);
  }

  /** Renews the lease in its second half, and reads what people asked of the run. */
  async #heartbeat(): Promise<string> {
    if (this.#leaseUntil - this.#now().getTime() < this.#leaseMs / 2) await this.takeLease();
    const { rows } = await this.#client.query<{ state: string }>(
      `update platform.migration_runs set done = $2, failed = $3, updated_at = now() where id = $1 returning state`,
      [this.#id, this.#done, this.#failed.length],
    );
    return rows[0]?.state ?? 'halted';
  }

  async all(): Promise<RunReport> {
    const targets = await this.#open();
    for (const wave of ['test', 'canary', 'rest'] as const) {
      const own = targets.filter((target) => target.wave === wave);
      if (own.length === 0) continue;
      await this.#setState(wave === 'rest' ? 'running' : 'canary');
      this.#options.onProgress?.({ kind: 'wave', wave, tenants: own.length });
      const stopped = await this.#wave(own);
      if (stopped) return this.#close(stopped);
      if (wave === 'canary' && targets.some((target) => target.wave === 'rest')) {
        const ended = await this.#soak();
        if (ended) return this.#close(ended);
      }
    }
    return this.#close(this.#failed.length > 0 ? 'failed' : 'succeeded');
  }

  /** The open run, or a new one, and the brands that are behind. */
  async #open(): Promise<Target[]> {
    const { rows: open } = await this.#client.query<{ id: string; done: number; total: number }>(
      `select id, done, total from platform.migration_runs where state in ('planned', 'canary', 'running', 'paused')`,
    );
    const { rows } = await this.#client.query<{ id: string; slug: string; schema_key: string; kind: string }>(
      `select id, slug, schema_key, kind from platform.tenants
        where status not in ('deleted', 'failed', 'provisioning') and schema_version < $1 order by created_at, id`,
      [this.#target],
    );
    const live = rows.filter(({ kind }) => kind === 'live' || kind === 'demo');
    const canaries = new Set(live.slice(0, canarySize(live.length)).map(({ id }) => id));
    const targets = rows.map(({ id, slug, schema_key: schemaKey, kind }): Target => {
      const wave = kind === 'test' || kind === 'template' ? 'test' : canaries.has(id) ? 'canary' : 'rest';
      return { id, slug, schemaKey, wave };
    });
    const [known] = open;
    if (known) {
      this.#id = known.id;
      this.#done = known.done;
      this.#total = known.done + targets.length;
      await this.#client.query(
        `update platform.migration_runs set state = 'running', target = $2, total = $3, failed = 0, updated_at = now() where id = $1`,
        [this.#id, this.#target, this.#total],
      );
      return targets;
    }
    this.#total = targets.length;
    await this.#client.query(
      `insert into platform.migration_runs (id, target, state, total, canary, requested_by, started_at) values ($1, $2, 'planned', $3, $4, $5, now())`,
      [
        this.#id,
        this.#target,
        this.#total,
        JSON.stringify([...canaries]),
        this.#options.requestedBy ?? this.#options.holder,
      ],
    );
    return targets;
  }

  /** Runs a wave, a few brands at once; why it stopped, or null when it is through. */
  async #wave(targets: readonly Target[]): Promise<RunState | null> {
    const waiting = [...targets];
    let stopped: RunState | null = null;
    const work = async (client: RunClient): Promise<void> => {
      for (;;) {
        stopped ??= await this.#reasonToStop();
        const target = stopped ? undefined : waiting.shift();
        if (!target) return;
        await this.#migrate(client, target);
      }
    };
    const others = Math.min(this.#options.parallel ?? 4, targets.length) - 1;
    const clients = await Promise.all(Array.from({ length: others }, () => this.#options.connect()));
    try {
      await Promise.all([this.#client, ...clients].map(work));
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
    return stopped ?? (await this.#reasonToStop());
  }

  async #reasonToStop(): Promise<RunState | null> {
    if (this.#options.signal?.aborted) return 'interrupted';
    const tally = { total: this.#total, failed: this.#failed.length, canaryFailed: this.#canaryFailed };
    if (mustHalt(tally)) return 'halted';
    const asked = await this.#heartbeat();
    return asked === 'paused' || asked === 'halted' ? asked : null;
  }

  async #migrate(client: RunClient, target: Target): Promise<void> {
    const started = performance.now();
    for (let attempt = 0; ; attempt++) {
      try {
        const { tenant, baseline } = this.#options.files;
        const report = await migrateTenant(client, target, tenant, baseline);
        this.#done++;
        const ms = Math.round(performance.now() - started);
        this.#options.onProgress?.({ kind: 'tenant', slug: target.slug, applied: report.applied, ms });
        return;
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        const wait = RETRY_SECONDS[attempt];
        if (wait !== undefined && isPassing(error)) {
          this.#options.onProgress?.({ kind: 'retry', slug: target.slug, error: text, inSeconds: wait });
          await this.#sleep(wait * 1000);
          continue;
        }
        await this.#recordFailure(client, target, text, attempt + 1);
        return;
      }
    }
  }

  async #recordFailure(client: RunClient, target: Target, error: string, attempts: number): Promise<void> {
    this.#failed.push({ slug: target.slug, error });
    if (target.wave !== 'rest') this.#canaryFailed++;
    const { rows } = await client.query<{ version: number }>(
      `select coalesce(max(version), 0) as version from "tenant_${target.schemaKey}"._migrations`,
    );
    const next = this.#options.files.tenant.find(({ version }) => version > (rows[0]?.version ?? 0));
    await client.query(
      `insert into platform.tenant_migrations (tenant_id, version, checksum, state, attempt, error) values ($1, $2, $3, 'failed', $4, $5)
       on conflict (tenant_id, version) do update set state = 'failed', attempt = tenant_migrations.attempt + $4, error = $5, updated_at = now()`,
      [target.id, next?.version ?? this.#target, next?.checksum ?? '', attempts, error.slice(0, 2_000)],
    );
    this.#options.onProgress?.({ kind: 'failed', slug: target.slug, error });
  }

  /** Watches the canaries; ends early when somebody pauses or halts the run. */
  async #soak(): Promise<RunState | null> {
    const seconds = this.#options.soakSeconds ?? 300;
    if (seconds === 0) return null;
    const until = new Date(this.#now().getTime() + seconds * 1000);
    await this.#client.query('update platform.migration_runs set soak_until = $2 where id = $1', [
      this.#id,
      until.toISOString(),
    ]);
    this.#options.onProgress?.({ kind: 'soak', until });
    while (this.#now().getTime() < until.getTime()) {
      await this.#sleep(POLL_MS);
      const stopped = await this.#reasonToStop();
      if (stopped) return stopped;
    }
    return null;
  }

  async #setState(state: 'canary' | 'running'): Promise<void> {
    await this.#client.query(
      `update platform.migration_runs set state = $2, updated_at = now() where id = $1 and state in ('planned', 'canary', 'running')`,
      [this.#id, state],
    );
  }

  async #close(state: RunState): Promise<RunReport> {
    const haltReason = state === 'halted' ? this.#haltReason() : null;
    // An interrupted or paused run stays open: the next one takes it up.
    const stored = state === 'interrupted' ? 'paused' : state;
    await this.#client.query(
      `update platform.migration_runs set state = $2, done = $3, failed = $4, halt_reason = $5, updated_at = now(),
              finished_at = case when $2 in ('succeeded', 'failed', 'halted') then now() end where id = $1`,
      [this.#id, stored, this.#done, this.#failed.length, haltReason],
    );
    return {
      id: this.#id,
      state,
      total: this.#total,
      done: this.#done,
      failed: this.#failed,
      haltReason,
    };
  }

  #haltReason(): string {
    if (this.#canaryFailed > 0)
      return 'A canary failed: the others stay on the version that the code still runs on.';
    if (this.#failed.length > 0) return `${this.#failed.length} of ${this.#total} brands failed.`;
    return 'Somebody halted it.';
  }
}
