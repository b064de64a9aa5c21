/** Byte order mark, so that spreadsheet programs read UTF-8. */
export const CSV_BOM = '\uFEFF';

/**
 * One RFC 4180 cell. Text that a spreadsheet would run as a formula (first character `= + - @`, tab or CR) gets a
 * leading apostrophe (OWASP CSV injection); plain numbers stay numbers.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One RFC 4180 record with its line end. */
export function csvRecord(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
