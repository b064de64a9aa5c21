import { houseOperation, operation } from '../../kernel/operation.ts';
import { ArchiveInput, ArchiveOutput, archiveMonth } from '../archive-month.ts';

export const archive = operation({
  name: 'audit.archive',
  summary: 'Copy last month’s events of the brand to the archive',
  kind: 'command',
  permission: 'system',
  input: ArchiveInput,
  output: ArchiveOutput,
  run: async (ctx, input) => archiveMonth(ctx, ctx.tenant.id, 'audit.archive', input),
});

export const archiveHouse = houseOperation({
  name: 'platform_audit.archive',
  summary: 'Copy last month’s events of the platform to the archive',
  kind: 'command',
  permission: 'system',
  input: ArchiveInput,
  output: ArchiveOutput,
  run: async (ctx, input) => archiveMonth(ctx, null, 'platform_audit.archive', input),
});
