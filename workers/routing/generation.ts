import type { Env } from '../env.ts';

/** How long an isolate believes a generation it has not bumped itself: the bound of a purge elsewhere (spec: ≤ 5 s). */
const BELIEF_MS = 2_000;

const known = new Map<string, { generation: number; at: number }>();

function stub(env: Env, tenantId: string) {
  return env.TENANT_STATE.get(env.TENANT_STATE.idFromName(`state:${tenantId}`));
}

/** The generation of a tenant's cached pages; at most one object call every two seconds an isolate. */
export async function generationOf(env: Env, tenantId: string): Promise<number> {
  const entry = known.get(tenantId);
  const now = Date.now();
  if (entry && now - entry.at < BELIEF_MS) return entry.generation;
  const generation = await stub(env, tenantId).generation();
  known.set(tenantId, { generation, at: now });
  return generation;
}

/** Drops all cached pages of the tenant: at once in this isolate, within `BELIEF_MS` in every other. */
export async function bumpGeneration(env: Env, tenantId: string): Promise<void> {
  const generation = await stub(env, tenantId).bump();
  known.set(tenantId, { generation, at: Date.now() });
}
