import type { House } from '../../domain/kernel/execute.ts';
import { dispatchHouseSchedules, dispatchSchedules } from '../../queues/schedules.ts';
import type { Env } from '../env.ts';
import { logError } from '../problem-response.ts';
import { createHouse } from '../routing/request-scope.ts';
import { activeTenantIds, tenantById } from '../routing/tenants.ts';

/** The one Cron Trigger, every minute: enqueues what is due for each brand and rings its bell. */
export async function dispatchCron(
  controller: ScheduledController,
  env: Env,
  execution: ExecutionContext,
): Promise<void> {
  const house = createHouse(env, (work) => execution.waitUntil(work));
  const now = new Date(controller.scheduledTime);
  await ringPlatform(house, now);
  for (const tenantId of await activeTenantIds(env)) {
    try {
      const routed = await tenantById(env, tenantId);
      if (!routed) continue;
      await dispatchSchedules(house, { tenant: routed.tenant, schemaKey: routed.schemaKey }, now);
      await house.ports.bell.ring(tenantId);
    } catch (error) {
      logError(error, `cron:${tenantId}`);
    }
  }
}

async function ringPlatform(house: House, now: Date): Promise<void> {
  try {
    await dispatchHouseSchedules(house, now);
    await house.ports.bell.ring(null);
  } catch (error) {
    logError(error, 'cron:platform');
  }
}
