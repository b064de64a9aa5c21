/** One field that somebody else saved while this form was open. */
export interface FieldClash {
  field: string;
  theirs: string;
  /** What was typed here, when this form changed the same field to something else. */
  mine: string | null;
}

/**
 * Three-way merge of a form's fields (30 PAT-13): what only they changed is taken over, what only I changed stays,
 * and where both did, mine stays in the form and theirs is told.
 */
export function mergeEdits<Field extends string>(
  fields: readonly Field[],
  base: Record<Field, string>,
  mine: Record<Field, string>,
  theirs: Record<Field, string>,
): { merged: Record<Field, string>; clashes: FieldClash[] } {
  const merged = { ...mine };
  const clashes: FieldClash[] = [];
  for (const field of fields) {
    if (theirs[field] === base[field] || theirs[field] === mine[field]) continue;
    const isMineChanged = mine[field] !== base[field];
    if (!isMineChanged) merged[field] = theirs[field];
    clashes.push({ field, theirs: theirs[field], mine: isMineChanged ? mine[field] : null });
  }
  return { merged, clashes };
}
