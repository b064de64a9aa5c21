import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { launchChecks } from '../launch-checks.ts';
import { openSession, sessionRow } from '../session-rows.ts';
import { CheckView } from '../views.ts';

const Input = z.object({ sessionId: idInput('onboarding') });

export const verifyLaunch = houseOperation({
  name: 'onboarding.verify',
  summary: 'Look whether a brand can open, now',
  kind: 'query',
  permission: 'platform.onboarding.view',
  route: 'POST /platform/onboarding/:sessionId/verify',
  input: Input,
  output: z.object({ canLaunch: z.boolean(), checks: z.array(CheckView) }),
  problems: ['not_found'],
  run: async (ctx, { sessionId }) => {
    const checks = await launchChecks(ctx, await sessionRow(ctx.db, sessionId));
    return { canLaunch: checks.every(({ state }) => state !== 'failed'), checks };
  },
});

/** Opens the shop. Asked twice it happens once. */
export const launch = houseOperation({
  name: 'onboarding.launch',
  summary: 'Open the brand’s shop and end its onboarding',
  kind: 'command',
  permission: 'platform.onboarding.manage',
  route: 'POST /platform/onboarding/:sessionId/launch',
  input: Input,
  output: z.object({ slug: z.string(), status: z.literal('active') }),
  auditCategory: 'tenant',
  problems: ['not_found', 'onboarding_over', 'launch_blocked'],
  run: async (ctx, { sessionId }) => {
    const before = await sessionRow(ctx.db, sessionId);
    if (before.status === 'completed' && before.tenant?.status === 'active')
      return { slug: before.tenant.slug, status: 'active' as const };
    const session = await openSession(ctx.db, sessionId);
    const checks = await launchChecks(ctx, session);
    const failed = checks.filter(({ state }) => state === 'failed');
    const { tenant } = session;
    if (failed.length > 0 || !tenant)
      throw conflict('launch_blocked', failed.map(({ title, detail }) => `${title}: ${detail}`).join(' '), {
        checks,
      });
    const now = ctx.now().toISOString();
    ctx.write(
      expectRows(
        ctx.db,
        sql`update tenants set status = 'active', onboarding_status = 'completed', launched_at = coalesce(launched_at, ${now}::timestamptz), updated_at = now()
             where id = ${tenant.id}::uuid and status = 'onboarding' returning id`,
        1,
        'launch_blocked',
      ),
      ctx.db.q.execute(sql`
        update onboarding_sessions set status = 'completed', current_step = 9, version = version + 1, updated_at = ${now}::timestamptz where id = ${session.id}::uuid`),
      ctx.db.q.execute(sql`
        insert into onboarding_steps (session_id, step, status) values (${session.id}::uuid, 9, 'completed')
        on conflict (session_id, step) do update set status = 'completed', updated_at = now()`),
    );
    ctx.emit({ type: 'tenant.launched', payload: { tenantId: tenant.id, slug: tenant.slug } });
    ctx.audit({
      kind: 'tenant',
      id: toExternalId('tenant', tenant.id),
      tenantId: tenant.id,
      detail: { to: 'active' },
    });
    await ctx.commit();
    await ctx.ports.routes.forget(tenant.id, [ctx.ports.routes.hostOf(tenant.slug)]);
    await ctx.ports.edgeCache.bump(tenant.id);
    return { slug: tenant.slug, status: 'active' as const };
  },
});
