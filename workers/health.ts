import { sql } from 'drizzle-orm';
import { Database } from '../schema/index.ts';
import { databaseConfig, type Env } from './env.ts';

type Check = { status: 'ok' | 'failed'; milliseconds: number; error?: string };

async function check(run: () => Promise<unknown>): Promise<Check> {
  const started = Date.now();
  try {
    await run();
    return { status: 'ok', milliseconds: Date.now() - started };
  } catch (error) {
    return {
      status: 'failed',
      milliseconds: Date.now() - started,
      error: error instanceof Error ? error.message : String(error),
    };
  }
}

/** `GET /healthz`: this isolate runs; asks nothing and nobody (10 DEP-04). */
export function answerLiveness(): Response {
  return new Response('ok', { headers: { 'cache-control': 'no-store' } });
}

const READY_MS = 2_000;

/** `GET /readyz`: database, routes and queue answer within two seconds together, else 503. Says which, never why. */
export async function answerReadiness(env: Env): Promise<Response> {
  const platform = new Database(databaseConfig(env)).platform();
  const within = async (work: Promise<unknown>): Promise<boolean> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((done) => {
      timer = setTimeout(() => done(false), READY_MS);
    });
    const answered = work.then(
      () => true,
      () => false,
    );
    try {
      return await Promise.race([answered, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  const [database, routes] = await Promise.all([
    within(platform.run(platform.q.execute(sql`select 1`))),
    within(env.ROUTES.get('ready')),
  ]);
  const checks = { database, routes, queue: typeof env.JOBS?.send === 'function' };
  const isReady = Object.values(checks).every(Boolean);
  return Response.json(
    { status: isReady ? 'ready' : 'not_ready', checks },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}

/** `GET /version`: what runs here; the build writes both. */
export function answerVersion(): Response {
  return Response.json(
    { version: process.env.CGK_VERSION ?? '0.0.0', commit: process.env.CGK_COMMIT || null },
    { headers: { 'cache-control': 'no-store' } },
  );
}

/** `GET /health`: whether database, queues and storage answer; 503 when one does not. */
export async function answerHealth(env: Env): Promise<Response> {
  const platform = new Database(databaseConfig(env)).platform();
  const [database, queues, storage] = await Promise.all([
    check(async () => platform.run(platform.q.execute(sql`select 1 from tenants limit 1`))),
    check(async () => {
      if (typeof env.JOBS.send !== 'function') throw new Error('no queue is bound');
    }),
    check(async () => env.MEDIA.head('health')),
  ]);
  const isHealthy = [database, queues, storage].every((one) => one.status === 'ok');
  return Response.json(
    { status: isHealthy ? 'ok' : 'degraded', checks: { database, queues, storage } },
    { status: isHealthy ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
