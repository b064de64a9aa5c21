import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { isSame } from '../diff.ts';
import { requireKey } from '../group-access.ts';
import { groupView, parseValue, requireRevision } from '../group-view.ts';
import { discardWrites, draftWrites } from '../group-writes.ts';
import { groupOf } from '../groups/index.ts';
import { loadGroup } from '../load-group.ts';
import { GroupView } from '../views.ts';
import { GroupKey } from './get-group.ts';

const Revision = z.string().max(60).describe('of the state that you have seen');

export const saveDraft = operation({
  name: 'settings.save_draft',
  summary: 'Save a draft: sections that are given replace those of the draft, or of what is published',
  kind: 'command',
  permission: 'tenant.settings.edit',
  route: 'PATCH /admin/settings/:group',
  auditCategory: 'settings',
  input: z.object({ group: GroupKey, revision: Revision, value: z.record(z.string(), z.unknown()) }),
  output: GroupView,
  problems: ['not_found', 'module_off', 'settings_changed'],
  example: { group: 'general', revision: 'v0', value: { contact: { email: 'hello@example.com' } } },
  run: async (ctx, input) => {
    requireKey(ctx, groupOf(input.group).editPermission);
    const loaded = await loadGroup(ctx, input.group);
    requireRevision(loaded, input.revision);
    const value = parseValue(loaded, loaded.draft?.value ?? loaded.value, input.value);
    if (isSame(value, loaded.draft?.value ?? loaded.value)) return groupView(ctx, loaded);
    // A draft that says what is published anyway is no draft.
    if (loaded.draft && isSame(value, loaded.value)) ctx.write(...discardWrites(ctx, loaded.draft.id));
    else ctx.write(...draftWrites(ctx, loaded, value));
    ctx.audit({ kind: 'settings_draft', id: input.group });
    await ctx.commit();
    return groupView(ctx, await loadGroup(ctx, input.group));
  },
});

export const discardDraft = operation({
  name: 'settings.discard_draft',
  summary: 'Throw the draft away',
  kind: 'command',
  permission: 'tenant.settings.edit',
  route: 'DELETE /admin/settings/:group/draft',
  auditCategory: 'settings',
  input: z.object({ group: GroupKey, revision: Revision }),
  output: GroupView,
  problems: ['not_found', 'module_off', 'settings_changed'],
  example: { group: 'general', revision: 'v0' },
  run: async (ctx, { group, revision }) => {
    requireKey(ctx, groupOf(group).editPermission);
    const loaded = await loadGroup(ctx, group);
    requireRevision(loaded, revision);
    if (!loaded.draft) return groupView(ctx, loaded);
    ctx.write(...discardWrites(ctx, loaded.draft.id));
    ctx.audit({ kind: 'settings_draft', id: group, detail: { discarded: true } });
    await ctx.commit();
    return groupView(ctx, await loadGroup(ctx, group));
  },
});
