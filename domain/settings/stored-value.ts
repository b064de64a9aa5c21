import type { z } from 'zod';
import type { TenantContext } from '../app-context.ts';
import type { SettingsGroup } from './group.ts';

/**
 * A stored value as its group understands it today: what a newer schema no longer takes falls back to the default,
 * section by section, so that an upgrade never makes settings unreadable.
 */
export function salvaged<S extends z.ZodType<Record<string, unknown>>>(
  group: SettingsGroup<S>,
  stored: unknown,
  tenant: TenantContext,
): z.output<S> {
  const defaults = group.defaults(tenant);
  if (typeof stored !== 'object' || stored === null) return defaults;
  const whole = group.schema.safeParse({ ...defaults, ...stored });
  if (whole.success) return whole.data;
  let kept = defaults;
  for (const [section, value] of Object.entries(stored)) {
    const attempt = group.schema.safeParse({ ...kept, [section]: value });
    if (attempt.success) kept = attempt.data;
  }
  return kept;
}
