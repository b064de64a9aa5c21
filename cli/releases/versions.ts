/** Versions of CGK: which is newer, and what a changelog says between two of them (semver.org, keepachangelog.com). */

export const CHANNELS = { stable: 'latest', beta: 'beta', canary: 'canary', next: 'next' } as const;
export type Channel = keyof typeof CHANNELS;

interface Version {
  numbers: readonly [number, number, number];
  /** `beta.2` */
  pre: readonly string[];
}

function parse(text: string): Version | null {
  const [, major, minor, patch, pre] =
    /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(text) ?? [];
  if (major === undefined) return null;
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: pre ? pre.split('.') : [] };
}

/** Semver's order (§11): negative when `a` comes before `b`. Texts that are no version come first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return Number(left !== null) - Number(right !== null);
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.pre.length === 0 || right.pre.length === 0) return right.pre.length - left.pre.length;
  for (let index = 0; index < Math.max(left.pre.length, right.pre.length); index++) {
    const [x, y] = [left.pre[index], right.pre[index]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (x === y) continue;
    const [xNumber, yNumber] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (xNumber && yNumber) return Number(x) - Number(y);
    if (xNumber !== yNumber) return xNumber ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** What a newer version asks of the one who takes it (10 PORT-01). */
export function stepBetween(from: string, to: string): 'none' | 'patch' | 'minor' | 'major' {
  if (compareVersions(from, to) >= 0) return 'none';
  const [left, right] = [parse(from), parse(to)];
  if (left?.numbers[0] !== right?.numbers[0]) return 'major';
  return left?.numbers[1] === right?.numbers[1] ? 'patch' : 'minor';
}

export interface Release {
  version: string;
  date: string | null;
  /** `Added` → lines. */
  changes: Record<string, string[]>;
}

/** Releases of a `CHANGELOG.md`: `## [1.2.0] - 2026-11-22`, `### Added`, `- …`; lines that go on are joined. */
export function parseChangelog(text: string): Release[] {
  const releases: Release[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    const [, version, date] = /^## \[?([^\]\s]+)\]?(?: - (\S+))?\s*$/.exec(line) ?? [];
    const release = releases.at(-1);
    if (version) releases.push({ version, date: date ?? null, changes: {} });
    else if (line.startsWith('### ')) section = line.slice(4).trim();
    else if (release && line.startsWith('- '))
      release.changes[section] = [...(release.changes[section] ?? []), line.slice(2).trim()];
    else if (release && /^\s{2,}\S/.test(line)) {
      const lines = release.changes[section];
      const last = lines?.pop();
      if (lines && last !== undefined) lines.push(`${last} ${line.trim()}`);
    }
  }
  return releases;
}
