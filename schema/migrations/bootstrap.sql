-- What a database needs before its first migration: roles (10 DBX-01), extensions, functions. Repeatable.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'cgk_owner') then create role cgk_owner nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'cgk_app') then create role cgk_app login noinherit nosuperuser nobypassrls; end if;
  if not exists (select 1 from pg_roles where rolname = 'cgk_platform') then create role cgk_platform nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'cgk_platform_rls') then create role cgk_platform_rls nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'cgk_migrator') then create role cgk_migrator login createrole; end if;
end $$;

do $$
begin
  if current_setting('server_version_num')::int >= 160000 then
    execute 'grant cgk_platform to cgk_app with inherit false, set true';
    execute 'grant cgk_platform_rls to cgk_app with inherit false, set true';
  else
    execute 'grant cgk_platform to cgk_app';
    execute 'grant cgk_platform_rls to cgk_app';
  end if;
  execute 'grant cgk_owner to cgk_migrator';
  execute 'grant cgk_platform_rls to cgk_migrator with admin option';
  execute format('grant create on database %I to cgk_migrator', current_database());
  if not pg_has_role(current_user, 'cgk_owner', 'MEMBER') then execute format('grant cgk_owner to %I', current_user); end if;
end $$;

revoke all on schema public from public;
create schema if not exists ext;
create schema if not exists platform authorization cgk_owner;
grant usage on schema ext to public;
grant usage on schema platform to cgk_platform, cgk_platform_rls;
create extension if not exists pg_trgm schema ext;
create extension if not exists unaccent schema ext;

-- Fails the transaction when a guarded write touched another number of rows than it must: an optimistic lock or a
-- state check inside one non-interactive batch. The code leaves as a problem document.
create or replace function ext.cgk_expect(actual bigint, expected bigint, code text) returns boolean
language plpgsql immutable as $$
begin
  if actual is distinct from expected then
    raise exception using errcode = 'CGK01', message = code;
  end if;
  return true;
end $$;

create table if not exists platform._migrations (
  version int primary key, checksum text not null, applied_at timestamptz not null default now(), duration_ms int not null
);
alter table platform._migrations owner to cgk_owner;
alter default privileges for role cgk_owner in schema platform grant select, insert, update, delete on tables to cgk_platform;
alter default privileges for role cgk_owner in schema platform grant usage on sequences to cgk_platform;
