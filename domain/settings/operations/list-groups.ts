import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables, tables } from '../../../schema/index.ts';
import { operation } from '../../kernel/operation.ts';
import { holds } from '../group-access.ts';
import { canEdit } from '../group-view.ts';
import { GROUPS } from '../groups/index.ts';
import { GroupSummary } from '../views.ts';

export const listGroups = operation({
  name: 'settings.list_groups',
  summary: 'Groups of settings, with their versions and open drafts',
  kind: 'query',
  permission: 'tenant.settings.view',
  route: 'GET /admin/settings',
  input: z.object({}),
  output: z.object({ items: z.array(GroupSummary) }),
  run: async (ctx) => {
    const { settings, settingsVersions } = tables;
    const { tenants } = platformTables;
    const [[tenant], published, drafts] = await ctx.db.batch([
      ctx.db.q.select({ modules: tenants.modules }).from(tenants).where(eq(tenants.id, ctx.tenant.id)),
      ctx.db.q
        .select({ group: settings.group, version: settings.version, updatedAt: settings.updatedAt })
        .from(settings),
      ctx.db.q
        .select({
          group: settingsVersions.group,
          author: settingsVersions.author,
          updatedAt: settingsVersions.updatedAt,
        })
        .from(settingsVersions)
        .where(eq(settingsVersions.status, 'draft')),
    ]);
    const modules = new Set(tenant?.modules ?? []);
    return {
      items: GROUPS.filter((group) => holds(ctx, group.viewPermission)).map((group) => {
        const now = published.find((row) => row.group === group.key);
        const draft = drafts.find((row) => row.group === group.key);
        return {
          key: group.key,
          title: group.title,
          summary: group.summary,
          module: group.module,
          isModuleOn: group.module === 'core' || modules.has(group.module),
          canEdit: canEdit(ctx, { group }),
          version: now?.version ?? 0,
          publishedAt: now?.updatedAt.toISOString() ?? null,
          draft: draft ? { author: draft.author, savedAt: draft.updatedAt.toISOString() } : null,
        };
      }),
    };
  },
});
