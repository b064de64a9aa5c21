/**
 * Writes `domain/tenants/generated/reserved-names.ts`: the names of the package reserved-subdomains that a slug could
 * have (10 TEN-01). Run by hand when the source changes: `node cli/generate/reserved-slugs.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = resolve(ROOT, 'node_modules/reserved-subdomains');
const SLUG = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/;

const read = (file: string): string[] => JSON.parse(readFileSync(resolve(SOURCE, file), 'utf8')) as string[];

const names = [...new Set(read('names.json').map((name) => name.toLowerCase()))]
  .filter((name) => SLUG.test(name))
  .sort();

/** Lines of at most 116 characters. */
const lines: string[] = [''];
for (const name of names) {
  const last = lines.at(-1) ?? '';
  if (last === '') lines[lines.length - 1] = name;
  else if (last.length + name.length + 1 > 116) lines.push(name);
  else lines[lines.length - 1] = `${last} ${name}`;
}

writeFileSync(
  resolve(ROOT, 'domain/tenants/generated/reserved-names.ts'),
  `/** Written by cli/generate/reserved-slugs.ts from the package reserved-subdomains (MIT, © 2017 Reza Akhavan): hosts of every kind, and names of large companies. */
export const RESERVED_NAMES = \`
  ${lines.join('\n  ')}\`;

/** Names with a number, each from its first to its last character. */
export const RESERVED_PATTERNS: readonly string[] = ${JSON.stringify(read('patterns.json'), null, 2)};
`,
);
process.stdout.write(`${names.length} names\n`);
