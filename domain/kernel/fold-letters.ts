/** Letters that Unicode does not decompose into a base letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
  þ: 'th',
};

/**
 * Lower case, without marks, with the letters above written out: `Søn` → `son` (10 §4.2). Decomposed (NFKD) first, so
 * that `ǿ` is seen as `ø` with a mark and `№` as `No`.
 */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæßłđœþ]/g, (letter) => WHOLE_LETTERS[letter] ?? letter);
}
