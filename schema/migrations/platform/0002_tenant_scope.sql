-- Shared tables under row-level security (10 DBX-09): the platform's own code reads all rows as cgk_platform; a brand's
-- code reads its own, either as cgk_platform_rls with app.tenant_id or as its own role, which inherits cgk_platform_rls.
-- In the second case the role decides and app.tenant_id cannot widen it.

create function platform.tenant_of_role(role_name text) returns uuid
language sql stable security definer set search_path = platform, pg_temp as $$
  select id from platform.tenants where left(role_name, 6) = 'cgk_t_' and schema_key = substr(role_name, 7)
$$;
--> statement-breakpoint
create function platform.is_own_tenant(tenant uuid, role_name text) returns boolean
language sql stable parallel safe as $$
  select tenant = nullif(current_setting('app.tenant_id', true), '')::uuid
     and (role_name = 'cgk_platform_rls' or tenant = platform.tenant_of_role(role_name))
$$;
--> statement-breakpoint
revoke execute on function platform.tenant_of_role(text) from public;
--> statement-breakpoint
grant execute on function platform.tenant_of_role(text), platform.is_own_tenant(uuid, text) to cgk_platform, cgk_platform_rls, cgk_owner;
--> statement-breakpoint
-- One row, asked for once a statement: the brand that the current role may see.
create function platform.own_tenant(role_name text) returns uuid
language sql stable as $$
  select case when platform.is_own_tenant(nullif(current_setting('app.tenant_id', true), '')::uuid, role_name)
              then nullif(current_setting('app.tenant_id', true), '')::uuid end
$$;
--> statement-breakpoint
grant execute on function platform.own_tenant(text) to cgk_platform, cgk_platform_rls, cgk_owner;
--> statement-breakpoint
do $$
declare
  shared text;
begin
  foreach shared in array array['domains', 'memberships', 'membership_roles', 'groups', 'group_members', 'invitations',
    'api_keys', 'email_domains', 'security_policies', 'ip_allowlists', 'impersonations', 'tenant_operations', 'tenant_keys',
    'audit_labels'] loop
    execute format('alter table platform.%I enable row level security', shared);
    execute format('alter table platform.%I force row level security', shared);
    execute format('create policy house on platform.%I to cgk_platform, cgk_owner using (true) with check (true)', shared);
    execute format('create policy own_tenant on platform.%I to cgk_platform_rls using (tenant_id = (select platform.own_tenant(current_user::text))) with check (tenant_id = (select platform.own_tenant(current_user::text)))', shared);
  end loop;
  foreach shared in array array['domains', 'memberships', 'membership_roles', 'groups', 'group_members', 'invitations',
    'api_keys', 'email_domains', 'security_policies', 'ip_allowlists'] loop
    execute format('grant select, insert, update, delete on platform.%I to cgk_platform_rls', shared);
  end loop;
end $$;
--> statement-breakpoint
grant select on platform.impersonations, platform.tenant_operations, platform.tenant_keys to cgk_platform_rls;
--> statement-breakpoint
grant update (ended_at, end_reason, updated_at) on platform.impersonations to cgk_platform_rls;
--> statement-breakpoint
grant insert on platform.tenant_operations to cgk_platform_rls;
--> statement-breakpoint
grant select, insert, update on platform.audit_labels to cgk_platform_rls;
--> statement-breakpoint
-- A brand reads the system roles and its own, and writes its own.
alter table platform.roles enable row level security;
--> statement-breakpoint
alter table platform.roles force row level security;
--> statement-breakpoint
create policy house on platform.roles to cgk_platform, cgk_owner using (true) with check (true);
--> statement-breakpoint
create policy system_roles on platform.roles for select to cgk_platform_rls using (tenant_id is null);
--> statement-breakpoint
create policy own_tenant on platform.roles to cgk_platform_rls using (tenant_id = (select platform.own_tenant(current_user::text)) and not is_system)
  with check (tenant_id = (select platform.own_tenant(current_user::text)) and not is_system);
--> statement-breakpoint
grant select, insert, update, delete on platform.roles to cgk_platform_rls;
--> statement-breakpoint
-- A brand sees itself, and changes what it may call its own.
alter table platform.tenants enable row level security;
--> statement-breakpoint
alter table platform.tenants force row level security;
--> statement-breakpoint
create policy house on platform.tenants to cgk_platform, cgk_owner using (true) with check (true);
--> statement-breakpoint
create policy own_tenant on platform.tenants to cgk_platform_rls using (id = (select platform.own_tenant(current_user::text))) with check (id = (select platform.own_tenant(current_user::text)));
--> statement-breakpoint
grant select on platform.tenants to cgk_platform_rls;
--> statement-breakpoint
grant update (name, legal_name, country, timezone, locale, locales, modules, config_epoch, authz_epoch, updated_at) on platform.tenants to cgk_platform_rls;
--> statement-breakpoint
-- People: those who belong to the brand, and of them only what a team list shows.
alter table platform.users enable row level security;
--> statement-breakpoint
alter table platform.users force row level security;
--> statement-breakpoint
create policy house on platform.users to cgk_platform, cgk_owner using (true) with check (true);
--> statement-breakpoint
create policy own_tenant on platform.users for select to cgk_platform_rls using (id in (select user_id from platform.memberships));
--> statement-breakpoint
grant select (id, email, name, image, avatar_key, status, locale, timezone, last_login_at, created_at) on platform.users to cgk_platform_rls;
--> statement-breakpoint
-- The audit log: insert and read. Number, previous hash and hash are the trigger's; nobody changes or removes a row.
create table platform._audit_heads (
  chain uuid primary key, seq bigint not null, hash text not null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
--> statement-breakpoint
revoke all on platform._audit_heads from cgk_platform, cgk_platform_rls;
--> statement-breakpoint
create function platform.chain_audit_event() returns trigger
language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  head platform._audit_heads%rowtype;
  stream uuid := coalesce(new.tenant_id, '00000000-0000-0000-0000-000000000000'::uuid);
begin
  insert into platform._audit_heads (chain, seq, hash) values (stream, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from platform._audit_heads where chain = stream for update;
  new.seq := head.seq + 1;
  new.prev_hash := head.hash;
  new.created_at := date_trunc('milliseconds', clock_timestamp());
  new.updated_at := new.created_at;
  new.hash := encode(sha256(convert_to(head.hash || chr(10) || platform.canonical_audit_event(new), 'UTF8')), 'hex');
  update platform._audit_heads set seq = new.seq, hash = new.hash, updated_at = now() where chain = stream;
  return new;
end $$;
--> statement-breakpoint
-- Canonical JSON of an event: keys sorted, absent ones left out (10 §13). The detail takes part by its own hash.
create function platform.canonical_audit_event(event platform.audit_events) returns text
language sql stable as $$
  select '{' || string_agg(to_json(key)::text || ':' || value, ',' order by key collate "C") || '}'
    from (values
      ('action', to_json(event.action)::text),
      ('actor', to_json(event.actor_id)::text),
      ('at', to_json(to_char(event.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text),
      ('detail', case when event.detail <> '{}'::jsonb then to_json(encode(sha256(convert_to(event.detail::text, 'UTF8')), 'hex'))::text end),
      ('impersonator', to_json(event.impersonator_id)::text),
      ('request', to_json(event.request_id)::text),
      ('seq', event.seq::text),
      ('target', to_json(event.target_id)::text),
      ('tenant', to_json(event.tenant_id)::text)) as part(key, value)
   where value is not null
$$;
--> statement-breakpoint
create function platform.refuse_audit_change() returns trigger
language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'audit_is_append_only';
end $$;
--> statement-breakpoint
create trigger chain before insert on platform.audit_events for each row execute function platform.chain_audit_event();
--> statement-breakpoint
create trigger append_only before update or delete on platform.audit_events for each row execute function platform.refuse_audit_change();
--> statement-breakpoint
create trigger no_truncate before truncate on platform.audit_events for each statement execute function platform.refuse_audit_change();
--> statement-breakpoint
revoke all on platform.audit_events from cgk_platform;
--> statement-breakpoint
grant select, insert on platform.audit_events to cgk_platform, cgk_platform_rls;
--> statement-breakpoint
alter table platform.audit_events enable row level security;
--> statement-breakpoint
alter table platform.audit_events force row level security;
--> statement-breakpoint
create policy house on platform.audit_events to cgk_platform, cgk_owner using (true) with check (true);
--> statement-breakpoint
create policy own_tenant on platform.audit_events to cgk_platform_rls using (tenant_id = (select platform.own_tenant(current_user::text))) with check (tenant_id = (select platform.own_tenant(current_user::text)));
--> statement-breakpoint
insert into platform.cells (id, key, region, dsn_secret, status) values ('01900000-0000-7000-8000-0000000000c1', 'main', 'default', 'DATABASE_URL', 'open') on conflict do nothing;
--> statement-breakpoint
update platform.tenants set cell_id = '01900000-0000-7000-8000-0000000000c1' where cell_id is null;
