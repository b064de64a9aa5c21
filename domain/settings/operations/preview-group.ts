import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { requireKey } from '../group-access.ts';
import { groupOf } from '../groups/index.ts';
import { loadGroup } from '../load-group.ts';
import { PREVIEW_HOURS, PREVIEW_PARAMETER, signPreview } from '../preview-token.ts';
import { GroupKey } from './get-group.ts';

export const previewGroup = operation({
  name: 'settings.preview_group',
  summary: 'A link that shows the shop with this draft for 24 hours, to whoever has it; kept by no cache',
  kind: 'command',
  permission: 'tenant.settings.edit',
  route: 'POST /admin/settings/:group/preview',
  auditCategory: 'settings',
  input: z.object({ group: GroupKey }),
  output: z.object({ url: z.string(), expiresAt: z.iso.datetime() }),
  problems: ['not_found', 'module_off', 'no_draft'],
  example: { group: 'site' },
  run: async (ctx, { group }) => {
    requireKey(ctx, groupOf(group).viewPermission);
    const { draft } = await loadGroup(ctx, group);
    if (!draft) throw conflict('no_draft', 'There is no draft to look at.');
    const until = new Date(ctx.now().getTime() + PREVIEW_HOURS * 3_600_000);
    const token = await signPreview(ctx.ports.links, { tenantId: ctx.tenant.id, groups: [group], until });
    ctx.audit({ kind: 'settings_draft', id: group, detail: { previewUntil: until.toISOString() } });
    return { url: `${ctx.caller.origin}/?${PREVIEW_PARAMETER}=${token}`, expiresAt: until.toISOString() };
  },
});
