/** `cgk changelog`: what changed, from CHANGELOG.md, for people and programs. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { command } from '../command-line/command.ts';
import { PreconditionError } from '../exit-codes.ts';

const FILE = resolve(import.meta.dirname, '../../CHANGELOG.md');

export const changelog = command({
  name: 'changelog',
  summary: 'show what changed between versions',
  options: {
    since: { type: 'string', value: 'VERSION', summary: 'only what came after it' },
    until: { type: 'string', value: 'VERSION', summary: 'only up to it' },
  },
  async run({ values, output }) {
    const { compareVersions, parseChangelog } = await import('../releases/versions.ts');
    let text: string;
    try {
      text = readFileSync(FILE, 'utf8');
    } catch {
      throw new PreconditionError('There is no CHANGELOG.md.', 'updates.unknown');
    }
    const { since, until } = values;
    const releases = parseChangelog(text).filter(
      ({ version }) =>
        (since === undefined || compareVersions(version, since) > 0) &&
        (until === undefined || compareVersions(version, until) <= 0),
    );
    for (const { version, date, changes } of releases) {
      output.say(`${version}${date ? ` (${date})` : ''}`);
      for (const [section, lines] of Object.entries(changes))
        output.say(`  ${section}\n${lines.map((line) => `    - ${line}`).join('\n')}`);
    }
    if (releases.length === 0) output.say('Nothing changed between these versions.');
    return { document: { releases } };
  },
});
