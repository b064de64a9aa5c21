import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { houseOperation, operation } from '../../kernel/operation.ts';
import { reportChain } from '../chain-report.ts';
import { ChainReport } from '../views.ts';

const range = {
  fromSeq: z.coerce.number().int().min(1).optional(),
  toSeq: z.coerce.number().int().min(1).optional(),
};
const inOrder = ({ fromSeq, toSeq }: { fromSeq?: number | undefined; toSeq?: number | undefined }) =>
  fromSeq === undefined || toSeq === undefined || fromSeq <= toSeq;
const orderRule = { error: 'The last number comes after the first', path: ['toSeq'] };

export const verify = operation({
  name: 'audit.verify',
  summary:
    'Check a range of the audit chain (the newest 5,000 unless told) and name the first event that does not hold',
  kind: 'query',
  permission: 'audit.view',
  route: 'GET /admin/audit/verify',
  input: z.object(range).refine(inOrder, orderRule),
  output: ChainReport,
  rateLimit: { limit: 20, periodSeconds: 60, by: 'actor' },
  run: async (ctx, input) => reportChain(ctx.db, ctx.ports, ctx.tenant.id, input, ctx.now()),
});

export const verifyHouse = houseOperation({
  name: 'platform_audit.verify',
  summary: 'Check a range of the platform’s audit chain, or of a brand’s',
  kind: 'query',
  permission: 'platform.audit.view',
  route: 'GET /platform/audit/verify',
  input: z.object({ ...range, tenantId: idInput('tenant').optional() }).refine(inOrder, orderRule),
  output: ChainReport,
  rateLimit: { limit: 20, periodSeconds: 60, by: 'actor' },
  run: async (ctx, { tenantId, ...input }) =>
    reportChain(ctx.db, ctx.ports, tenantId ?? null, input, ctx.now()),
});
