import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { requireKey } from '../group-access.ts';
import { groupView, parseValue, requireRevision } from '../group-view.ts';
import { draftWrites } from '../group-writes.ts';
import { groupOf } from '../groups/index.ts';
import { loadGroup } from '../load-group.ts';
import { GroupView } from '../views.ts';
import { GroupKey } from './get-group.ts';

const Document = z.strictObject({
  format: z.literal('cgk.settings'),
  formatVersion: z.literal(1),
  group: z.string(),
  value: z.record(z.string(), z.unknown()),
});

export const exportGroup = operation({
  name: 'settings.export_group',
  summary: 'The published value of a group as a document that another brand can import; no secret is in it',
  kind: 'query',
  permission: 'tenant.settings.view',
  route: 'GET /admin/settings/:group/export',
  input: z.object({ group: GroupKey }),
  output: Document,
  problems: ['not_found', 'module_off'],
  example: { group: 'site' },
  run: async (ctx, { group }) => {
    requireKey(ctx, groupOf(group).viewPermission);
    const { value } = await loadGroup(ctx, group);
    return { format: 'cgk.settings' as const, formatVersion: 1 as const, group, value };
  },
});

export const importGroup = operation({
  name: 'settings.import_group',
  summary: 'Take an exported document over as the draft',
  kind: 'command',
  permission: 'tenant.settings.edit',
  route: 'POST /admin/settings/:group/import',
  auditCategory: 'settings',
  input: z.object({ group: GroupKey, revision: z.string().max(60), document: Document }),
  output: GroupView,
  problems: ['not_found', 'module_off', 'settings_changed'],
  example: {
    group: 'site',
    revision: 'v0',
    document: { format: 'cgk.settings', formatVersion: 1, group: 'site', value: {} },
  },
  run: async (ctx, { group, revision, document }) => {
    requireKey(ctx, groupOf(group).editPermission);
    if (document.group !== group) {
      throw invalidInput([
        { path: 'document.group', message: `This document holds ${document.group}, not ${group}.` },
      ]);
    }
    const loaded = await loadGroup(ctx, group);
    requireRevision(loaded, revision);
    ctx.write(...draftWrites(ctx, loaded, parseValue(loaded, loaded.value, document.value)));
    ctx.audit({ kind: 'settings_draft', id: group, detail: { imported: true } });
    await ctx.commit();
    return groupView(ctx, await loadGroup(ctx, group));
  },
});
