import type { OperationContext } from '../kernel/context.ts';
import { conflict, invalidInput } from '../kernel/problem.ts';
import { formSchemaOf } from './form-schema.ts';
import { holds } from './group-access.ts';
import type { LoadedGroup } from './load-group.ts';
import type { GroupView } from './views.ts';

/** Whether the actor may change a group: the general key and its own. */
export const canEdit = (ctx: OperationContext, { group }: Pick<LoadedGroup, 'group'>): boolean =>
  holds(ctx, 'tenant.settings.edit') && holds(ctx, group.editPermission);

/** What is wrong with a value beyond its shape. */
export const issuesOf = ({ group, tenant }: LoadedGroup, value: Record<string, unknown>) =>
  group.check?.(value, tenant) ?? [];

export function groupView(ctx: OperationContext, loaded: LoadedGroup): GroupView {
  const { group, draft, value } = loaded;
  return {
    key: group.key,
    title: group.title,
    summary: group.summary,
    module: group.module,
    canEdit: canEdit(ctx, loaded),
    consumers: [...group.consumers],
    value,
    version: loaded.version,
    publishedAt: loaded.publishedAt?.toISOString() ?? null,
    draft: draft
      ? {
          value: draft.value,
          author: draft.author,
          savedAt: draft.savedAt.toISOString(),
          baseVersion: draft.baseVersion,
        }
      : null,
    revision: loaded.revision,
    schema: formSchemaOf(group),
    issues: issuesOf(loaded, draft?.value ?? value),
    secrets: group.secrets.map((secret) => ({ ...secret })),
  };
}

/**
 * Refuses a change that was made on another state than the present one.
 * @throws 409 `settings_changed` with the present value and draft, so that both can be shown
 */
export function requireRevision(loaded: LoadedGroup, revision: string): void {
  if (revision === loaded.revision) return;
  throw conflict('settings_changed', 'Somebody else changed these settings after you opened them.', {
    revision: loaded.revision,
    value: loaded.value,
    draft: loaded.draft ? { value: loaded.draft.value, author: loaded.draft.author } : null,
  });
}

/**
 * A value as the group's schema takes it: whole sections replace those of `base`, unknown keys are refused.
 * @throws 422 with paths below `value`
 */
export function parseValue(
  { group }: LoadedGroup,
  base: Record<string, unknown>,
  changed: Record<string, unknown>,
): Record<string, unknown> {
  const parsed = group.schema.safeParse({ ...base, ...changed });
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.flatMap((issue) => {
      const path = ['value', ...issue.path.map(String)].join('.');
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ path: `${path}.${key}`, message: 'There is no such setting.' }));
      return [{ path, message: issue.message }];
    }),
  );
}

export const authorOf = ({ actor }: OperationContext): string | null =>
  'name' in actor ? actor.name : actor.kind === 'system' ? 'CGK' : null;
