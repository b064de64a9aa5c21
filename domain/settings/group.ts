import type { z } from 'zod';
import type { ModuleKey } from '../access/permission-modules.ts';
import type { TenantContext } from '../app-context.ts';
import type { PermissionKey } from '../kernel/permissions.ts';

/** A secret that belongs to a group; its value lives sealed in `secrets`, never in the group's own value. */
export interface GroupSecret {
  /** Name in the vault, e.g. `analytics.meta_access_token`. */
  name: string;
  label: string;
  help: string;
}

/**
 * One group of a brand's settings (10 SET-01): a schema with defaults and labels, who may read and change it, and what
 * comes to look different once it is published. Screens, API and checks all follow from this one declaration.
 */
export interface SettingsGroup<
  S extends z.ZodType<Record<string, unknown>> = z.ZodType<Record<string, unknown>>,
> {
  key: string;
  title: string;
  summary: string;
  module: ModuleKey;
  /** Beside the general key of the act, the key that this group asks for to be read… */
  viewPermission: PermissionKey;
  /** …and to be changed, published or reverted. */
  editPermission: PermissionKey;
  /** A strict object of sections, each a strict object; every field has a default and a title. */
  schema: S;
  /** What holds before anything was published. */
  defaults(tenant: TenantContext): z.output<S>;
  /** Rules that need more than the schema: the theme's contrast, the shop's languages. Checked before publishing. */
  check?(value: z.output<S>, tenant: TenantContext): { path: string; message: string }[];
  /** Paths whose values are told to nobody in the audit log: addresses of people. */
  maskedPaths: readonly string[];
  secrets: readonly GroupSecret[];
  /** Where it takes effect, in words for people; empty says that nothing reads it yet. */
  consumers: readonly string[];
}

/** Declares a group; the schema's output types its defaults and checks. */
export function settingsGroup<S extends z.ZodType<Record<string, unknown>>>(
  group: Pick<SettingsGroup<S>, 'key' | 'title' | 'summary' | 'schema'> & Partial<SettingsGroup<S>>,
): SettingsGroup<S> {
  return {
    module: 'core',
    viewPermission: 'tenant.settings.view',
    editPermission: 'tenant.settings.edit',
    defaults: () => group.schema.parse({}),
    maskedPaths: [],
    secrets: [],
    consumers: [],
    ...group,
  };
}
