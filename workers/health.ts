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
