/** From the bytes of an uploaded file to text (PAT-08: encoding detection). */

/** The encodings that product files are found in. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Decodes a file: by its byte order mark, else as UTF-8, else (when that is invalid) as Windows-1252, which is what
 * spreadsheet programs on Windows write by default. The mark itself is removed.
 */
export function decodeCsv(bytes: Uint8Array): { text: string; encoding: CsvEncoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes),
      encoding: 'utf-8',
    };
  } catch {
    return decodeAs(bytes, 'windows-1252');
  }
}

function decodeAs(bytes: Uint8Array, encoding: CsvEncoding): { text: string; encoding: CsvEncoding } {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
