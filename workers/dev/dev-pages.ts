import { createApi } from '../../domain/kernel/caller.ts';
import type { House, TenantScope } from '../../domain/kernel/execute.ts';
import { handleBell } from '../../queues/runner.ts';
import type { Env } from '../env.ts';
import { housePage } from '../html.ts';
import { systemCaller } from '../routing/request-scope.ts';
import { armFault } from './fault.ts';
import { answerMailbox } from './mailbox.ts';

/** Pages below `/__dev` for people and tests on one machine. Never in production. */
export async function answerDev(
  env: Env,
  house: House,
  scope: TenantScope,
  request: Request,
  requestId: string,
): Promise<Response> {
  const url = new URL(request.url);
  const area = url.pathname.split('/')[2];
  if (area === 'mail') return answerMailbox(house, scope, url, requestId);
  if (area === 'gateway') return json(await gatewayLedger(env, scope));
  if (request.method === 'POST') {
    if (area === 'cron') return json(await runSchedulesNow(house, scope, requestId));
    if (area === 'fault' && env.ENVIRONMENT === 'test') {
      armFault(url.searchParams.get('after'));
      return json({ after: url.searchParams.get('after') });
    }
  }
  return housePage(
    'Not found',
    '<h1>Not found</h1><p><a href="/__dev/mail">Development mailbox</a> · <a href="/__dev/gateway">Test gateway’s ledger</a></p>',
    404,
  );
}

const json = (value: unknown): Response => Response.json(value, { headers: { 'cache-control': 'no-store' } });

/** What the test gateway itself says it charged, to compare with what we booked. */
async function gatewayLedger(env: Env, { tenant }: TenantScope) {
  const gateway = env.TEST_GATEWAY.get(env.TEST_GATEWAY.idFromName(`test-gateway:${tenant.id}`));
  return { items: await gateway.ledger() };
}

/** What the clock would have done by now, without waiting for it: also for what is not yet old enough. */
async function runSchedulesNow(house: House, scope: TenantScope, requestId: string) {
  const api = createApi(house, scope, systemCaller('job', 'dev-cron', requestId));
  const reconciled = await api.checkout.reconcile({ olderThanMinutes: 0 });
  const { released } = await api.inventory.releaseExpired({});
  const bell = await handleBell(house, scope);
  const audit = await api.inventory.audit({});
  return { reconciled, released, bell, audit };
}
