CREATE TABLE "secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"ciphertext" text NOT NULL,
	"iv" text NOT NULL,
	"tag" text NOT NULL,
	"dek_version" integer NOT NULL,
	"secret_version" integer DEFAULT 1 NOT NULL,
	"hint" text NOT NULL,
	"rotated_at" timestamp with time zone,
	"updated_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"status" text NOT NULL,
	"author" text,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP TABLE "audit_events" CASCADE;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "updated_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "settings_versions_draft" ON "settings_versions" USING btree ("group") WHERE "settings_versions"."status" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "settings_versions_published" ON "settings_versions" USING btree ("group","version") WHERE "settings_versions"."status" <> 'draft';--> statement-breakpoint
CREATE INDEX "settings_versions_group" ON "settings_versions" USING btree ("group","id");