import { and, eq, ne, sql } from 'drizzle-orm';
import { platformTables, type Query, tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { expectRows } from '../kernel/execute.ts';
import { newId } from '../kernel/ids.ts';
import { fieldChanges, maskedChanges } from './diff.ts';
import { authorOf } from './group-view.ts';
import type { LoadedGroup } from './load-group.ts';
import { mirroredFields } from './public-settings.ts';

/** Versions of a group that are kept (10 §2.2). */
export const KEPT_VERSIONS = 50;
const CODE = 'settings_changed';

/** Puts a draft in place of the one that was seen; a new id each time, so that two who save at once are told apart. */
export function draftWrites(
  ctx: OperationContext,
  loaded: LoadedGroup,
  value: Record<string, unknown>,
  note = '',
): Query[] {
  const { settingsVersions } = tables;
  const row = {
    group: loaded.group.key,
    version: loaded.version,
    value,
    status: 'draft' as const,
    author: authorOf(ctx),
    note,
  };
  const written = loaded.draft
    ? ctx.db.q
        .update(settingsVersions)
        .set({ ...row, id: newId(), updatedAt: ctx.now() })
        .where(and(eq(settingsVersions.id, loaded.draft.id), eq(settingsVersions.status, 'draft')))
        .returning({ id: settingsVersions.id })
    : ctx.db.q
        .insert(settingsVersions)
        .values({ ...row, id: newId() })
        .onConflictDoNothing()
        .returning({ id: settingsVersions.id });
  return [expectRows(ctx.db, written, 1, CODE)];
}

/** Takes the draft that was seen away. */
export function discardWrites(ctx: OperationContext, draftId: string): Query[] {
  const { settingsVersions } = tables;
  const deleted = ctx.db.q
    .delete(settingsVersions)
    .where(and(eq(settingsVersions.id, draftId), eq(settingsVersions.status, 'draft')))
    .returning({ id: settingsVersions.id });
  return [expectRows(ctx.db, deleted, 1, CODE)];
}

export interface Publication {
  value: Record<string, unknown>;
  note: string;
  status: 'published' | 'reverted';
  /** The draft that becomes this version; null when a kept version is brought back. */
  draftId: string | null;
}

/**
 * One more published version, all in one transaction: the value, its place among the kept versions, the brand's own
 * row where it mirrors fields, the epoch, the audit row, the event; the shop's pages are dropped with it.
 */
export function publish(ctx: OperationContext, loaded: LoadedGroup, publication: Publication): number {
  const { group } = loaded;
  const { settings } = tables;
  const { tenants } = platformTables;
  const version = loaded.version + 1;
  const { value } = publication;
  const stored = ctx.db.q
    .insert(settings)
    .values({ group: group.key, value, version, updatedBy: authorOf(ctx) })
    .onConflictDoUpdate({
      target: settings.group,
      set: { value, version, updatedBy: authorOf(ctx), updatedAt: ctx.now() },
      setWhere: eq(settings.version, loaded.version),
    })
    .returning({ group: settings.group });
  ctx.write(
    expectRows(ctx.db, stored, 1, CODE),
    ...versionWrites(ctx, loaded, publication, version),
    ctx.db.q
      .update(tenants)
      .set({ ...mirroredFields(value), configEpoch: sql`${tenants.configEpoch} + 1`, updatedAt: ctx.now() })
      .where(eq(tenants.id, ctx.tenant.id)),
  );
  ctx.audit({
    kind: 'settings',
    id: group.key,
    detail: {
      version,
      ...maskedChanges(fieldChanges(loaded.value, value), group.maskedPaths),
    },
  });
  ctx.emit({ type: 'settings.published', payload: { group: group.key, version } });
  if (publication.status === 'reverted')
    ctx.emit({ type: 'settings.reverted', payload: { group: group.key, version } });
  ctx.purgePages();
  return version;
}

function versionWrites(
  ctx: OperationContext,
  loaded: LoadedGroup,
  { value, note, status, draftId }: Publication,
  version: number,
): Query[] {
  const { settingsVersions } = tables;
  const group = loaded.group.key;
  const row = { group, version, value, status, author: authorOf(ctx), note };
  return [
    // What held before the first publication can be gone back to like any other version.
    ...(loaded.version === 0
      ? [
          ctx.db.q
            .insert(settingsVersions)
            .values({
              id: newId(),
              group,
              version: 0,
              value: loaded.value,
              status: 'published' as const,
              author: null,
              note: 'As it was before the first change',
            })
            .onConflictDoNothing(),
        ]
      : []),
    ...(draftId === null
      ? [ctx.db.q.insert(settingsVersions).values({ ...row, id: newId() })]
      : [
          expectRows(
            ctx.db,
            ctx.db.q
              .update(settingsVersions)
              .set({ ...row, updatedAt: ctx.now() })
              .where(and(eq(settingsVersions.id, draftId), eq(settingsVersions.status, 'draft')))
              .returning({ id: settingsVersions.id }),
            1,
            CODE,
          ),
        ]),
    ctx.db.q
      .delete(settingsVersions)
      .where(
        and(
          eq(settingsVersions.group, group),
          ne(settingsVersions.status, 'draft'),
          sql`${settingsVersions.version} <= ${version - KEPT_VERSIONS}`,
        ),
      ),
  ];
}
