import { and, desc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound, Problem } from '../../kernel/problem.ts';
import { requireKey } from '../group-access.ts';
import { groupView, issuesOf, requireRevision } from '../group-view.ts';
import { KEPT_VERSIONS, publish } from '../group-writes.ts';
import { groupOf } from '../groups/index.ts';
import { type LoadedGroup, loadGroup } from '../load-group.ts';
import { salvaged } from '../stored-value.ts';
import { GroupView, VersionSummary } from '../views.ts';
import { GroupKey } from './get-group.ts';

const Revision = z.string().max(60);
const Note = z.string().trim().max(200).default('').describe('why, for the history');

/** @throws 422 `not_publishable` when the value breaks one of the group's rules */
function requirePublishable(loaded: LoadedGroup, value: Record<string, unknown>): void {
  const issues = issuesOf(loaded, value);
  if (issues.length === 0) return;
  throw new Problem({
    status: 422,
    code: 'not_publishable',
    title: 'Not ready to be published',
    detail: 'Mend what is marked first. The draft is kept.',
    errors: issues.map(({ path, message }) => ({ path: `value.${path}`, message })),
  });
}

export const publishGroup = operation({
  name: 'settings.publish_group',
  summary: 'Put the draft live; the shop shows it within a minute',
  kind: 'command',
  permission: 'tenant.settings.publish',
  route: 'POST /admin/settings/:group/publish',
  auditCategory: 'settings',
  isHiddenFromMcp: true,
  input: z.object({ group: GroupKey, revision: Revision, note: Note }),
  output: GroupView,
  problems: ['not_found', 'module_off', 'settings_changed', 'no_draft', 'not_publishable'],
  example: { group: 'general', revision: 'v0', note: 'New telephone number' },
  run: async (ctx, { group, revision, note }) => {
    requireKey(ctx, groupOf(group).editPermission);
    const loaded = await loadGroup(ctx, group);
    requireRevision(loaded, revision);
    const { draft } = loaded;
    if (!draft) throw conflict('no_draft', 'There is no draft to publish.');
    requirePublishable(loaded, draft.value);
    publish(ctx, loaded, { value: draft.value, note, status: 'published', draftId: draft.id });
    await ctx.commit();
    return groupView(ctx, await loadGroup(ctx, group));
  },
});

export const revertGroup = operation({
  name: 'settings.revert_group',
  summary: 'Bring a kept version back, as a new version; an open draft stays',
  kind: 'command',
  permission: 'tenant.settings.revert',
  route: 'POST /admin/settings/:group/revert',
  auditCategory: 'settings',
  isHiddenFromMcp: true,
  input: z.object({ group: GroupKey, revision: Revision, version: z.int().min(0), note: Note }),
  output: GroupView,
  problems: ['not_found', 'module_off', 'settings_changed', 'not_publishable'],
  example: { group: 'general', revision: 'v2', version: 1 },
  run: async (ctx, input) => {
    requireKey(ctx, groupOf(input.group).editPermission);
    const loaded = await loadGroup(ctx, input.group);
    requireRevision(loaded, input.revision);
    const { settingsVersions } = tables;
    const [kept] = await ctx.db.run(
      ctx.db.q
        .select({ value: settingsVersions.value })
        .from(settingsVersions)
        .where(
          and(
            eq(settingsVersions.group, input.group),
            eq(settingsVersions.version, input.version),
            ne(settingsVersions.status, 'draft'),
          ),
        ),
    );
    if (!kept) throw notFound('version of these settings');
    const value = salvaged(loaded.group, kept.value, loaded.tenant);
    requirePublishable(loaded, value);
    publish(ctx, loaded, {
      value,
      note: input.note || `Back to version ${input.version}`,
      status: 'reverted',
      draftId: null,
    });
    await ctx.commit();
    return groupView(ctx, await loadGroup(ctx, input.group));
  },
});

export const listVersions = operation({
  name: 'settings.list_versions',
  summary: 'The last fifty published versions of a group, newest first',
  kind: 'query',
  permission: 'tenant.settings.view',
  route: 'GET /admin/settings/:group/versions',
  input: z.object({ group: GroupKey }),
  output: z.object({ items: z.array(VersionSummary) }),
  problems: ['not_found', 'module_off'],
  example: { group: 'general' },
  run: async (ctx, { group }) => {
    requireKey(ctx, groupOf(group).viewPermission);
    const { settingsVersions } = tables;
    const [loaded, rows] = await Promise.all([
      loadGroup(ctx, group),
      ctx.db.run(
        ctx.db.q
          .select()
          .from(settingsVersions)
          .where(and(eq(settingsVersions.group, group), ne(settingsVersions.status, 'draft')))
          .orderBy(desc(settingsVersions.version))
          .limit(KEPT_VERSIONS),
      ),
    ]);
    return {
      items: rows.map((row) => ({
        version: row.version,
        author: row.author,
        note: row.note,
        isRevert: row.status === 'reverted',
        isCurrent: row.version === loaded.version,
        at: row.updatedAt.toISOString(),
      })),
    };
  },
});

export const getVersion = operation({
  name: 'settings.get_version',
  summary: 'A kept version of a group, with its value',
  kind: 'query',
  permission: 'tenant.settings.view',
  route: 'GET /admin/settings/:group/versions/:version',
  input: z.object({ group: GroupKey, version: z.coerce.number().int().min(0) }),
  output: z.object({ version: z.int(), value: z.record(z.string(), z.unknown()) }),
  problems: ['not_found', 'module_off'],
  example: { group: 'general', version: 1 },
  run: async (ctx, { group, version }) => {
    requireKey(ctx, groupOf(group).viewPermission);
    const { settingsVersions } = tables;
    const [loaded, [row]] = await Promise.all([
      loadGroup(ctx, group),
      ctx.db.run(
        ctx.db.q
          .select({ value: settingsVersions.value })
          .from(settingsVersions)
          .where(
            and(
              eq(settingsVersions.group, group),
              eq(settingsVersions.version, version),
              ne(settingsVersions.status, 'draft'),
            ),
          ),
      ),
    ]);
    if (!row) throw notFound('version of these settings');
    return { version, value: salvaged(loaded.group, row.value, loaded.tenant) };
  },
});
