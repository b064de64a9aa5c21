import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { neutralTheme } from '../neutral-theme.ts';
import { NoCellFree, PROVISION_STEPS } from '../provision.ts';
import { ThemeTokens } from '../theme.ts';
import { forgetRoutes } from './routes.ts';
import type { Plan, Step, StepWork } from './step.ts';

/** Kept in the operation's row. */
export const ProvisionInput = z.object({
  ownerUserId: z.uuid().nullable(),
  theme: ThemeTokens.optional(),
  /** Demo and test brands are open at once; the others go through the wizard or are launched by hand. */
  opensAs: z.enum(['onboarding', 'active']),
});
export type ProvisionInput = z.infer<typeof ProvisionInput>;

const NO_CELL_SECONDS = 300;

const shared: Step[] = PROVISION_STEPS.map((step) => ({
  name: step.name,
  run: async (work) => {
    const input = ProvisionInput.parse(work.operation.input);
    const { owner, migrations, newDataKey } = { ...work, ...work.ports.owner };
    try {
      await step.run({
        client: await owner(),
        files: (await migrations()).tenant,
        tenant: work.tenant,
        theme: input.theme ?? neutralTheme,
        ownerUserId: input.ownerUserId,
        newDataKey,
      });
    } catch (error) {
      if (!(error instanceof NoCellFree)) throw error;
      return { wait: { seconds: NO_CELL_SECONDS, code: 'no_cell_free', detail: error.message } };
    }
    return undefined;
  },
}));

/** From nothing to a brand that can be set up (10 TEN-11). The slug was reserved with the brand's row. */
export const provisionPlan: Plan = {
  steps: [...shared, { name: 'routes', run: forgetRoutes }, { name: 'open', run: open }],
  event: ({ tenant }) => ({
    type: 'tenant.provisioned',
    payload: { tenantId: tenant.id, slug: tenant.slug },
  }),
};

async function open(work: StepWork): Promise<undefined> {
  const { opensAs } = ProvisionInput.parse(work.operation.input);
  const { tenants } = platformTables;
  const launchedAt = opensAs === 'active' ? { launchedAt: work.now() } : {};
  await work.db.run(
    work.db.q
      .update(tenants)
      .set({ status: opensAs, statusReason: null, updatedAt: work.now(), ...launchedAt })
      .where(eq(tenants.id, work.tenant.id)),
  );
}
