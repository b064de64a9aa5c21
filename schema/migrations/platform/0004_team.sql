-- Who has a second factor: a brand's team list shows it, and nothing else of the factor (10 TEAM-01).
alter table platform.mfa_totp enable row level security;
--> statement-breakpoint
alter table platform.mfa_totp force row level security;
--> statement-breakpoint
create policy house on platform.mfa_totp to cgk_platform, cgk_owner using (true) with check (true);
--> statement-breakpoint
create policy own_tenant on platform.mfa_totp for select to cgk_platform_rls using (user_id in (select user_id from platform.memberships));
--> statement-breakpoint
grant select (user_id, verified_at) on platform.mfa_totp to cgk_platform_rls;
--> statement-breakpoint
alter table platform.passkeys enable row level security;
--> statement-breakpoint
alter table platform.passkeys force row level security;
--> statement-breakpoint
create policy house on platform.passkeys to cgk_platform, cgk_owner using (true) with check (true);
--> statement-breakpoint
create policy own_tenant on platform.passkeys for select to cgk_platform_rls using (user_id in (select user_id from platform.memberships));
--> statement-breakpoint
grant select (user_id) on platform.passkeys to cgk_platform_rls;
