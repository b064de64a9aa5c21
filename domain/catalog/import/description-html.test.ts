import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { DescriptionTooDeep, sanitiseDescription } from './description-html.ts';

const html = (source: string) => sanitiseDescription(source).html;

describe('sanitiseDescription', () => {
  it.each([
    ['plain words', '<p>plain words</p>'],
    ['<div>a</div><div>b<div>c</div></div>', '<p>a</p><p>b</p><p>c</p>'],
    ['<span style="color:red">red</span> <font>old</font>', '<p>red old</p>'],
    ['<h1>A</h1><h2>B</h2><h6>C</h6>', '<h2>A</h2><h3>B</h3><h6>C</h6>'],
    ['<h2>A</h2><h3>B</h3>', '<h2>A</h2><h3>B</h3>'],
    ['<b><p>x</p><p>y</p></b>', '<p><b>x</b></p><p><b>y</b></p>'],
    ['<p>a <b>b</b> <i>c</i> d</p>', '<p>a <b>b</b> <i>c</i> d</p>'],
    ['<p>&nbsp;</p><p></p><ul></ul><p>a<br>b</p>', '<p>a<br>b</p>'],
    ['<ul>stray<li>a<li>b</ul>', '<ul><li>stray</li><li>a</li><li>b</li></ul>'],
    ['<li>without a list</li>', '<p>without a list</p>'],
    ['<ul><li><p>a</p></li></ul>', '<ul><li><p>a</p></li></ul>'],
    ['<ul><li><div>a</div><div>b</div></li></ul>', '<ul><li>a<br>b</li></ul>'],
    [
      '<table class=x><tr><td colspan=2 style=y>a</td><td></td></tr></table>',
      '<table><tr><td colspan="2">a</td><td></td></tr></table>',
    ],
    ['<p>1 &lt; 2 &amp; 3', '<p>1 &lt; 2 &amp; 3</p>'],
    [
      '<a href="https://e.example/?a=1&b=%22" target="_blank" rel="x">go</a>',
      '<p><a href="https://e.example/?a=1&amp;b=%22">go</a></p>',
    ],
    [
      '<a href="mailto:a@e.example">mail</a> <a href="/pages/size">size</a>',
      '<p><a href="mailto:a@e.example">mail</a> <a href="/pages/size">size</a></p>',
    ],
    ['<a href="//e.example/x">x</a>', '<p><a href="https://e.example/x">x</a></p>'],
    ['<a href="tel:123">call</a><a>none</a>', '<p>callnone</p>'],
    ['', ''],
    ['<p>   </p>', ''],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it.each([
    ['<script>alert(1)</script>ok', '<p>ok</p>', ['script']],
    ['<scr<script>ipt>alert(1)</script>ok', null, []],
    ['<p onclick="x()">ok</p>', '<p>ok</p>', ['onclick']],
    ['<a href="java\tscript:alert(1)">ok</a>', '<p>ok</p>', ['a href']],
    ['<a href=" &#1;javascript&colon;alert(1)">ok</a>', '<p>ok</p>', ['a href']],
    ['<a href="/\\evil.example">ok</a>', '<p>ok</p>', []],
    ['<iframe src="https://v.example"></iframe>ok', '<p>ok</p>', ['iframe']],
    ['<svg><style><img src=x onerror=alert(1)></style></svg>ok', '<p>ok</p>', ['svg']],
    ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '', ['math']],
    ['<style>p{}</style><!-- c -->ok', '<p>ok</p>', []],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', []],
  ])('makes %s harmless', (source, expected, unsafe) => {
    const clean = sanitiseDescription(source);
    if (expected !== null) expect(clean.html).toBe(expected);
    expect(clean.html).not.toMatch(/<script|onerror=|onclick=|javascript:/i);
    for (const name of unsafe) expect(clean.unsafe).toContain(name);
  });

  it('names what it drops', () => {
    expect(sanitiseDescription('a<img src="https://e.example/a.png"><video></video>').removed).toEqual([
      'img',
      'video',
    ]);
  });

  it('refuses markup nested beyond reason, quickly', () => {
    const started = performance.now();
    expect(() => html('<div>'.repeat(50_000) + '</x>'.repeat(50_000))).toThrow(DescriptionTooDeep);
    expect(html('<b>'.repeat(150) + '<p>x'.repeat(20_000))).toMatch(/^<p><b>x<\/b><\/p>/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('writes well-formed markup from its own list only, and leaves its own output as it is', () => {
    const tags =
      'p div b i a ul ol li table tr td th h1 h3 br hr span blockquote script img caption tbody custom'.split(
        ' ',
      );
    const piece = fc.oneof(
      fc.constantFrom(...tags).map((tag) => `<${tag}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      fc.constantFrom(
        '<a href="https://e.example">',
        '<a href="javascript:x">',
        '<td colspan="3">',
        '<!--',
        '-->',
        '<',
        '&amp;',
        ' ',
        '\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = html(pieces.join(''));
        expect(html(once)).toBe(once);
        expectWellFormed(once);
      }),
      { numRuns: 1_500 },
    );
  });
});

const ALLOWED = new Set(
  'p br ul ol li strong b em i u s sub sup a h2 h3 h4 h5 h6 blockquote hr table caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
);

/** Every element is on the list, carries only its own attributes, and is closed in order, without repair. */
function expectWellFormed(source: string): void {
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        expect(ALLOWED).toContain(name);
        for (const attribute of Object.keys(attributes))
          expect(['href', 'colspan', 'rowspan']).toContain(attribute);
        if (name !== 'br' && name !== 'hr') open.push(name);
      },
      onclosetag(name) {
        if (name !== 'br' && name !== 'hr') expect(open.pop()).toBe(name);
      },
    },
    { xmlMode: false, recognizeSelfClosing: false },
  );
  parser.end(source);
  expect(open).toEqual([]);
}
