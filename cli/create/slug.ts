/** Names of people into names of machines (10 §4.2). */

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
  þ: 'th',
};
const LONGEST = 40;
const SHORTEST = 3;

/** `Acme & Søn's Co.` → `acme-sons-co`; empty when the name holds nothing that a slug can. */
export function slugify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[øæßłđœþ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
}

/** What is wrong with a slug, or null (10 TEN-01). */
export function faultOfSlug(slug: string): string | null {
  if (slug.length < SHORTEST) return `is shorter than ${SHORTEST} characters`;
  if (slug.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (!/^[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/.test(slug))
    return 'must have lower-case letters, digits and single hyphens, with a letter or digit at both ends';
  return null;
}
