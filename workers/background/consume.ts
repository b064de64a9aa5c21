import { createApi } from '../../domain/kernel/caller.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { accessOf, runsJobs } from '../../domain/tenants/tenant-status.ts';
import { handleBell } from '../../queues/runner.ts';
import type { Env, QueueMessage } from '../env.ts';
import { logError } from '../problem-response.ts';
import { createHouse, systemCaller } from '../routing/request-scope.ts';
import { tenantById } from '../routing/tenants.ts';

/**
 * Works on what came from the queue. A message that fails is retried by the queue itself and ends in its dead-letter
 * queue; nothing is lost with it, since a bell only says "look", and gateways are asked again by the reconciliation.
 */
export async function consumeBatch(
  batch: MessageBatch<QueueMessage>,
  env: Env,
  execution: ExecutionContext,
): Promise<void> {
  const bells = new Set<string>();
  for (const message of batch.messages) {
    const { body } = message;
    const bell = body.kind === 'bell' ? body.tenantId : body.kind === 'platform_bell' ? 'platform' : null;
    if (bell !== null && bells.has(bell)) {
      message.ack();
      continue;
    }
    if (bell !== null) bells.add(bell);
    try {
      await consume(body, env, execution);
      message.ack();
    } catch (error) {
      logError(error, message.id);
      message.retry({ delaySeconds: Math.min(300, 2 ** message.attempts) });
    }
  }
}

async function consume(message: QueueMessage, env: Env, execution: ExecutionContext): Promise<void> {
  const house = createHouse(env, (work) => execution.waitUntil(work));
  if (message.kind === 'platform_bell') {
    const { nextInSeconds } = await handleBell(house, null);
    if (nextInSeconds !== null) await house.ports.bell.ring(null, nextInSeconds);
    return;
  }
  const routed = await tenantById(env, message.tenantId);
  if (routed === null) return;
  const { webhooks } = accessOf(routed.status);
  // `stored`: the event and its job are written, and wait with all other work until the brand is open again.
  const isHeard =
    message.kind === 'gateway_event' ? webhooks === 'open' || webhooks === 'stored' : runsJobs(routed.status);
  if (!isHeard) return;
  const scope = { tenant: routed.tenant, schemaKey: routed.schemaKey };
  if (message.kind === 'gateway_event') {
    const api = createApi(house, scope, systemCaller('webhook', message.gateway, newId()));
    await api.payments.receiveEvent({
      gateway: message.gateway,
      eventId: message.eventId,
      idempotencyKey: message.idempotencyKey,
    });
    return;
  }
  const { nextInSeconds } = await handleBell(house, scope);
  if (nextInSeconds !== null) await house.ports.bell.ring(message.tenantId, nextInSeconds);
}
