import { describe, expect, it } from 'vitest';
import { inspectStatement, normalize } from './guard.ts';

const refusalCode = (sql: string) => inspectStatement(sql).refusal?.code;

describe('normalize', () => {
  it.each([
    ['select 1;', 'select 1', 1],
    ['SELECT  /* a /* nested */ b */ 1 -- end', 'select 1', 1],
    ["select 'it''s -- no comment' ; ", "select 'it''s -- no comment'", 1],
    ["select E'a\\'; b', 2", "select e'a\\'; b', 2", 1],
    ['select $tag$ a; b $tag$, $1', 'select $tag$ a; b $tag$, $1', 1],
    ['select "Id", "a b" from "Order"', 'select id, "a b" from order', 1],
    ['; ;select 1', 'select 1', 1],
    ['select 1; select 2', 'select 1; select 2', 2],
    ['', '', 0],
  ])('%s', (sql, text, statements) => {
    expect(normalize(sql)).toEqual({ text, statements });
  });

  it('reads a long migration quickly', () => {
    const sql = "create table t (id int, -- the id\n name text default 'x'); /* and */\n".repeat(15_000);
    const from = performance.now();
    expect(normalize(sql).statements).toBe(15_000);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('role hops', () => {
  it.each([
    'set role cgk_t_other',
    'SET ROLE cgk_t_other',
    ';set role = x',
    'set/**/role x',
    'set -- c\n role x',
    'set local role x',
    'set session role x',
    'set "role" to x',
    'set "ROLE" to x',
    'set U&"\\0072ole" to x',
    'reset role',
    'reset all',
    'set session authorization x',
    'set local session authorization x',
    'reset session authorization',
    'discard all',
    "select set_config('role', 'x', true)",
    "select set_config('ROLE', $1, false)",
    "select pg_catalog.set_config('role', $1, true) from t",
    'select "set_config"(\'role\', $1, true), 1',
    "select set_config('ro' || 'le', $1, true)",
    "select set_config('ro'\n'le', $1, true)",
    'select set_config($1, $2, true)',
    "select set_config(E'\\162ole', $1, true)",
    'select set_config($$role$$, $1, true)',
    "select set_config(setting_name => 'role', new_value => $1, is_local => true)",
    "select set_config('search_path', $1, true), set_config('role', $2, true)",
    "select set_config('session_authorization', $1, true)",
    "update pg_settings set setting = 'x' where name = 'ro' || 'le'",
    "do $$ begin execute 'set ro' || 'le x'; end $$",
    'create function pg_temp.f() returns void language plpgsql as $$ begin execute $1; end $$',
    'alter role cgk_app set search_path = x',
    "select query_to_xml('select 1', true, true, '')",
    'set standard_conforming_strings = off',
    'with x as (select 1) select 1; set role x',
  ])('refuses %s', (sql) => {
    expect(refusalCode(sql)).toBe('42501');
  });

  it.each([
    'update member set role = $1 where id = $2',
    'update "member" set "role" = $1, "name" = $2 where "member"."id" = $3',
    'insert into member (role) values ($1) on conflict (id) do update set role = excluded.role',
    'select role, session_id from member where role = $1 -- not set role x',
    'select set_config($$a$$, 1)'.replace('$$a$$', "'app.actor_id'").replace('1)', '$1, true)'),
    'set local statement_timeout = 100',
    'begin',
    'commit',
    'savepoint a',
    'select * from pg_settings',
  ])('allows %s', (sql) => {
    expect(inspectStatement(sql).refusal).toBeUndefined();
  });

  it('refuses several statements in one message', () => {
    expect(refusalCode('select 1; select 2')).toBe('42601');
    expect(refusalCode("select ';'; ")).toBeUndefined();
  });
});

describe('the prologue', () => {
  it.each([
    "select set_config('role', $1, true)",
    "SELECT set_config('role', $1, true), set_config('search_path', $2, true), set_config('statement_timeout', '5s', true);",
    "select pg_catalog.set_config('role', $1::text, true) as role, set_config('app.tenant_id', $2, true)",
  ])('is %s', (sql) => {
    expect(inspectStatement(sql)).toMatchObject({
      isPrologue: true,
      refusal: undefined,
      touchesSession: false,
    });
  });

  it.each([
    "select set_config('role', $1, false)",
    "select set_config('role', 'x', true)",
    "select set_config('role', $1, true), set_config('role', $2, true)",
    "select set_config('role', $1, true), version()",
    "select set_config('role', $1, true) where true",
  ])('is not %s', (sql) => {
    expect(inspectStatement(sql)).toMatchObject({ isPrologue: false, refusal: { code: '42501' } });
  });
});

describe('what a statement does to the session', () => {
  it.each([
    ['set search_path = a', true],
    ["select set_config('search_path', 'a', false)", true],
    ["select set_config('a.b', $1, true), set_config('a.c', $2, false)", true],
    ['create temp table t (id int)', true],
    ['listen x', true],
    ['select pg_advisory_lock(1)', true],
    ['set local search_path = a', false],
    ['select pg_advisory_xact_lock(1)', false],
    ["select set_config('a.b', $1, true), set_config('a.c', coalesce($2, ''), true)", true],
    ['update t set a = 1', false],
  ])('%s: %s', (sql, touches) => {
    expect(inspectStatement(sql).touchesSession).toBe(touches);
  });

  it.each([
    ['begin', 'begin'],
    ['START TRANSACTION isolation level serializable', 'begin'],
    ['commit', 'end'],
    ['rollback', 'end'],
    ['rollback to savepoint a', 'none'],
    ['set transaction read only', 'characteristics'],
  ])('%s: %s', (sql, effect) => {
    expect(inspectStatement(sql).transaction).toBe(effect);
  });
});
