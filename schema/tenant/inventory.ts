import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, emptyObject, id, instant, updatedAt } from '../columns.ts';
import { productVariants } from './catalog.ts';

/** Stock (20 §2.3, §4.7). available = on_hand − committed − reserved − safety_stock. */
export const stockLocations = pgTable('stock_locations', {
  id: id(),
  name: text('name').notNull(),
  address: jsonb('address').notNull().default(emptyObject),
  priority: integer('priority').notNull().default(0),
  fulfilsOnline: boolean('fulfils_online').notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const inventoryItems = pgTable('inventory_items', {
  id: id(),
  tracked: boolean('tracked').notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Kits and shared stock: many variants may draw on one item. */
export const variantInventoryItems = pgTable(
  'variant_inventory_items',
  {
    variantId: uuid('variant_id')
      .notNull()
      .references(() => productVariants.id, { onDelete: 'cascade' }),
    itemId: uuid('item_id')
      .notNull()
      .references(() => inventoryItems.id),
    requiredQty: integer('required_qty').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.itemId] }),
    index('variant_inventory_items_item').on(t.itemId),
  ],
);

export const inventoryLevels = pgTable(
  'inventory_levels',
  {
    itemId: uuid('item_id')
      .notNull()
      .references(() => inventoryItems.id),
    locationId: uuid('location_id')
      .notNull()
      .references(() => stockLocations.id),
    onHand: integer('on_hand').notNull().default(0),
    committed: integer('committed').notNull().default(0),
    reserved: integer('reserved').notNull().default(0),
    safetyStock: integer('safety_stock').notNull().default(0),
    allowNegative: boolean('allow_negative').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.locationId] }),
    check(
      'inventory_levels_buckets',
      sql`${t.committed} >= 0 and ${t.reserved} >= 0 and ${t.safetyStock} >= 0`,
    ),
    check('inventory_levels_on_hand', sql`${t.allowNegative} or ${t.onHand} >= 0`),
    check(
      'inventory_levels_no_oversell',
      sql`${t.allowNegative} or ${t.onHand} - ${t.committed} - ${t.reserved} >= 0`,
    ),
  ],
);

export const inventoryReservations = pgTable(
  'inventory_reservations',
  {
    id: id(),
    itemId: uuid('item_id')
      .notNull()
      .references(() => inventoryItems.id),
    locationId: uuid('location_id')
      .notNull()
      .references(() => stockLocations.id),
    qty: integer('qty').notNull(),
    ownerKind: text('owner_kind', { enum: ['checkout', 'order', 'draft', 'exchange'] }).notNull(),
    ownerId: uuid('owner_id').notNull(),
    state: text('state', { enum: ['held', 'committed', 'consumed', 'released', 'expired'] }).notNull(),
    expiresAt: instant('expires_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('inventory_reservations_owner')
      .on(t.ownerKind, t.ownerId, t.itemId, t.locationId)
      .where(sql`${t.state} in ('held', 'committed')`),
    index('inventory_reservations_expiry').on(t.expiresAt).where(sql`${t.state} = 'held'`),
    check('inventory_reservations_qty', sql`${t.qty} > 0`),
  ],
);

/** Append-only: the sum of movements is the level, bucket by bucket. */
export const inventoryMovements = pgTable(
  'inventory_movements',
  {
    id: id(),
    itemId: uuid('item_id')
      .notNull()
      .references(() => inventoryItems.id),
    locationId: uuid('location_id')
      .notNull()
      .references(() => stockLocations.id),
    kind: text('kind', {
      enum: [
        'receive',
        'adjust',
        'reserve',
        'release',
        'commit',
        'uncommit',
        'ship',
        'restock',
        'damage',
        'count',
      ],
    }).notNull(),
    onHandDelta: integer('on_hand_delta').notNull().default(0),
    committedDelta: integer('committed_delta').notNull().default(0),
    reservedDelta: integer('reserved_delta').notNull().default(0),
    /** (owner, step): a replayed step finds its row and moves nothing. */
    key: text('key').notNull(),
    reason: text('reason'),
    actor: text('actor'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('inventory_movements_key').on(t.key),
    index('inventory_movements_item').on(t.itemId, t.locationId),
  ],
);
