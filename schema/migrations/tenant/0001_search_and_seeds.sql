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
