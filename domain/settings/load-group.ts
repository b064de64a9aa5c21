import { and, eq } from 'drizzle-orm';
import { platformTables, tables } from '../../schema/index.ts';
import type { TenantContext } from '../app-context.ts';
import type { OperationContext } from '../kernel/context.ts';
import { toExternalId } from '../kernel/ids.ts';
import { Problem } from '../kernel/problem.ts';
import type { SettingsGroup } from './group.ts';
import { groupOf } from './groups/index.ts';
import { salvaged } from './stored-value.ts';

type Value = Record<string, unknown>;

/** A group's draft: the one that the whole team works on. */
export interface LoadedDraft {
  /** UUID; new with every save. */
  id: string;
  value: Value;
  author: string | null;
  savedAt: Date;
  /** The published version it was begun from. */
  baseVersion: number;
}

export interface LoadedGroup {
  group: SettingsGroup;
  /** The brand as its row says now; the context's may be a minute old. */
  tenant: TenantContext;
  /** What is published; the defaults at version 0. */
  value: Value;
  version: number;
  publishedAt: Date | null;
  draft: LoadedDraft | null;
  /** Names this state of value and draft: what a change must have seen. */
  revision: string;
}

export const revisionOf = (version: number, draftId: string | null): string =>
  draftId === null ? `v${version}` : `v${version}-${toExternalId('settingsVersion', draftId)}`;

/** Name, place and languages are the brand's own row; the group shows them as its own fields. */
export function withBrandRow(group: SettingsGroup, value: Value, tenant: TenantContext): Value {
  if (group.key === 'general') {
    return {
      ...value,
      identity: { name: tenant.name, legalName: tenant.legalName },
      place: { country: tenant.country, timezone: tenant.timezone },
    };
  }
  if (group.key === 'localization')
    return { ...value, languages: { locale: tenant.locale, locales: [...tenant.locales] } };
  return value;
}

export const moduleOff = (group: SettingsGroup): Problem =>
  new Problem({
    status: 404,
    code: 'module_off',
    title: 'Not switched on',
    detail: `${group.title} belongs to the module ${group.module}, which is off. Switch it on under Modules.`,
  });

/**
 * Published value and draft of a group.
 * @throws 404 for a group that does not exist or whose module is off
 */
export async function loadGroup(ctx: OperationContext, key: string): Promise<LoadedGroup> {
  const group = groupOf(key);
  const { settings, settingsVersions } = tables;
  const { tenants } = platformTables;
  const [[row], [published], [draft]] = await ctx.db.batch([
    ctx.db.q
      .select({
        name: tenants.name,
        legalName: tenants.legalName,
        country: tenants.country,
        timezone: tenants.timezone,
        locale: tenants.locale,
        locales: tenants.locales,
        modules: tenants.modules,
      })
      .from(tenants)
      .where(eq(tenants.id, ctx.tenant.id)),
    ctx.db.q.select().from(settings).where(eq(settings.group, key)),
    ctx.db.q
      .select()
      .from(settingsVersions)
      .where(and(eq(settingsVersions.group, key), eq(settingsVersions.status, 'draft'))),
  ]);
  const { modules = [], ...brand } = row ?? {};
  if (group.module !== 'core' && !modules.includes(group.module)) throw moduleOff(group);
  const tenant: TenantContext = { ...ctx.tenant, ...brand };
  const version = published?.version ?? 0;
  return {
    group,
    tenant,
    value: withBrandRow(group, salvaged(group, published?.value, tenant), tenant),
    version,
    publishedAt: published?.updatedAt ?? null,
    draft: draft
      ? {
          id: draft.id,
          value: salvaged(group, draft.value, tenant),
          author: draft.author,
          savedAt: draft.updatedAt,
          baseVersion: draft.version,
        }
      : null,
    revision: revisionOf(version, draft?.id ?? null),
  };
}
