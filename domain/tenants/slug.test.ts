import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReservedSlug, reservedSlugs } from './reserved-slugs.ts';
import {
  checkSlug,
  databaseRoleOf,
  SLUG_PATTERN,
  Slug,
  schemaKeyOf,
  schemaNameOf,
  slugCandidates,
  slugify,
  suggestSlugs,
} from './slug.ts';

describe('a slug from a name', () => {
  // The examples of 10 §4.2, and what its rules say beyond them.
  it.each([
    ['Acme & Søn’s Co.', 'acme-sons-co'],
    ["Acme & Søn's Co.", 'acme-sons-co'],
    ['株式会社', ''],
    ['A', 'a'],
    ['Ærø Øl', 'aero-ol'],
    ['Ǿ Ǣ İzmir', 'o-ae-izmir'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Łódź', 'lodz'],
    ['Đorđe', 'dorde'],
    ['Œuvre', 'oeuvre'],
    ['Þór', 'thor'],
    ['Crème Brûlée', 'creme-brulee'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full-width'],
    ['ﬁne №5', 'fine-no5'],
    ['  --Hello__World!!  ', 'hello-world'],
    ['Tom ʼn Jerry`s', 'tom-n-jerrys'],
    ['100% Cotton', '100-cotton'],
    ['', ''],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
    ['x'.repeat(50), 'x'.repeat(40)],
  ])('%s → %s', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('is good, short, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        const slug = slugify(name);
        expect(slug).toBe(slugify(slug));
        if (slug.length >= 3) expect(slug).toMatch(SLUG_PATTERN);
        else expect(slug).toMatch(/^[a-z0-9]{0,2}$/);
      }),
    );
  });
});

describe('the names in the database', () => {
  it('are those of the example', () => {
    const key = schemaKeyOf(slugify('Acme & Søn’s Co.'));
    expect([schemaNameOf(key), databaseRoleOf(key)]).toEqual(['tenant_acme_sons_co', 'cgk_t_acme_sons_co']);
  });

  it('differ when slugs differ, and fit', () => {
    const slug = fc.stringMatching(/^[a-z0-9](-?[a-z0-9]){2,19}$/);
    fc.assert(
      fc.property(slug, slug, (a, b) => {
        expect(schemaKeyOf(a) === schemaKeyOf(b)).toBe(a === b);
        expect(schemaNameOf(schemaKeyOf(a)).length).toBeLessThan(63);
      }),
    );
  });
});

describe('a slug', () => {
  it.each([
    ['ab', 'too_short'],
    ['', 'too_short'],
    ['x'.repeat(41), 'too_long'],
    ['Abc', 'bad_characters'],
    ['a_b', 'bad_characters'],
    ['a.b', 'bad_characters'],
    ['abc\n', 'bad_characters'],
    ['søn', 'bad_characters'],
    ['-ab', 'bad_edge'],
    ['ab-', 'bad_edge'],
    ['a--b', 'double_hyphen'],
    ['xn--bcher-kva', 'double_hyphen'],
    ['admin', 'reserved'],
    ['ns1', 'reserved'],
    ['web2', 'reserved'],
    ['abc', null],
    ['a-b', null],
    ['nord-licht', null],
    ['test-brand', null],
    ['x'.repeat(40), null],
    ['web2print', null],
    ['v8-juice', null],
  ])('%j: %s', (slug, code) => {
    expect(checkSlug(slug)?.code ?? null).toBe(code);
    expect(Slug.safeParse(slug).success).toBe(code === null);
  });

  it('that is refused breaks the pattern of 10 TEN-01, or is reserved', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 44 }), fc.stringMatching(/^[a-z-]{1,44}$/)), (slug) => {
        expect(checkSlug(slug) === null).toBe(SLUG_PATTERN.test(slug) && !isReservedSlug(slug));
      }),
    );
  });

  it('says which rule it breaks', () => {
    expect(Slug.safeParse('a--b').error?.issues[0]?.message).toBe('must not have two hyphens in a row');
  });
});

describe('the reserved names', () => {
  it('are at least 900, each one a slug could be', () => {
    expect(reservedSlugs().size).toBeGreaterThanOrEqual(900);
    for (const name of reservedSlugs()) expect(name.length < 3 || SLUG_PATTERN.test(name), name).toBe(true);
  });

  it.each('admin api app auth billing cdn platform public status support www'.split(' '))(
    'have %s',
    (name) => {
      expect(isReservedSlug(name)).toBe(true);
    },
  );

  it.each(['kessel', 'fernhill', 'test-brand', 'bench', 'acme', 'constructor'])('leave %s free', (name) => {
    expect(isReservedSlug(name)).toBe(false);
  });
});

describe('suggestions', () => {
  it.each([
    ['A', [], ['a-store', 'a-shop', 'a-co']],
    ['株式会社', [], []],
    ['Nord Licht', [], ['nord-licht', 'nord-licht-store', 'nord-licht-shop']],
    [
      'Nord Licht',
      ['nord-licht', 'nord-licht-shop'],
      ['nord-licht-store', 'nord-licht-co', 'nord-licht-brand'],
    ],
    ['admin', [], ['admin-store', 'admin-shop', 'admin-co']],
    [
      'x'.repeat(40),
      ['x'.repeat(40)],
      [`${'x'.repeat(34)}-store`, `${'x'.repeat(35)}-shop`, `${'x'.repeat(37)}-co`],
    ],
  ])('for %s without %j', (name, taken, suggested) => {
    expect(suggestSlugs(name, new Set(taken))).toEqual(suggested);
  });

  it('are good slugs, and none when all are taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const candidates = slugCandidates(name);
        for (const slug of candidates) expect(checkSlug(slug), slug).toBeNull();
        expect(new Set(candidates).size).toBe(candidates.length);
        expect(suggestSlugs(name, new Set(candidates))).toEqual([]);
      }),
    );
  });
});
