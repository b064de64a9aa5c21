import {
  describePermission,
  PERMISSION_CATALOGUE,
  PERMISSION_CATEGORIES,
  type PermissionCategory,
} from '../access/permission-catalogue.ts';
import { type Grant, keyOf } from '../access/permission-resolution.ts';

const SCOPE_WORDS = { own: 'their own only', team: 'those of their groups only' } as const;
const MOST_NAMED = 6;

/** What grants allow, in words: a line a category, and the sensitive ones by name. */
export function summaryOf(grants: ReadonlySet<Grant>): string[] {
  if (grants.size === 0) return ['Gives nothing yet.'];
  const categoryOf = new Map(PERMISSION_CATALOGUE.map(({ key, category }) => [key as string, category]));
  const lines: string[] = [];
  for (const category of Object.keys(PERMISSION_CATEGORIES) as PermissionCategory[]) {
    const held = [...grants].filter((grant) => categoryOf.get(keyOf(grant)) === category);
    if (held.length === 0) continue;
    const all = PERMISSION_CATALOGUE.filter((entry) => entry.category === category).length;
    const views = held.filter((grant) => keyOf(grant).endsWith('.view')).length;
    const acts = held.filter((grant) => !keyOf(grant).endsWith('.view')).map(labelOf);
    const text =
      held.length === all && held.every((grant) => !grant.includes('@'))
        ? 'everything'
        : [
            ...(views > 0 ? [`looks at ${views} ${views === 1 ? 'area' : 'areas'}`] : []),
            ...acts.slice(0, MOST_NAMED),
            ...(acts.length > MOST_NAMED ? [`${acts.length - MOST_NAMED} more`] : []),
          ].join(', ');
    lines.push(`${PERMISSION_CATEGORIES[category]}: ${text}.`);
  }
  const sensitive = [...grants].filter((grant) => describePermission(keyOf(grant))?.isSensitive);
  if (sensitive.length > 0) {
    lines.push(
      `${sensitive.length} of these ${sensitive.length === 1 ? 'is sensitive and asks' : 'are sensitive and ask'} to confirm who one is.`,
    );
  }
  return lines;
}

function labelOf(grant: Grant): string {
  const label = describePermission(keyOf(grant))?.label ?? grant;
  const scope = grant.split('@')[1];
  const words = label.charAt(0).toLowerCase() + label.slice(1);
  return scope === 'own' || scope === 'team' ? `${words} (${SCOPE_WORDS[scope]})` : words;
}
