-- The schema of a brand as all migrations together make it; made by `cgk migrate:baseline`, never edited.
-- version: 4
CREATE TABLE "collection_products" (
	"collection_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_products_collection_id_product_id_pk" PRIMARY KEY("collection_id","product_id")
);

CREATE TABLE "collections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"image" jsonb,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "product_media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"file_key" text,
	"source_url" text,
	"status" text DEFAULT 'ready' NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"alt_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"width" integer DEFAULT 0 NOT NULL,
	"height" integer DEFAULT 0 NOT NULL,
	"widths" integer[] DEFAULT '{}'::int[] NOT NULL,
	"thumbhash" text,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "product_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"values" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "product_variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"option_values" text[] DEFAULT '{}'::text[] NOT NULL,
	"sku" text,
	"barcode" text,
	"price_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	"cost_minor" bigint,
	"weight_g" integer DEFAULT 0 NOT NULL,
	"requires_shipping" boolean DEFAULT true NOT NULL,
	"taxable" boolean DEFAULT true NOT NULL,
	"inventory_policy" text DEFAULT 'deny' NOT NULL,
	"min_qty" integer DEFAULT 1 NOT NULL,
	"max_qty" integer DEFAULT 999 NOT NULL,
	"qty_step" integer DEFAULT 1 NOT NULL,
	"unit_quantity" numeric,
	"unit_name" text,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_variants_price" CHECK ("product_variants"."price_minor" >= 0),
	CONSTRAINT "product_variants_quantities" CHECK ("product_variants"."min_qty" >= 1 and "product_variants"."max_qty" >= "product_variants"."min_qty" and "product_variants"."qty_step" >= 1)
);

CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description_html" text DEFAULT '' NOT NULL,
	"vendor" text DEFAULT '' NOT NULL,
	"product_type" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"tax_category" text DEFAULT 'standard' NOT NULL,
	"seo_title" text DEFAULT '' NOT NULL,
	"seo_description" text DEFAULT '' NOT NULL,
	"price_min_minor" bigint DEFAULT 0 NOT NULL,
	"price_max_minor" bigint DEFAULT 0 NOT NULL,
	"search_keywords" text DEFAULT '' NOT NULL,
	"search_body" text DEFAULT '' NOT NULL,
	"search_config" "regconfig" DEFAULT 'simple'::regconfig NOT NULL,
	"search_tsv" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector(search_config, title), 'A') || setweight(to_tsvector('simple'::regconfig, search_keywords), 'B') || setweight(to_tsvector(search_config, search_body), 'D')) STORED NOT NULL,
	"source" text DEFAULT 'native' NOT NULL,
	"published_at" timestamp with time zone,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "translations" (
	"owner_type" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"fields" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translations_owner_type_owner_id_locale_pk" PRIMARY KEY("owner_type","owner_id","locale")
);

CREATE TABLE "inventory_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tracked" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "inventory_levels" (
	"item_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"committed" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"safety_stock" integer DEFAULT 0 NOT NULL,
	"allow_negative" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inventory_levels_item_id_location_id_pk" PRIMARY KEY("item_id","location_id"),
	CONSTRAINT "inventory_levels_buckets" CHECK ("inventory_levels"."committed" >= 0 and "inventory_levels"."reserved" >= 0 and "inventory_levels"."safety_stock" >= 0),
	CONSTRAINT "inventory_levels_on_hand" CHECK ("inventory_levels"."allow_negative" or "inventory_levels"."on_hand" >= 0),
	CONSTRAINT "inventory_levels_no_oversell" CHECK ("inventory_levels"."allow_negative" or "inventory_levels"."on_hand" - "inventory_levels"."committed" - "inventory_levels"."reserved" >= 0)
);

CREATE TABLE "inventory_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_hand_delta" integer DEFAULT 0 NOT NULL,
	"committed_delta" integer DEFAULT 0 NOT NULL,
	"reserved_delta" integer DEFAULT 0 NOT NULL,
	"key" text NOT NULL,
	"reason" text,
	"actor" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "inventory_reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"qty" integer NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inventory_reservations_qty" CHECK ("inventory_reservations"."qty" > 0)
);

CREATE TABLE "stock_locations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"fulfils_online" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "variant_inventory_items" (
	"variant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"required_qty" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "variant_inventory_items_variant_id_item_id_pk" PRIMARY KEY("variant_id","item_id")
);

CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" text NOT NULL,
	"response" jsonb,
	"locked_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "import_chunks" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"drafts" jsonb NOT NULL,
	"product_count" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"images_pending" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"counts" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"preview" jsonb NOT NULL,
	"chunk_count" integer NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "jobs" (
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

CREATE TABLE "mail_messages" (
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

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "fulfillment_lines" (
	"fulfillment_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "fulfillments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"carrier" text,
	"tracking_number" text,
	"tracking_url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "order_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"visibility" text DEFAULT 'internal' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid,
	"product_id" uuid,
	"product_handle" text NOT NULL,
	"title" text NOT NULL,
	"variant_title" text NOT NULL,
	"sku" text,
	"image" jsonb,
	"weight_g" integer DEFAULT 0 NOT NULL,
	"quantity" integer NOT NULL,
	"quantity_fulfilled" integer DEFAULT 0 NOT NULL,
	"quantity_refunded" integer DEFAULT 0 NOT NULL,
	"unit_minor" bigint NOT NULL,
	"gross_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_lines_fulfilled" CHECK ("order_lines"."quantity_fulfilled" between 0 and "order_lines"."quantity"),
	CONSTRAINT "order_lines_refunded" CHECK ("order_lines"."quantity_refunded" between 0 and "order_lines"."quantity")
);

CREATE TABLE "order_tax_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"name" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"base_minor" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "order_units" (
	"line_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"refund_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"sequence" integer NOT NULL,
	"checkout_id" uuid NOT NULL,
	"customer_id" uuid,
	"email" text NOT NULL,
	"phone" text,
	"customer_name" text NOT NULL,
	"locale" text NOT NULL,
	"currency" char(3) NOT NULL,
	"prices_include_tax" boolean NOT NULL,
	"subtotal_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"item_count" integer NOT NULL,
	"shipping_address" jsonb,
	"billing_address" jsonb,
	"country" text,
	"shipping_method" text,
	"earliest_delivery" text,
	"latest_delivery" text,
	"calculation" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"financial_status" text NOT NULL,
	"fulfillment_status" text DEFAULT 'unfulfilled' NOT NULL,
	"search_text" text NOT NULL,
	"status_token_hash" text NOT NULL,
	"cart_token_hash" text,
	"placed_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_refunded" CHECK ("orders"."refunded_minor" >= 0 and "orders"."refunded_minor" <= "orders"."paid_minor")
);

CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"lines" jsonb NOT NULL,
	"reason" text,
	"gateway_ref" text,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"state" text NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "checkouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"cart_id" uuid NOT NULL,
	"cart_version" integer NOT NULL,
	"state" text NOT NULL,
	"lines" jsonb NOT NULL,
	"email" text,
	"phone" text,
	"locale" text NOT NULL,
	"shipping_address" jsonb,
	"billing_address" jsonb,
	"shipping_method_id" uuid,
	"payment" jsonb,
	"attempt" integer DEFAULT 0 NOT NULL,
	"calc_hash" text,
	"snapshot" jsonb,
	"last_error" jsonb,
	"order_id" uuid,
	"order_token" text,
	"client_ip" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email_normalised" text NOT NULL,
	"email" text NOT NULL,
	"first_name" text DEFAULT '' NOT NULL,
	"last_name" text DEFAULT '' NOT NULL,
	"phone" text,
	"locale" text,
	"country" text,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"accepts_email" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'guest' NOT NULL,
	"orders_count" integer DEFAULT 0 NOT NULL,
	"total_spent_minor" bigint DEFAULT 0 NOT NULL,
	"last_order_at" timestamp with time zone,
	"addresses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "payment_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"gateway_event_id" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checkout_id" uuid,
	"order_id" uuid,
	"gateway" text NOT NULL,
	"gateway_ref" text,
	"idempotency_key" text NOT NULL,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"failure" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "shipping_methods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"countries" text[] NOT NULL,
	"regions" text[] DEFAULT '{}'::text[] NOT NULL,
	"tiers" jsonb NOT NULL,
	"free_from_minor" bigint,
	"tax_rule" text NOT NULL,
	"min_days" integer NOT NULL,
	"max_days" integer NOT NULL,
	"handling_days" integer DEFAULT 1 NOT NULL,
	"cut_off_minutes" integer DEFAULT 900 NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "tax_rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"region" text,
	"postal_prefixes" text[] DEFAULT '{}'::text[] NOT NULL,
	"category" text DEFAULT 'standard' NOT NULL,
	"name" text NOT NULL,
	"component" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"is_compound" boolean DEFAULT false NOT NULL,
	"valid_from" timestamp with time zone,
	"valid_to" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

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

CREATE TABLE "settings" (
	"group" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

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

ALTER TABLE "collection_products" ADD CONSTRAINT "collection_products_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "collections"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "collection_products" ADD CONSTRAINT "collection_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "product_media" ADD CONSTRAINT "product_media_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "product_options" ADD CONSTRAINT "product_options_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "product_variants" ADD CONSTRAINT "product_variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "inventory_levels" ADD CONSTRAINT "inventory_levels_item_id_inventory_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "inventory_items"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inventory_levels" ADD CONSTRAINT "inventory_levels_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "stock_locations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_item_id_inventory_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "inventory_items"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "stock_locations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inventory_reservations" ADD CONSTRAINT "inventory_reservations_item_id_inventory_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "inventory_items"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inventory_reservations" ADD CONSTRAINT "inventory_reservations_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "stock_locations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "variant_inventory_items" ADD CONSTRAINT "variant_inventory_items_variant_id_product_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "product_variants"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "variant_inventory_items" ADD CONSTRAINT "variant_inventory_items_item_id_inventory_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "inventory_items"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "import_runs"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_fulfillment_id_fulfillments_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "fulfillments"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "order_tax_lines" ADD CONSTRAINT "order_tax_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "order_units" ADD CONSTRAINT "order_units_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "collection_products_product" ON "collection_products" USING btree ("product_id");
CREATE UNIQUE INDEX "collections_handle" ON "collections" USING btree ("handle");
CREATE INDEX "product_media_product" ON "product_media" USING btree ("product_id","position");
CREATE UNIQUE INDEX "product_media_source" ON "product_media" USING btree ("product_id","source_url") WHERE "product_media"."source_url" is not null;
CREATE UNIQUE INDEX "product_options_name" ON "product_options" USING btree ("product_id","name");
CREATE UNIQUE INDEX "product_variants_sku" ON "product_variants" USING btree ("sku") WHERE "product_variants"."sku" is not null;
CREATE UNIQUE INDEX "product_variants_options" ON "product_variants" USING btree ("product_id","option_values");
CREATE UNIQUE INDEX "products_handle" ON "products" USING btree ("handle");
CREATE INDEX "products_status_position" ON "products" USING btree ("status","position","id");
CREATE INDEX "products_status_published" ON "products" USING btree ("status","published_at","id");
CREATE INDEX "products_status_price" ON "products" USING btree ("status","price_min_minor","id");
CREATE INDEX "products_status_title" ON "products" USING btree ("status","title","id");
CREATE INDEX "products_updated" ON "products" USING btree ("updated_at","id");
CREATE INDEX "products_tsv" ON "products" USING gin ("search_tsv");
CREATE INDEX "products_tags" ON "products" USING gin ("tags");
CREATE UNIQUE INDEX "inventory_movements_key" ON "inventory_movements" USING btree ("key");
CREATE INDEX "inventory_movements_item" ON "inventory_movements" USING btree ("item_id","location_id");
CREATE UNIQUE INDEX "inventory_reservations_owner" ON "inventory_reservations" USING btree ("owner_kind","owner_id","item_id","location_id") WHERE "inventory_reservations"."state" in ('held', 'committed');
CREATE INDEX "inventory_reservations_expiry" ON "inventory_reservations" USING btree ("expires_at") WHERE "inventory_reservations"."state" = 'held';
CREATE INDEX "variant_inventory_items_item" ON "variant_inventory_items" USING btree ("item_id");
CREATE UNIQUE INDEX "idempotency_keys_scope_key" ON "idempotency_keys" USING btree ("scope","key");
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");
CREATE UNIQUE INDEX "import_chunks_run_position" ON "import_chunks" USING btree ("run_id","position");
CREATE INDEX "import_runs_created" ON "import_runs" USING btree ("id");
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("name","key");
CREATE INDEX "jobs_due" ON "jobs" USING btree ("run_at") WHERE "jobs"."state" in ('waiting', 'running');
CREATE INDEX "jobs_state" ON "jobs" USING btree ("state","id");
CREATE UNIQUE INDEX "mail_messages_key" ON "mail_messages" USING btree ("key");
CREATE INDEX "mail_messages_created" ON "mail_messages" USING btree ("created_at");
CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("id") WHERE "outbox"."published_at" is null;
CREATE UNIQUE INDEX "fulfillment_lines_line" ON "fulfillment_lines" USING btree ("fulfillment_id","line_id");
CREATE INDEX "fulfillments_order" ON "fulfillments" USING btree ("order_id");
CREATE INDEX "order_events_order" ON "order_events" USING btree ("order_id","id");
CREATE INDEX "order_lines_order" ON "order_lines" USING btree ("order_id","position");
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("product_id");
CREATE INDEX "order_tax_lines_order" ON "order_tax_lines" USING btree ("order_id");
CREATE UNIQUE INDEX "order_units_line_position" ON "order_units" USING btree ("line_id","position");
CREATE UNIQUE INDEX "orders_checkout" ON "orders" USING btree ("checkout_id");
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("number");
CREATE UNIQUE INDEX "orders_sequence" ON "orders" USING btree ("sequence");
CREATE UNIQUE INDEX "orders_status_token" ON "orders" USING btree ("status_token_hash");
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at","id");
CREATE INDEX "orders_total" ON "orders" USING btree ("total_minor","id");
CREATE INDEX "orders_customer" ON "orders" USING btree ("customer_id","placed_at");
CREATE INDEX "orders_financial" ON "orders" USING btree ("financial_status","placed_at");
CREATE INDEX "orders_fulfillment" ON "orders" USING btree ("fulfillment_status","placed_at");
CREATE INDEX "refunds_order" ON "refunds" USING btree ("order_id");
CREATE INDEX "refunds_pending" ON "refunds" USING btree ("created_at") WHERE "refunds"."status" = 'pending';
CREATE UNIQUE INDEX "carts_token" ON "carts" USING btree ("token_hash");
CREATE INDEX "carts_expiry" ON "carts" USING btree ("expires_at");
CREATE UNIQUE INDEX "checkouts_token" ON "checkouts" USING btree ("token_hash");
CREATE UNIQUE INDEX "checkouts_cart_open" ON "checkouts" USING btree ("cart_id") WHERE "checkouts"."state" not in ('completed', 'expired');
CREATE INDEX "checkouts_state" ON "checkouts" USING btree ("state","updated_at");
CREATE UNIQUE INDEX "customers_email" ON "customers" USING btree ("email_normalised") WHERE "customers"."state" <> 'erased';
CREATE INDEX "customers_created" ON "customers" USING btree ("created_at","id");
CREATE INDEX "customers_last_order" ON "customers" USING btree ("last_order_at","id");
CREATE INDEX "customers_spent" ON "customers" USING btree ("total_spent_minor","id");
CREATE INDEX "customers_orders" ON "customers" USING btree ("orders_count","id");
CREATE INDEX "customers_name" ON "customers" USING btree ("last_name","id");
CREATE UNIQUE INDEX "payment_events_gateway_event" ON "payment_events" USING btree ("gateway","gateway_event_id");
CREATE UNIQUE INDEX "payments_key" ON "payments" USING btree ("idempotency_key");
CREATE UNIQUE INDEX "payments_ref" ON "payments" USING btree ("gateway","gateway_ref") WHERE "payments"."gateway_ref" is not null;
CREATE INDEX "payments_checkout" ON "payments" USING btree ("checkout_id");
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id");
CREATE INDEX "payments_open" ON "payments" USING btree ("updated_at") WHERE "payments"."status" in ('created', 'requires_action', 'processing', 'authorized');
CREATE INDEX "shipping_methods_active" ON "shipping_methods" USING btree ("is_active","position");
CREATE INDEX "tax_rates_country" ON "tax_rates" USING btree ("country","category");
CREATE UNIQUE INDEX "settings_versions_draft" ON "settings_versions" USING btree ("group") WHERE "settings_versions"."status" = 'draft';
CREATE UNIQUE INDEX "settings_versions_published" ON "settings_versions" USING btree ("group","version") WHERE "settings_versions"."status" <> 'draft';
CREATE INDEX "settings_versions_group" ON "settings_versions" USING btree ("group","id");
-- Trigram indexes for typos and for searching people and orders, and the order number series.
create index products_title_trgm on products using gin (title ext.gin_trgm_ops);
--> statement-breakpoint
create index orders_search_trgm on orders using gin (search_text ext.gin_trgm_ops);
--> statement-breakpoint
create index customers_email_trgm on customers using gin (email_normalised ext.gin_trgm_ops);
--> statement-breakpoint
create index product_variants_sku_trgm on product_variants using gin (sku ext.gin_trgm_ops);
--> statement-breakpoint
insert into counters (name, value) values ('order', 1000);
-- What can be sold of a variant: the scarcest of its items, all locations together (20 §4.7). A scalar of each variant,
-- without grouping, so that a join by variant looks up that variant alone.
create view variant_stock as
select v.id as variant_id,
       (select min((select coalesce(sum(l.on_hand - l.committed - l.reserved - l.safety_stock), 0)
                      from inventory_levels l where l.item_id = vi.item_id) / vi.required_qty)::int
          from variant_inventory_items vi where vi.variant_id = v.id) as available
  from product_variants v;
