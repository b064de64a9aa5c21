/** Writes variables into a file of `NAME="value"` lines and leaves everything else in it as it is. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Sets the given names: a line that is there is replaced where it stands, others come to the end. Returns the names
 * whose value changed; without any the file is not touched. Readable by its owner only.
 */
export function writeVariables(file: string, values: Readonly<Record<string, string>>): string[] {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const changed: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${quoted(value)}`;
    const at = lines.findIndex((one) => one.replace(/^export\s+/, '').startsWith(`${name}=`));
    if (at >= 0 && lines[at] === line) continue;
    if (at >= 0) lines[at] = line;
    else lines.push(line);
    changed.push(name);
  }
  if (changed.length === 0) return [];
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return changed;
}

/** In double quotes, or in single ones when it holds double ones; wrangler's and Node's parsers read both alike. */
function quoted(value: string): string {
  if (/[\r\n]/.test(value)) throw new Error('a value of several lines cannot be written');
  if (!value.includes('"')) return `"${value}"`;
  if (!value.includes("'")) return `'${value}'`;
  throw new Error('a value with both kinds of quotes cannot be written');
}
