import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { HouseContext } from '../../kernel/context.ts';
import { fieldErrors } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, invalidInput, Problem, versionConflict } from '../../kernel/problem.ts';
import { createBrand, TenantInput } from '../../tenants/index.ts';
import {
  openSession,
  type SessionRow,
  type StepChange,
  sessionRow,
  sessionView,
  writeStep,
} from '../session-rows.ts';
import { Basics, Commerce, Domains, Modules, SKIP_ONLY, STEPS, themeWith } from '../steps.ts';
import { SessionView } from '../views.ts';

const Draft = z
  .record(z.string().max(60), z.unknown())
  .refine((data) => JSON.stringify(data).length <= 20_000, 'is too large');

const nextOf = (step: number): number => Math.min(step + 1, STEPS.length);

/**
 * Autosave and completion of a step. A draft is kept as it was typed, right or wrong; a completed step is checked and
 * takes effect: step 1 makes the brand (10 ONB-02, ONB-03).
 */
export const saveStep = houseOperation({
  name: 'onboarding.save_step',
  summary: 'Save or complete a step of an onboarding',
  kind: 'command',
  permission: 'platform.onboarding.manage',
  route: 'PUT /platform/onboarding/:sessionId/steps/:step',
  input: z.object({
    sessionId: idInput('onboarding'),
    step: z.coerce.number().int().min(1).max(8),
    version: z.coerce.number().int(),
    data: Draft,
    isComplete: z.boolean().default(false),
  }),
  output: SessionView,
  auditCategory: 'tenant',
  problems: [
    'not_found',
    'onboarding_over',
    'version_conflict',
    'slug_taken',
    'basics_fixed',
    'step_not_ready',
  ],
  run: async (ctx, { sessionId, step, version, data, isComplete }) => {
    const session = await openSession(ctx.db, sessionId);
    if (session.version !== version) throw versionConflict();
    if (isComplete) await complete(ctx, session, step, data);
    else {
      const before = session.steps.find((one) => one.step === step);
      // What has taken effect stays so until it is completed anew.
      const status = before?.status === 'completed' ? 'completed' : 'in_progress';
      writeStep(ctx, session, version, { step, status, data, currentStep: step });
      await ctx.commit();
    }
    return sessionView(await sessionRow(ctx.db, sessionId));
  },
});

export const skipStep = houseOperation({
  name: 'onboarding.skip_step',
  summary: 'Leave a step for later',
  kind: 'command',
  permission: 'platform.onboarding.manage',
  route: 'POST /platform/onboarding/:sessionId/steps/:step/skip',
  input: z.object({
    sessionId: idInput('onboarding'),
    step: z.coerce.number().int().min(1).max(9),
    version: z.coerce.number().int(),
  }),
  output: SessionView,
  problems: ['not_found', 'onboarding_over', 'version_conflict', 'step_required'],
  run: async (ctx, { sessionId, step, version }) => {
    const session = await openSession(ctx.db, sessionId);
    if (STEPS.find((one) => one.step === step)?.isRequired)
      throw conflict('step_required', 'This step cannot be skipped.');
    const data = session.steps.find((one) => one.step === step)?.data ?? {};
    writeStep(ctx, session, version, { step, status: 'skipped', data, currentStep: nextOf(step) });
    await ctx.commit();
    return sessionView(await sessionRow(ctx.db, sessionId));
  },
});

/** @throws Problem 422 with paths under `data`, as the caller sent them */
function checked<T extends z.ZodType>(schema: T, data: unknown): z.output<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    fieldErrors(parsed.error).map(({ path, message }) => ({ path: `data.${path}`, message })),
  );
}

async function complete(
  ctx: HouseContext,
  session: SessionRow,
  step: number,
  data: Record<string, unknown>,
): Promise<void> {
  if (SKIP_ONLY.has(step))
    throw conflict(
      'step_not_ready',
      'Nothing can be connected here yet. Skip it: it is found in the brand’s settings later.',
    );
  if (step === 1) return completeBasics(ctx, session, data);
  const tenantId = session.tenant?.id;
  if (!tenantId) throw conflict('step_not_ready', 'Finish step 1 first: the brand is not made yet.');
  const change: StepChange = { step, status: 'completed', data, currentStep: nextOf(step) };
  if (step === 2) {
    const commerce = checked(Commerce, data);
    if (commerce.source === 'shopify') {
      throw new Problem({
        status: 409,
        code: 'step_not_ready',
        title: 'Not connected',
        detail: `${commerce.shopDomain} can be connected once this installation has a Shopify app (client id and secret). Choose CGK, or ask whoever runs it.`,
        errors: [{ path: 'data.source', message: 'needs a Shopify app, which this installation has not' }],
      });
    }
    ctx.write(
      ctx.db.q.execute(
        sql`update tenants set commerce_source = ${commerce.source}, config_epoch = config_epoch + 1, updated_at = now() where id = ${tenantId}::uuid`,
      ),
    );
  }
  if (step === 3) {
    const { hostnames } = checked(Domains, data);
    for (const hostname of new Set(hostnames)) {
      ctx.write(
        ctx.db.q.execute(sql`
          insert into domains (id, hostname, tenant_id, status, next_check_at, expires_at)
          values (${newId()}::uuid, ${hostname}, ${tenantId}::uuid, 'pending_dns', ${ctx.now().toISOString()}::timestamptz, ${new Date(ctx.now().getTime() + 7 * 86_400_000).toISOString()}::timestamptz)
          on conflict do nothing`),
      );
    }
    change.data = { hostnames };
  }
  if (step === 6) {
    const { modules } = checked(Modules, data);
    const list = JSON.stringify([...new Set(modules)].sort());
    ctx.write(
      ctx.db.q.execute(sql`
        update tenants set modules = array(select jsonb_array_elements_text(${list}::jsonb)), config_epoch = config_epoch + 1, authz_epoch = authz_epoch + 1, updated_at = now()
         where id = ${tenantId}::uuid`),
    );
  }
  writeStep(ctx, session, session.version, change);
  ctx.emit({ type: 'onboarding.step_completed', payload: { sessionId: session.id, tenantId, step } });
  ctx.audit({ kind: 'onboarding', id: toExternalId('onboarding', session.id), tenantId, detail: { step } });
  await ctx.commit();
}

/** The brand is made with the step, in one transaction; later the step only changes names. */
async function completeBasics(
  ctx: HouseContext,
  session: SessionRow,
  data: Record<string, unknown>,
): Promise<void> {
  const basics = checked(Basics, data);
  const change: StepChange = { step: 1, status: 'completed', data, currentStep: 2 };
  if (session.tenant) {
    if (basics.slug !== session.tenant.slug)
      throw conflict('basics_fixed', 'The brand is made: change its slug on the brand’s page.');
    ctx.write(
      ctx.db.q.execute(sql`
        update tenants set name = ${basics.name}, legal_name = ${basics.legalName ?? basics.name}, timezone = ${basics.timezone}, updated_at = now()
         where id = ${session.tenant.id}::uuid`),
    );
    writeStep(ctx, session, session.version, change);
    await ctx.commit();
    return;
  }
  const { colour, ownerEmail, ...rest } = basics;
  const theme = colour ? themeWith(colour) : null;
  const brand = TenantInput.parse({ ...rest, ...(theme ? { theme } : {}) });
  const ownerUserId = ownerEmail ? await userByEmail(ctx, ownerEmail) : null;
  await createBrand(
    ctx,
    { brand, ownerUserId, opensAs: 'onboarding', onboarding: 'in_progress' },
    (tenantId) => {
      writeStep(ctx, session, session.version, { ...change, tenantId });
      ctx.emit({ type: 'tenant.onboarding_started', payload: { tenantId, sessionId: session.id } });
      ctx.audit({
        kind: 'onboarding',
        id: toExternalId('onboarding', session.id),
        tenantId,
        detail: { step: 1, slug: brand.slug },
      });
    },
  );
}

async function userByEmail(ctx: HouseContext, email: string): Promise<string> {
  const [user] = await ctx.db.rows<{ id: string }>(
    sql`select id from users where lower(email) = ${email.toLowerCase()} and status = 'active'`,
  );
  if (user) return user.id;
  throw invalidInput([
    {
      path: 'data.ownerEmail',
      message: 'has no account here yet: leave it empty and invite the owner once the brand is made',
    },
  ]);
}
