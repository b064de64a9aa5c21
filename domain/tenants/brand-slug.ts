import { z } from 'zod';
import { isReservedSlug } from './reserved-slugs.ts';

/** 3 to 40 characters: lower-case letters, digits, single hyphens inside (10 TEN-01). */
const SLUG = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/;
const LONGEST = 40;

/** Why a text cannot be a brand's slug, as the end of a sentence that begins with the slug; null when it can. */
export function brokenSlugRule(slug: string): string | null {
  if (!SLUG.test(slug))
    return 'must have 3 to 40 lower-case letters, digits and single hyphens, with a letter or digit at both ends';
  if (isReservedSlug(slug)) return 'is a name that the platform keeps for itself; choose another';
  return null;
}

export const Slug = z.string().superRefine((slug, ctx) => {
  const message = brokenSlugRule(slug);
  if (message) ctx.addIssue({ code: 'custom', message });
});

/** Names near a slug that cannot be had, best first; all keep the rules. */
export function slugCandidates(slug: string): string[] {
  const base = slug
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST - 6)
    .replace(/-+$/, '');
  if (base === '') return [];
  const names = [
    base,
    `${base}-store`,
    `${base}-shop`,
    `a-${base}`,
    ...[2, 3, 4, 5].map((n) => `${base}-${n}`),
  ];
  return names.filter((name) => name !== slug && brokenSlugRule(name) === null);
}

/** Name of a brand's schema without its prefix: fixed at creation, injective since slugs have no underscore (10 §4.2). */
export const schemaKeyOf = (slug: string): string => slug.replaceAll('-', '_');
