import { describe, expect, it } from 'vitest';
import { lintFiles } from './lint-files.ts';
import { lintMigration } from './lint.ts';

const rulesOf = async (sql: string, set: 'tenant' | 'platform' = 'tenant') =>
  (await lintMigration(sql, { set, largeTables: ['orders'] })).map(({ rule }) => rule);
const STAMPS = 'created_at timestamptz not null default now(), updated_at timestamptz not null default now()';

describe('the linter', () => {
  it.each([
    [`create table a (id uuid primary key, ${STAMPS})`, []],
    [`create table a (id uuid, ${STAMPS})`, ['primary-key']],
    [`create table a (id uuid not null, ${STAMPS}); create unique index a_id on a (id)`, []],
    ['create table a (id uuid primary key)', ['timestamps', 'timestamps']],
    [`create table public.a (id uuid primary key, ${STAMPS})`, ['no-qualified-name']],
    [`create table a (id uuid primary key, t uuid references platform.tenants (id), ${STAMPS})`, ['no-platform-reference']],
    ['select ext.word_similarity(title, title) from products', []],
    [`create type mood as enum ('a')`, ['no-enum-type']],
    [`alter type mood add value 'b'`, ['no-enum-type']],
    ['alter table a add column b int not null', ['not-null-needs-default']],
    ['alter table a add column b int not null default 0', []],
    ['alter table a add column b timestamptz not null default now()', []],
    ['alter table a add column b uuid default gen_random_uuid()', ['volatile-default']],
    [`create table a (id uuid primary key, ${STAMPS}); alter table a add column b int not null`, []],
    ['create index i on orders (email)', ['concurrent-index']],
    ['create index i on coupons (code)', []],
    ['create index concurrently i on orders (email)', ['nontransactional-mark']],
    ['-- nontransactional\ncreate index concurrently if not exists i on orders (email)', []],
    ['-- nontransactional\ncreate index concurrently i on orders (email)', ['repeatable']],
    ['drop table a', ['contract-note']],
    ['alter table a drop column b', ['contract-note']],
    ['-- contract: 0007_stop_reading_b\nalter table a drop column b', []],
  ])('%s', async (sql, rules) => expect(await rulesOf(sql)).toEqual(rules));

  it('names line, column, problem and fix', async () => {
    const sql = '-- Weights.\n--> statement-breakpoint\nalter table a add column größe int,\n  add column b int not null;';
    expect(await lintMigration(sql, { set: 'tenant' })).toEqual([
      {
        rule: 'not-null-needs-default',
        line: 4,
        column: 14,
        problem: 'b is NOT NULL without a default: rows that exist have no value.',
        fix: 'Give it a constant default, or add it nullable, fill it and set NOT NULL in a later release.',
      },
    ]);
  });

  it('says what Postgres cannot read', async () => {
    expect(await lintMigration('select 1;\ncreate tabel a ()', { set: 'tenant' })).toMatchObject([
      { rule: 'syntax', line: 2, problem: expect.stringContaining('tabel') },
    ]);
  });

  it('finds no fault with the files of this version', async () => {
    expect(await lintFiles()).toEqual([]);
  });
});
