CREATE TABLE "platform"."cells" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"region" text NOT NULL,
	"dsn_secret" text NOT NULL,
	"status" text NOT NULL,
	"max_relations" integer DEFAULT 500000 NOT NULL,
	"max_tenants" integer,
	"tenant_count" integer DEFAULT 0 NOT NULL,
	"relation_count" integer DEFAULT 0 NOT NULL,
	"pg_version" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."migration_leases" (
	"cell" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."migration_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target" integer NOT NULL,
	"state" text NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"canary" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"soak_until" timestamp with time zone,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"halt_reason" text,
	"requested_by" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."onboarding_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"status" text NOT NULL,
	"current_step" integer DEFAULT 1 NOT NULL,
	"started_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."onboarding_steps" (
	"session_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"status" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "onboarding_steps_session_id_step_pk" PRIMARY KEY("session_id","step")
);
--> statement-breakpoint
CREATE TABLE "platform"."tenant_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"dek_version" integer NOT NULL,
	"kek_version" integer NOT NULL,
	"wrapped_dek" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."tenant_operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"step" text,
	"progress" integer DEFAULT 0 NOT NULL,
	"input" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"result" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"error_code" text,
	"error_detail" text,
	"requested_by" uuid,
	"idempotency_key" text NOT NULL,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."tenant_slugs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"redirect_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."audit_labels" (
	"tenant_id" uuid,
	"subject_id" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."email_domains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"status" text NOT NULL,
	"mode" text NOT NULL,
	"default_role_id" uuid,
	"token" text NOT NULL,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."group_members" (
	"group_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "group_members_group_id_membership_id_pk" PRIMARY KEY("group_id","membership_id")
);
--> statement-breakpoint
CREATE TABLE "platform"."groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."impersonations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"admin_id" uuid NOT NULL,
	"target_user_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"ticket_ref" text,
	"mode" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"tenant_id" uuid,
	"email" text NOT NULL,
	"kind" text DEFAULT 'staff' NOT NULL,
	"role_ids" uuid[] NOT NULL,
	"group_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"token_hash" text NOT NULL,
	"status" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"invited_by" uuid,
	"accepted_by" uuid,
	"sent_count" integer DEFAULT 1 NOT NULL,
	"last_sent_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."ip_allowlists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"cidr" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"key" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"last_error" text,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."membership_roles" (
	"membership_id" uuid NOT NULL,
	"role_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_roles_membership_id_role_id_pk" PRIMARY KEY("membership_id","role_id")
);
--> statement-breakpoint
CREATE TABLE "platform"."platform_config" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" text NOT NULL,
	"response" jsonb,
	"locked_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."mail_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"to_email" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"permissions" text[] DEFAULT '{}'::text[] NOT NULL,
	"parent_role_id" uuid,
	"is_system" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."security_policies" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"mfa" text DEFAULT 'optional' NOT NULL,
	"methods" text[] DEFAULT '{password,link,code,passkey,google,microsoft}'::text[] NOT NULL,
	"idle_minutes" integer,
	"absolute_minutes" integer,
	"max_sessions" integer DEFAULT 10 NOT NULL,
	"ip_allowlist_on" boolean DEFAULT false NOT NULL,
	"invite_ttl_days" integer DEFAULT 7 NOT NULL,
	"support_access" text DEFAULT 'always' NOT NULL,
	"support_access_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."handoff_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"target_host" text NOT NULL,
	"audience" text NOT NULL,
	"tenant_id" uuid,
	"impersonation_id" uuid,
	"challenge" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"made_session_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."jwt_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"alg" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwk" text NOT NULL,
	"status" text NOT NULL,
	"active_from" timestamp with time zone NOT NULL,
	"retires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."mfa_recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."mfa_totp" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."user_activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid,
	"action" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."user_preferences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid,
	"notifications" jsonb NOT NULL,
	"interface" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DELETE FROM "platform"."audit_events";--> statement-breakpoint
DROP INDEX "platform"."domains_hostname";--> statement-breakpoint
DROP INDEX "platform"."audit_events_created";--> statement-breakpoint
DROP INDEX "platform"."api_keys_tenant";--> statement-breakpoint
DROP INDEX "platform"."domains_tenant";--> statement-breakpoint
DROP INDEX "platform"."memberships_user_tenant";--> statement-breakpoint
DROP INDEX "platform"."memberships_tenant";--> statement-breakpoint
DROP INDEX "platform"."sessions_user";--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ALTER COLUMN "seq" DROP IDENTITY;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ALTER COLUMN "seq" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ALTER COLUMN "detail" SET DEFAULT '{}'::jsonb;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ALTER COLUMN "detail" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "purpose" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "owner_user_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "ip_cidrs" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "rotated_from" uuid;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "app" text DEFAULT 'storefront' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "ssl_status" text;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "verification" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "records" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "is_primary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "redirect_to" text;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "next_check_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "checks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "activated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."domains" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "kind" text DEFAULT 'staff' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "source" text DEFAULT 'setup' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "is_default" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "directory_managed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "invited_by" uuid;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "joined_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "last_active_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."memberships" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."platform_admins" ADD COLUMN "granted_by" uuid;--> statement-breakpoint
ALTER TABLE "platform"."platform_admins" ADD COLUMN "revoked_by" uuid;--> statement-breakpoint
ALTER TABLE "platform"."platform_admins" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."platform_admins" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."platform_admins" ADD COLUMN "last_access_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."platform_admins" ADD COLUMN "last_access_ip" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "tenant_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "category" text DEFAULT 'data' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "actor_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "impersonator_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "source" text NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "target_kind" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "target_id" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "ip" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "request_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "prev_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "audience" text DEFAULT 'admin' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "host" text;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "parent_session_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "last_tenant_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "auth_time" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "amr" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "aal" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "step_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "idle_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "last_seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "device_label" text;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "impersonation_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD COLUMN "revoke_reason" text;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "cell_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "commerce_source" text DEFAULT 'native' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "modules" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "owner_user_id" uuid;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "onboarding_status" text DEFAULT 'completed' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "launched_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "delete_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "authz_epoch" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "config_epoch" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD COLUMN "read_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "email_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "avatar_key" text;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "disabled_by" uuid;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "disabled_reason" text;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "timezone" text;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "password_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "auth_epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."users" ADD COLUMN "last_login_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."verifications" ADD COLUMN "purpose" text DEFAULT 'library' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."verifications" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."verifications" ADD COLUMN "used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."onboarding_sessions" ADD CONSTRAINT "onboarding_sessions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."onboarding_steps" ADD CONSTRAINT "onboarding_steps_session_id_onboarding_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "platform"."onboarding_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."tenant_keys" ADD CONSTRAINT "tenant_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."tenant_operations" ADD CONSTRAINT "tenant_operations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."tenant_slugs" ADD CONSTRAINT "tenant_slugs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."audit_labels" ADD CONSTRAINT "audit_labels_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."email_domains" ADD CONSTRAINT "email_domains_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "platform"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."group_members" ADD CONSTRAINT "group_members_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "platform"."memberships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."group_members" ADD CONSTRAINT "group_members_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."groups" ADD CONSTRAINT "groups_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."impersonations" ADD CONSTRAINT "impersonations_admin_id_users_id_fk" FOREIGN KEY ("admin_id") REFERENCES "platform"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."impersonations" ADD CONSTRAINT "impersonations_target_user_id_users_id_fk" FOREIGN KEY ("target_user_id") REFERENCES "platform"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."impersonations" ADD CONSTRAINT "impersonations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."invitations" ADD CONSTRAINT "invitations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."ip_allowlists" ADD CONSTRAINT "ip_allowlists_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."membership_roles" ADD CONSTRAINT "membership_roles_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "platform"."memberships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."membership_roles" ADD CONSTRAINT "membership_roles_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "platform"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."membership_roles" ADD CONSTRAINT "membership_roles_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."roles" ADD CONSTRAINT "roles_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."security_policies" ADD CONSTRAINT "security_policies_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."handoff_codes" ADD CONSTRAINT "handoff_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "platform"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."mfa_recovery_codes" ADD CONSTRAINT "mfa_recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "platform"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."mfa_totp" ADD CONSTRAINT "mfa_totp_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "platform"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "platform"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."user_activity" ADD CONSTRAINT "user_activity_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "platform"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."user_preferences" ADD CONSTRAINT "user_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "platform"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cells_key" ON "platform"."cells" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "migration_runs_open" ON "platform"."migration_runs" USING btree ((true)) WHERE "platform"."migration_runs"."state" in ('planned', 'canary', 'running', 'paused');--> statement-breakpoint
CREATE INDEX "onboarding_sessions_open" ON "platform"."onboarding_sessions" USING btree ("expires_at") WHERE "platform"."onboarding_sessions"."status" = 'in_progress';--> statement-breakpoint
CREATE INDEX "onboarding_sessions_tenant" ON "platform"."onboarding_sessions" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_keys_version" ON "platform"."tenant_keys" USING btree ("tenant_id","dek_version");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_operations_key" ON "platform"."tenant_operations" USING btree ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_operations_running" ON "platform"."tenant_operations" USING btree ("tenant_id") WHERE "platform"."tenant_operations"."state" in ('queued', 'running', 'waiting') and "platform"."tenant_operations"."tenant_id" is not null;--> statement-breakpoint
CREATE INDEX "tenant_operations_open" ON "platform"."tenant_operations" USING btree ("id") WHERE "platform"."tenant_operations"."state" in ('queued', 'running', 'waiting');--> statement-breakpoint
CREATE INDEX "tenant_operations_tenant" ON "platform"."tenant_operations" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_slugs_slug" ON "platform"."tenant_slugs" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "tenant_slugs_tenant" ON "platform"."tenant_slugs" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_labels_subject" ON "platform"."audit_labels" USING btree (coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid),"subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_domains_verified" ON "platform"."email_domains" USING btree ("domain") WHERE "platform"."email_domains"."status" = 'verified';--> statement-breakpoint
CREATE UNIQUE INDEX "email_domains_tenant" ON "platform"."email_domains" USING btree ("tenant_id","domain");--> statement-breakpoint
CREATE INDEX "group_members_membership" ON "platform"."group_members" USING btree ("membership_id");--> statement-breakpoint
CREATE INDEX "group_members_tenant" ON "platform"."group_members" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_name" ON "platform"."groups" USING btree ("tenant_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "impersonations_live" ON "platform"."impersonations" USING btree ("admin_id") WHERE "platform"."impersonations"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "impersonations_tenant" ON "platform"."impersonations" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "impersonations_target" ON "platform"."impersonations" USING btree ("target_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "platform"."invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_pending" ON "platform"."invitations" USING btree ("tenant_id",lower("email"),"kind") WHERE "platform"."invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_tenant" ON "platform"."invitations" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "invitations_expiry" ON "platform"."invitations" USING btree ("expires_at") WHERE "platform"."invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "ip_allowlists_tenant" ON "platform"."ip_allowlists" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "platform"."jobs" USING btree ("name","key");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "platform"."jobs" USING btree ("run_at") WHERE "platform"."jobs"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "jobs_state" ON "platform"."jobs" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "membership_roles_role" ON "platform"."membership_roles" USING btree ("role_id");--> statement-breakpoint
CREATE INDEX "membership_roles_tenant" ON "platform"."membership_roles" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_scope_key" ON "platform"."idempotency_keys" USING btree ("scope","key");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "platform"."idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_messages_key" ON "platform"."mail_messages" USING btree ("key");--> statement-breakpoint
CREATE INDEX "mail_messages_created" ON "platform"."mail_messages" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_unpublished" ON "platform"."outbox" USING btree ("id") WHERE "platform"."outbox"."published_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name" ON "platform"."roles" USING btree (coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid),lower("name"));--> statement-breakpoint
CREATE INDEX "roles_tenant" ON "platform"."roles" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "roles_parent" ON "platform"."roles" USING btree ("parent_role_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_codes_hash" ON "platform"."handoff_codes" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "handoff_codes_expiry" ON "platform"."handoff_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mfa_recovery_codes_hash" ON "platform"."mfa_recovery_codes" USING btree ("user_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "mfa_totp_user" ON "platform"."mfa_totp" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "platform"."passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "platform"."passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_activity_user" ON "platform"."user_activity" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "user_activity_tenant" ON "platform"."user_activity" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_preferences_user" ON "platform"."user_preferences" USING btree ("user_id",coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD CONSTRAINT "api_keys_owner_user_id_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "platform"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."audit_events" ADD CONSTRAINT "audit_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "platform"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."sessions" ADD CONSTRAINT "sessions_impersonation_id_impersonations_id_fk" FOREIGN KEY ("impersonation_id") REFERENCES "platform"."impersonations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."tenants" ADD CONSTRAINT "tenants_cell_id_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "platform"."cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_owner" ON "platform"."api_keys" USING btree ("owner_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "domains_claimed" ON "platform"."domains" USING btree ("hostname") WHERE "platform"."domains"."status" in ('issuing', 'active', 'degraded');--> statement-breakpoint
CREATE UNIQUE INDEX "domains_tenant_hostname" ON "platform"."domains" USING btree ("tenant_id","hostname") WHERE "platform"."domains"."status" <> 'removed';--> statement-breakpoint
CREATE UNIQUE INDEX "domains_primary" ON "platform"."domains" USING btree ("tenant_id","app") WHERE "platform"."domains"."is_primary" and "platform"."domains"."status" <> 'removed';--> statement-breakpoint
CREATE INDEX "domains_due" ON "platform"."domains" USING btree ("next_check_at") WHERE "platform"."domains"."next_check_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_default" ON "platform"."memberships" USING btree ("user_id") WHERE "platform"."memberships"."is_default";--> statement-breakpoint
CREATE INDEX "memberships_expiry" ON "platform"."memberships" USING btree ("expires_at") WHERE "platform"."memberships"."expires_at" is not null and "platform"."memberships"."status" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "audit_events_seq" ON "platform"."audit_events" USING btree (coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid),"seq");--> statement-breakpoint
CREATE INDEX "audit_events_tenant" ON "platform"."audit_events" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "platform"."audit_events" USING btree ("tenant_id","target_kind","target_id");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "platform"."audit_events" USING btree ("tenant_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "platform"."audit_events" USING btree ("tenant_id","action","id");--> statement-breakpoint
CREATE INDEX "sessions_parent" ON "platform"."sessions" USING btree ("parent_session_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "platform"."sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "tenant_migrations_state" ON "platform"."tenant_migrations" USING btree ("state");--> statement-breakpoint
CREATE INDEX "tenants_cell" ON "platform"."tenants" USING btree ("cell_id","schema_version");--> statement-breakpoint
CREATE INDEX "users_search" ON "platform"."users" USING gin (("name" || ' ' || "email") ext.gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_created" ON "platform"."users" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "verifications_expiry" ON "platform"."verifications" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "api_keys_tenant" ON "platform"."api_keys" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "domains_tenant" ON "platform"."domains" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_user_tenant" ON "platform"."memberships" USING btree ("user_id","tenant_id","kind");--> statement-breakpoint
CREATE INDEX "memberships_tenant" ON "platform"."memberships" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "platform"."sessions" USING btree ("user_id") WHERE "platform"."sessions"."revoked_at" is null;--> statement-breakpoint
INSERT INTO "platform"."roles" ("id", "key", "name", "description", "is_system") VALUES
  ('01900000-0000-7000-8000-000000000001', 'owner', 'Owner', 'Everything, including handing the brand over and deleting it', true),
  ('01900000-0000-7000-8000-000000000002', 'admin', 'Admin', 'Everything but transfer, deletion and making owners', true),
  ('01900000-0000-7000-8000-000000000003', 'manager', 'Manager', 'Runs the shop day by day', true),
  ('01900000-0000-7000-8000-000000000004', 'marketing', 'Marketing', 'Campaigns, content, promotions, attribution', true),
  ('01900000-0000-7000-8000-000000000005', 'support', 'Support', 'Customers, orders and tickets', true),
  ('01900000-0000-7000-8000-000000000006', 'analyst', 'Analyst', 'Reads everything, manages reports', true),
  ('01900000-0000-7000-8000-000000000007', 'content', 'Content', 'Content, media and search engine texts', true),
  ('01900000-0000-7000-8000-000000000008', 'finance', 'Finance', 'Payments, payouts, taxes and books', true),
  ('01900000-0000-7000-8000-000000000009', 'creator_manager', 'Creator manager', 'Creators, samples and their payments', true),
  ('01900000-0000-7000-8000-00000000000a', 'developer', 'Developer', 'Integrations, webhooks, keys and jobs', true),
  ('01900000-0000-7000-8000-00000000000b', 'viewer', 'Viewer', 'Reads what is not sensitive', true);--> statement-breakpoint
INSERT INTO "platform"."membership_roles" ("membership_id", "role_id", "tenant_id")
SELECT m."id", r."id", m."tenant_id" FROM "platform"."memberships" m JOIN "platform"."roles" r ON r."tenant_id" IS NULL AND r."key" = m."role";--> statement-breakpoint
ALTER TABLE "platform"."memberships" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "platform"."audit_events" DROP COLUMN "actor";--> statement-breakpoint
ALTER TABLE "platform"."audit_events" DROP COLUMN "target";