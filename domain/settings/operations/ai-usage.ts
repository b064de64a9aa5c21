import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { MoneyView } from '../../kernel/views.ts';
import { ai } from '../groups/ai.ts';
import { loadGroup } from '../load-group.ts';
import { salvaged } from '../stored-value.ts';

export const aiUsage = operation({
  name: 'settings.ai_usage',
  summary: 'What models cost this month, against the budget',
  kind: 'query',
  permission: 'ai.usage.view',
  route: 'GET /admin/settings/ai/usage',
  input: z.object({}),
  output: z.object({
    month: z.string().describe('YYYY-MM in the brand’s time zone'),
    spent: MoneyView,
    budget: MoneyView.nullable(),
    isMetered: z.boolean().describe('false: no provider is connected, so nothing can be spent'),
  }),
  problems: ['module_off'],
  run: async (ctx) => {
    const loaded = await loadGroup(ctx, 'ai');
    const { budget } = salvaged(ai, loaded.value, loaded.tenant);
    const { currency } = ctx.tenant;
    const [year, month] = new Intl.DateTimeFormat('en-CA', {
      timeZone: loaded.tenant.timezone,
      year: 'numeric',
      month: '2-digit',
    })
      .format(ctx.now())
      .split('-');
    return {
      month: `${year}-${month}`,
      spent: { amount: 0, currency },
      budget: budget.monthlyMinor === null ? null : { amount: budget.monthlyMinor, currency },
      isMetered: false,
    };
  },
});
