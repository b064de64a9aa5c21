import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { fieldChanges } from '../diff.ts';
import { requireKey } from '../group-access.ts';
import { groupView, issuesOf } from '../group-view.ts';
import { groupOf } from '../groups/index.ts';
import { loadGroup } from '../load-group.ts';
import { DiffView, GroupView } from '../views.ts';

export const GroupKey = z.string().min(1).max(40).describe('e.g. general, branding, site');

export const getGroup = operation({
  name: 'settings.get_group',
  summary: 'One group: published value, draft, schema and what has to be mended',
  kind: 'query',
  permission: 'tenant.settings.view',
  route: 'GET /admin/settings/:group',
  input: z.object({ group: GroupKey }),
  output: GroupView,
  problems: ['not_found', 'module_off'],
  example: { group: 'general' },
  run: async (ctx, { group }) => {
    requireKey(ctx, groupOf(group).viewPermission);
    return groupView(ctx, await loadGroup(ctx, group));
  },
});

export const diffGroup = operation({
  name: 'settings.diff_group',
  summary: 'What publishing the draft would change, field by field',
  kind: 'query',
  permission: 'tenant.settings.view',
  route: 'GET /admin/settings/:group/diff',
  input: z.object({ group: GroupKey }),
  output: DiffView,
  problems: ['not_found', 'module_off'],
  example: { group: 'general' },
  run: async (ctx, { group }) => {
    requireKey(ctx, groupOf(group).viewPermission);
    const loaded = await loadGroup(ctx, group);
    return {
      revision: loaded.revision,
      changes: loaded.draft ? fieldChanges(loaded.value, loaded.draft.value) : [],
      issues: issuesOf(loaded, loaded.draft?.value ?? loaded.value),
    };
  },
});
