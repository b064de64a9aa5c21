import { isReservedView, isSensitive } from './sensitivity.ts';

/** A role of the house as code: the keys it reaches, written as patterns. */
export interface RolePatterns {
  name: string;
  patterns: readonly string[];
}

/** A role from its name and its patterns, set apart by white space. */
export const rolePatterns = (name: string, patterns: string): RolePatterns => ({
  name,
  patterns: patterns.trim().split(/\s+/),
});

/**
 * Whether a pattern reaches a key (10 RBAC-02): `*` reaches every key; `resource.*` every key below that resource, its
 * sub-resources too; `*.view` every key whose last part is `view`, except sensitive (★) and reserved (†) ones; anything
 * else only itself.
 */
export function patternReaches(pattern: string, key: string): boolean {
  if (pattern === '*') return true;
  if (pattern === '*.view') return key.endsWith('.view') && !isSensitive(key) && !isReservedView(key);
  if (pattern.endsWith('.*')) return key.startsWith(pattern.slice(0, -1));
  return pattern === key;
}

/** Whether a text is a pattern rather than a key. */
export const isPattern = (text: string): boolean => text.includes('*');

/** The keys of a catalogue that patterns reach, each once, in the catalogue's order. */
export function expandPatterns<K extends string>(
  patterns: readonly string[],
  catalogue: readonly K[],
): readonly K[] {
  return catalogue.filter((key) => patterns.some((pattern) => patternReaches(pattern, key)));
}
