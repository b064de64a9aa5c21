create table platform.tenant_daily_figures (
  tenant_id uuid not null references platform.tenants (id) on delete cascade,
  day date not null,
  currency char(3) not null,
  gmv_minor bigint not null,
  orders integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, day, currency)
);
--> statement-breakpoint
create index tenant_daily_figures_day on platform.tenant_daily_figures (day);
--> statement-breakpoint
create table platform.tenant_rollups (
  tenant_id uuid primary key references platform.tenants (id) on delete cascade,
  orders_today integer not null default 0,
  pending_jobs integer not null default 0,
  failed_jobs_day integer not null default 0,
  dead_jobs integer not null default 0,
  oldest_due_at timestamptz,
  error text,
  refreshed_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
--> statement-breakpoint
-- The set-up and the console say how far the shared schema is.
grant select on platform._migrations to cgk_platform;
--> statement-breakpoint
-- An installation that has its owner was set up before there was a wizard.
insert into platform.platform_config (key, value)
select 'setup', jsonb_build_object('completedAt', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
 where exists (select 1 from platform.platform_admins where is_active)
on conflict (key) do nothing;
