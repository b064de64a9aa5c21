/** One field that differs, by its path in the group's value. */
export interface FieldChange {
  path: string;
  before: unknown;
  after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every leaf that differs between two values, in the order of the newer one. Lists are compared as a whole: a moved row
 * is one change, not many.
 */
export function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return names.flatMap((name) =>
      fieldChanges(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return isSame(before, after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}

/** Equal as JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isRecord(a) && isRecord(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => isSame(a[name], b[name]));
  }
  return (a ?? null) === (b ?? null);
}

/** Changes as the audit log keeps them: values of masked paths are left out, only that they changed stays. */
export function maskedChanges(
  changes: readonly FieldChange[],
  maskedPaths: readonly string[],
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const isMasked = (path: string): boolean =>
    maskedPaths.some((masked) => path === masked || path.startsWith(`${masked}.`));
  const side = (pick: (change: FieldChange) => unknown) =>
    Object.fromEntries(changes.map((change) => [change.path, isMasked(change.path) ? '•••' : pick(change)]));
  return { before: side(({ before }) => before), after: side(({ after }) => after) };
}
