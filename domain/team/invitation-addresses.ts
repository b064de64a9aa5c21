import { z } from 'zod';

const Email = z.email().max(254);

/** An address that was typed: trimmed, without a name around it (`Ana <ana@example.com>`), lower-case domain. */
export function readAddress(text: string): string | null {
  const bare = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim();
  const at = bare.lastIndexOf('@');
  const address = at < 0 ? bare : bare.slice(0, at) + bare.slice(at).toLowerCase();
  return Email.safeParse(address).success ? address : null;
}

/**
 * Addresses of a CSV file: of its column `email` (or `e-mail`), else of the first one. Comma, semicolon or tab; quoted
 * cells as in RFC 4180. Blank lines are passed over.
 */
export function addressesOfCsv(text: string): string[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const [head = ''] = rows;
  const separator = ['\t', ';', ','].find((candidate) => head.includes(candidate)) ?? ',';
  const cells = (line: string): string[] => {
    const found: string[] = [];
    const pattern = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g');
    for (const [, quoted, plain] of line.matchAll(pattern)) {
      found.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
    }
    return found;
  };
  const heads = cells(head).map((cell) => cell.toLowerCase());
  const column = heads.findIndex((cell) => cell === 'email' || cell === 'e-mail');
  const body = column >= 0 || !head.includes('@') ? rows.slice(1) : rows;
  return body.map((line) => cells(line)[Math.max(column, 0)] ?? '').filter((cell) => cell !== '');
}
