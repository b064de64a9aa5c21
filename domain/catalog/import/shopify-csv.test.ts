import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeCsv } from './decode-csv.ts';
import { readShopifyCsv } from './shopify-csv.ts';

const HEAD = 'Handle,Title,Variant Price';
const codes = (text: string) =>
  readShopifyCsv(text).problems.map(({ line, code, severity }) => [line, code, severity]);

describe('readShopifyCsv', () => {
  it('knows the line on which each record begins', () => {
    const csv = readShopifyCsv(`${HEAD}\r\na,"A\r\nB\nC",1\r\n\r\nb,B,2`);
    expect(csv.rows.map((row) => row.line)).toEqual([2, 5, 6]);
    expect(csv.rows[0]?.cells).toEqual(['a', 'A\nB\nC', '1']);
    expect(csv.problems).toEqual([]);
  });

  it.each([',', ';', '\t', '|'])('finds the delimiter %j', (delimiter) => {
    const csv = readShopifyCsv(`${HEAD}\na,A,1`.replaceAll(',', delimiter));
    expect(csv.delimiter).toBe(delimiter);
    expect(csv.rows[0]?.cells).toEqual(['a', 'A', '1']);
  });

  it('names every required column that is missing', () => {
    const csv = readShopifyCsv('Name,SKU\nx,y');
    expect(csv.isRefused).toBe(true);
    expect(csv.rows).toEqual([]);
    expect(csv.problems).toEqual([
      expect.objectContaining({ code: 'header.missing', severity: 'error', line: 1 }),
    ]);
    expect(csv.problems[0]?.message).toContain('Handle, Title, Variant Price');
    expect(codes('')).toEqual([[1, 'header.missing', 'error']]);
  });

  it('reads both generations of headers, whatever their case and spaces', () => {
    const text = readFileSync(new URL('./fixtures/new-headers.csv', import.meta.url));
    const csv = readShopifyCsv(decodeCsv(text).text);
    expect(csv.delimiter).toBe(';');
    expect(csv.columns.filter((column) => column.role.kind === 'unknown')).toEqual([]);
    expect(csv.columns.at(-1)?.role).toEqual({
      kind: 'metafield',
      owner: 'product',
      namespace: 'custom',
      key: 'fabric',
    });
    expect(readShopifyCsv('HANDLE, title ,variantprice\na,A,1').isRefused).toBe(false);
  });

  it('warns of unknown and doubled columns', () => {
    expect(codes(`${HEAD},Shelf,Price\na,A,1,,`)).toEqual([
      [1, 'header.unknown', 'warning'],
      [1, 'header.duplicate', 'warning'],
    ]);
  });

  it('reports rows that do not fit the header', () => {
    expect(codes(`${HEAD}\na,A\nb,B,1,,\nc,C,1,x`)).toEqual([
      [2, 'csv.ragged', 'warning'],
      [4, 'csv.ragged', 'error'],
    ]);
  });

  it('reports quotation marks that do not match, on their line', () => {
    expect(codes(`${HEAD}\na,A,1\nb,"B,2\nc,C,3`)).toEqual([[3, 'csv.quote', 'error']]);
    expect(codes(`${HEAD}\na,"A"x,1\nb,B,2`)[0]).toEqual([2, 'csv.quote', 'error']);
    expect(codes(`${HEAD}\na,5" pipe,1`)).toEqual([]);
  });

  it('keeps to its limits', () => {
    const many = `${HEAD}\n${'a,,1\n'.repeat(50_001)}`;
    expect(codes(many)).toEqual([[null, 'limit.exceeded', 'error']]);
    expect(codes(HEAD + 'x'.repeat(21 * 1024 * 1024))).toEqual([[null, 'limit.exceeded', 'error']]);
  });

  it('says when letters were lost', () => {
    expect(codes(`${HEAD}\na,A,1\nb,caf\uFFFD,1`)).toEqual([[3, 'csv.encoding', 'warning']]);
  });
});

describe('decodeCsv', () => {
  it('tells encodings apart', () => {
    expect(decodeCsv(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: 'a', encoding: 'utf-8' });
    expect(decodeCsv(new TextEncoder().encode('café'))).toEqual({ text: 'café', encoding: 'utf-8' });
    expect(decodeCsv(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toEqual({ text: 'a', encoding: 'utf-16le' });
    expect(decodeCsv(new Uint8Array([0xfe, 0xff, 0x00, 0x61]))).toEqual({ text: 'a', encoding: 'utf-16be' });
    expect(decodeCsv(new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x80]))).toEqual({
      text: 'café€',
      encoding: 'windows-1252',
    });
  });
});
