import { houseOperation, operation } from '../../kernel/operation.ts';
import { CheckInput, CheckOutput, checkChain } from '../daily-check.ts';

export const check = operation({
  name: 'audit.check',
  summary: 'Check the whole audit chain of the brand and anchor it',
  kind: 'command',
  permission: 'system',
  auditCategory: 'security',
  input: CheckInput,
  output: CheckOutput,
  run: async (ctx, { fromSeq }) => checkChain(ctx, ctx.tenant.id, 'audit.verify', fromSeq),
});

export const checkHouse = houseOperation({
  name: 'platform_audit.check',
  summary: 'Check the whole audit chain of the platform and anchor it',
  kind: 'command',
  permission: 'system',
  auditCategory: 'security',
  input: CheckInput,
  output: CheckOutput,
  run: async (ctx, { fromSeq }) => checkChain(ctx, null, 'platform_audit.verify', fromSeq),
});
