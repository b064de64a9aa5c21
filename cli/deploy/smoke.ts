/** Whether a deployed version answers as it must: one look at every app (10 DEP-02). */

export interface SmokeTarget {
  app: string;
  url: string;
  /** The statuses that are right. */
  statuses: readonly number[];
}

export interface SmokeResult extends SmokeTarget {
  /** Null: no answer. */
  status: number | null;
  isGood: boolean;
  milliseconds: number;
  /** Why not. */
  words?: string;
}

export interface SmokeOptions {
  /** Asks Cloudflare for this version whatever the split of traffic. */
  versionOverride?: { worker: string; versionId: string } | undefined;
  tries?: number;
  waitMs?: number;
  signal: AbortSignal;
}

const LIMIT_MS = 15_000;

/** One address of each app of a brand's origin. */
export function smokeTargets(origin: string, { hasStorefront }: { hasStorefront: boolean }): SmokeTarget[] {
  const at = (app: string, path: string, statuses: readonly number[]): SmokeTarget => ({
    app,
    url: new URL(path, origin).href,
    statuses,
  });
  return [
    at('edge', '/health', [200]),
    hasStorefront ? at('storefront', '/', [200]) : at('storefront', '/', [302]),
    at('admin', '/admin/sign-in', [200]),
    at('api', '/api/v1/openapi.json', [200]),
    at('mcp', '/mcp', [401]),
  ];
}

/** Each target until it is right, at most `tries` times. */
export async function runSmoke(
  targets: readonly SmokeTarget[],
  options: SmokeOptions,
): Promise<SmokeResult[]> {
  return Promise.all(targets.map((target) => untilGood(target, options)));
}

async function untilGood(target: SmokeTarget, options: SmokeOptions): Promise<SmokeResult> {
  const { tries = 4, waitMs = 3_000, signal } = options;
  for (let attempt = 1; ; attempt++) {
    const result = await look(target, options);
    if (result.isGood || attempt >= tries || signal.aborted) return result;
    await new Promise((done) => setTimeout(done, waitMs));
  }
}

async function look(target: SmokeTarget, { versionOverride, signal }: SmokeOptions): Promise<SmokeResult> {
  const started = performance.now();
  const done = (status: number | null, words?: string): SmokeResult => ({
    ...target,
    status,
    isGood: status !== null && target.statuses.includes(status),
    milliseconds: Math.round(performance.now() - started),
    ...(words ? { words } : {}),
  });
  try {
    const response = await fetch(target.url, {
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(LIMIT_MS), signal]),
      headers: {
        'user-agent': 'cgk-smoke',
        'cache-control': 'no-cache',
        ...(versionOverride
          ? {
              'Cloudflare-Workers-Version-Overrides': `${versionOverride.worker}="${versionOverride.versionId}"`,
            }
          : {}),
      },
    });
    await response.arrayBuffer();
    return done(response.status);
  } catch (error) {
    return done(null, error instanceof Error ? error.message : String(error));
  }
}
