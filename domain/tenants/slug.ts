import { z } from 'zod';
import { foldLetters } from '../kernel/fold-letters.ts';
import { isReservedSlug } from './reserved-slugs.ts';

/** A brand's short name in web addresses (10 TEN-01): lower-case letters, digits and single hyphens between them. */
export const SLUG_PATTERN = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/;
export const MIN_SLUG_LENGTH = 3;
export const MAX_SLUG_LENGTH = 40;

export interface SlugProblem {
  code: 'too_short' | 'too_long' | 'bad_characters' | 'bad_edge' | 'double_hyphen' | 'reserved';
  message: string;
}

/** The first rule that a slug breaks; null for a good one. Whether it is free is another question. */
export function checkSlug(slug: string): SlugProblem | null {
  if (slug.length < MIN_SLUG_LENGTH) {
    return { code: 'too_short', message: `must have at least ${MIN_SLUG_LENGTH} characters` };
  }
  if (slug.length > MAX_SLUG_LENGTH) {
    return { code: 'too_long', message: `must have at most ${MAX_SLUG_LENGTH} characters` };
  }
  if (!/^[a-z0-9-]*$/.test(slug)) {
    return { code: 'bad_characters', message: 'must have lower-case letters a–z, digits and hyphens only' };
  }
  if (slug.startsWith('-') || slug.endsWith('-')) {
    return { code: 'bad_edge', message: 'must start and end with a letter or digit' };
  }
  if (slug.includes('--')) return { code: 'double_hyphen', message: 'must not have two hyphens in a row' };
  if (isReservedSlug(slug)) {
    return { code: 'reserved', message: 'is a name that the platform keeps for itself; choose another' };
  }
  return null;
}

/** Input schema of a slug; its messages name the rule that is broken. */
export const Slug = z.string().superRefine((slug, ctx) => {
  const problem = checkSlug(slug);
  if (problem) ctx.addIssue({ code: 'custom', message: problem.message, params: { code: problem.code } });
});

/**
 * A slug made from a name (10 §4.2): letters folded, apostrophes dropped, everything else a hyphen, at most 40
 * characters. It may be too short, or empty for a name without Latin letters or digits: ask then.
 */
export function slugify(name: string): string {
  return cut(
    foldLetters(name)
      .replace(/['’‘ʼ`]/g, '')
      .replace(/[^a-z0-9]+/g, '-'),
    MAX_SLUG_LENGTH,
  );
}

/** The name of a brand's schema without its prefix, made once and never changed: no two slugs give the same. */
export const schemaKeyOf = (slug: string): string => slug.replaceAll('-', '_');

export const schemaNameOf = (schemaKey: string): string => `tenant_${schemaKey}`;
export const databaseRoleOf = (schemaKey: string): string => `cgk_t_${schemaKey}`;

const SUFFIXES = ['store', 'shop', 'co', 'brand', 'online', 'goods', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Good slugs for a name, the best first, whether free or not: look all of them up in one go, then `suggestSlugs`. None
 * for a name of which nothing is left.
 */
export function slugCandidates(name: string): readonly string[] {
  const base = slugify(name);
  if (base === '') return [];
  const longer = SUFFIXES.map((suffix) => `${cut(base, MAX_SLUG_LENGTH - suffix.length - 1)}-${suffix}`);
  return [...new Set([base, ...longer])].filter((slug) => checkSlug(slug) === null);
}

/** Up to `count` candidates that are not among those taken. */
export const suggestSlugs = (name: string, taken: ReadonlySet<string>, count = 3): readonly string[] =>
  slugCandidates(name)
    .filter((slug) => !taken.has(slug))
    .slice(0, count);

/** At most so many characters, without hyphens at either end. */
const cut = (text: string, length: number): string =>
  text.replace(/^-+/, '').slice(0, length).replace(/-+$/, '');
