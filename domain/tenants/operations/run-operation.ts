import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { houseOperation } from '../../kernel/operation.ts';
import type { OwnerConnection } from '../../kernel/ports.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import { changeOperation, claimOperation, type HeldOperation, leaseFrom } from '../operation-lease.ts';
import { JOB_OF_KIND, planOf } from '../plans.ts';
import type { Plan, StepOutcome, StepWork } from '../steps/step.ts';

/** A run goes on in another after this long, well within the time of a job. */
const RUN_MS = 25_000;

/**
 * Takes an operation under a lease and does its steps, each written down when it is done. Killed anywhere, the next run
 * goes on at the step that was not written down; two runs at once are one.
 */
export const runOperation = houseOperation({
  name: 'tenants.run_operation',
  summary: 'Work on an operation of a brand',
  kind: 'command',
  permission: 'system',
  input: z.object({ operationId: z.uuid() }),
  output: z.object({ state: z.enum(['succeeded', 'waiting', 'queued', 'ended']) }),
  run: async (ctx, { operationId }) => {
    const held = await claimOperation(ctx.db, operationId, ctx.now());
    if (held === null) throw notFound('operation');
    if (held === 'ended') return { state: 'ended' as const };
    if (held === 'held') {
      throw new Problem({
        status: 503,
        code: 'operation_held',
        title: 'Busy',
        detail: 'Another run works on this operation.',
        retryAfterSeconds: 15,
      });
    }
    const run = new OperationRun(ctx, held, await planOf(held), await tenantOf(ctx, held));
    try {
      return { state: await run.go() };
    } finally {
      await run.close();
    }
  },
});

async function tenantOf(ctx: HouseContext, { tenantId }: HeldOperation): Promise<StepWork['tenant']> {
  const { tenants } = platformTables;
  const [row] = tenantId
    ? await ctx.db.run(
        ctx.db.q
          .select({ id: tenants.id, schemaKey: tenants.schemaKey, slug: tenants.slug })
          .from(tenants)
          .where(eq(tenants.id, tenantId)),
      )
    : [];
  if (!row) throw notFound('brand');
  return row;
}

class OperationRun {
  readonly #ctx: HouseContext;
  readonly #plan: Plan;
  readonly #tenant: StepWork['tenant'];
  readonly #startedAt = performance.now();
  #held: HeldOperation;
  #owner: Promise<OwnerConnection> | null = null;

  constructor(ctx: HouseContext, held: HeldOperation, plan: Plan, tenant: StepWork['tenant']) {
    this.#ctx = ctx;
    this.#held = held;
    this.#plan = plan;
    this.#tenant = tenant;
  }

  async go(): Promise<'succeeded' | 'waiting' | 'queued'> {
    const { steps } = this.#plan;
    let index = Math.max(
      0,
      steps.findIndex(({ name }) => name === this.#held.step),
    );
    for (let step = steps[index]; step; step = steps[index]) {
      const outcome = (await step.run(this.#work())) ?? {};
      this.#ctx.fault?.(`tenant.${this.#held.kind}:${step.name}`);
      if (outcome.wait) return this.#wait(step.name, outcome, outcome.wait);
      if (!outcome.isMore) index++;
      const next = steps[index];
      if (!next) return this.#end(outcome);
      const progress = Math.round((index / steps.length) * 100);
      if (this.#isTimeUp()) return this.#pause(next.name, progress, outcome);
      await this.#record(next.name, progress, outcome);
      this.#ctx.fault?.(`tenant.${this.#held.kind}:${step.name}:recorded`);
    }
    return this.#end({});
  }

  async close(): Promise<void> {
    const owner = await this.#owner?.catch(() => null);
    await owner?.end();
  }

  #isTimeUp(): boolean {
    return performance.now() - this.#startedAt > RUN_MS;
  }

  #work(): StepWork {
    const ctx = this.#ctx;
    return {
      operation: this.#held,
      db: ctx.db,
      ports: ctx.ports,
      tenant: this.#tenant,
      now: () => ctx.now(),
      owner: () => {
        this.#owner ??= ctx.ports.owner.connect();
        return this.#owner;
      },
      tenantDb: (tenant) => ctx.tenantDb(tenant),
      isTimeUp: () => this.#isTimeUp(),
    };
  }

  async #record(step: string, progress: number, { result }: StepOutcome): Promise<void> {
    const leaseUntil = leaseFrom(this.#ctx.now());
    const change = { state: 'running', step, progress, result, leaseUntil, attempts: 1 } as const;
    this.#ctx.write(changeOperation(this.#ctx.db, this.#held, change, this.#ctx.now()));
    await this.#ctx.commit();
    this.#held = {
      ...this.#held,
      step,
      leaseUntil,
      attempts: 1,
      result: { ...this.#held.result, ...result },
    };
  }

  async #pause(step: string, progress: number, { result }: StepOutcome): Promise<'queued'> {
    const runs = Number(this.#held.result.runs ?? 0) + 1;
    const change = {
      state: 'queued',
      step,
      progress,
      result: { ...result, runs },
      leaseUntil: null,
      attempts: 0,
    } as const;
    this.#ctx.write(changeOperation(this.#ctx.db, this.#held, change, this.#ctx.now()));
    this.#again(`${this.#held.id}:run:${runs}`, 0);
    await this.#ctx.commit();
    return 'queued';
  }

  async #wait(
    step: string,
    { result }: StepOutcome,
    wait: NonNullable<StepOutcome['wait']>,
  ): Promise<'waiting'> {
    const runs = Number(this.#held.result.runs ?? 0) + 1;
    const index = this.#plan.steps.findIndex(({ name }) => name === step);
    const progress = Math.round((index / this.#plan.steps.length) * 100);
    const change = {
      state: 'waiting',
      step,
      progress,
      result: { ...result, runs },
      error: wait,
      leaseUntil: null,
      attempts: 0,
    } as const;
    this.#ctx.write(changeOperation(this.#ctx.db, this.#held, change, this.#ctx.now()));
    this.#again(`${this.#held.id}:run:${runs}`, wait.seconds);
    await this.#ctx.commit();
    return 'waiting';
  }

  async #end({ result }: StepOutcome): Promise<'succeeded'> {
    const last = this.#plan.steps.at(-1)?.name ?? null;
    const { attempts } = this.#held;
    const change = {
      state: 'succeeded',
      step: last,
      progress: 100,
      result,
      leaseUntil: null,
      attempts,
    } as const;
    this.#ctx.write(changeOperation(this.#ctx.db, this.#held, change, this.#ctx.now()));
    const event = this.#plan.event?.({
      operation: { ...this.#held, result: { ...this.#held.result, ...result } },
      tenant: this.#tenant,
    });
    if (event) this.#ctx.emit(event);
    await this.#ctx.commit();
    return 'succeeded';
  }

  #again(key: string, seconds: number): void {
    this.#ctx.enqueue({
      name: JOB_OF_KIND[this.#held.kind],
      payload: { operationId: this.#held.id },
      key,
      runAt: new Date(this.#ctx.now().getTime() + seconds * 1000),
    });
  }
}
