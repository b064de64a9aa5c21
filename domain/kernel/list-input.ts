import { z } from 'zod';

/** One of `values`; typed as text on the way in, since it comes from a URL. Others are refused with the list. */
export function choiceInput<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .string()
    .meta({ enum: [...values] })
    .pipe(z.enum(values));
}

/** Some of `values`; a single one may come alone, as it does in a query string. */
export function choicesInput<const T extends string>(values: readonly T[]) {
  return z
    .union([z.string(), z.array(z.string()).max(20)])
    .default([])
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .pipe(z.array(z.enum(values)));
}

/** A sort key, descending with a minus before it: `-placedAt` (30 PAT-01). */
export function sortInput<const T extends readonly [string, ...string[]]>(
  keys: T,
  usual: T[number] | `-${T[number]}`,
) {
  const all = keys.flatMap((key) => [key, `-${key}`]);
  return z
    .string()
    .meta({ enum: all })
    .default(usual)
    .refine((text) => all.includes(text), { error: `sort by one of ${all.join(', ')}` })
    .transform((text) => ({
      key: text.replace(/^-/, '') as T[number],
      direction: text.startsWith('-') ? ('desc' as const) : ('asc' as const),
      text,
    }));
}

/** Rows of a page: 1–100, 50 unless told (30 PAT-02). */
export const LimitInput = z.coerce.number().int().min(1).max(100).default(50);

/** What is searched for; blank is nothing. */
export const SearchInput = z
  .string()
  .trim()
  .max(200)
  .optional()
  .transform((text) => text || undefined);
