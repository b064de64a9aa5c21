import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { announceAvailability, availabilityChange } from '../availability-change.ts';
import { ensureInventory } from '../ensure-inventory.ts';
import { stockFigures } from '../stock-figures.ts';

const KIND_OF_REASON = {
  received: 'receive',
  counted: 'count',
  damaged: 'damage',
  correction: 'adjust',
  returned: 'restock',
} as const;

interface LevelRow extends Record<string, unknown> {
  item_id: string;
  location_id: string | null;
  item_count: number;
  on_hand: number;
  committed: number;
  reserved: number;
  allow_negative: boolean;
}

interface FiguresRow extends Record<string, unknown> {
  on_hand: number;
  committed: number;
  reserved: number;
  available: number;
}

export const adjust = operation({
  name: 'inventory.adjust',
  summary: 'Add or take away stock of a variant, with a reason',
  kind: 'command',
  permission: 'inventory.adjust',
  route: 'POST /admin/inventory/adjust',
  input: z.object({
    variantId: idInput('variant'),
    delta: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((delta) => delta !== 0, 'Enter how many units to add or take away'),
    reason: z.enum(['received', 'counted', 'damaged', 'correction', 'returned']),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ onHand: z.int(), committed: z.int(), reserved: z.int(), available: z.int() }),
  problems: ['not_found', 'stock_committed', 'stock_of_kit', 'no_location'],
  example: { variantId: 'var_01h455vb4pex5vsknk084sn02q', delta: 12, reason: 'received', note: 'PO 4711' },
  run: async (ctx, input) => {
    const level = await levelOf(ctx, input.variantId);
    const { delta, reason, note } = input;
    const free = level.on_hand - level.committed - level.reserved;
    if (delta < 0 && free + delta < 0 && !level.allow_negative) throw stockCommitted(level, free);
    const rows = await ctx.db.run(availabilityChange(ctx.db, [{ itemId: level.item_id, delta }]));
    const { inventoryLevels: levels, inventoryMovements: movements } = tables;
    const id = newId();
    ctx.write(
      expectRows(
        ctx.db,
        ctx.db.q
          .update(levels)
          .set({ onHand: sql`${levels.onHand} + ${delta}`, updatedAt: sql`now()` })
          .where(
            and(
              eq(levels.itemId, level.item_id),
              eq(levels.locationId, level.location_id),
              sql`(${levels.allowNegative} or ${levels.onHand} + ${delta} - ${levels.committed} - ${levels.reserved} >= 0)`,
            ),
          )
          .returning({ itemId: levels.itemId }),
        1,
        'stock_committed',
      ),
      ctx.db.q.insert(movements).values({
        id,
        itemId: level.item_id,
        locationId: level.location_id,
        kind: KIND_OF_REASON[reason],
        onHandDelta: delta,
        key: `adj:${id}`,
        reason: note ? `${reason}: ${note}` : reason,
        actor: 'name' in ctx.actor ? ctx.actor.name : ctx.actor.kind,
      }),
    );
    ctx.audit({ kind: 'variant', id: input.variantId, detail: { delta, reason, note: note ?? null } });
    announceAvailability(ctx, rows.rows);
    await ctx.commit();
    const [figures] = await ctx.db.rows<FiguresRow>(stockFigures(sql`${input.variantId}::uuid`));
    if (!figures) throw notFound('variant');
    return {
      onHand: figures.on_hand,
      committed: figures.committed,
      reserved: figures.reserved,
      available: figures.available,
    };
  },
});

/** The level that is adjusted: of the variant's one item at its first location; made when missing. */
async function levelOf(ctx: OperationContext, variantId: string) {
  const read = sql`
    select vi.item_id, l.location_id, (count(*) over ())::int as item_count, coalesce(l.on_hand, 0) as on_hand,
           coalesce(l.committed, 0) as committed, coalesce(l.reserved, 0) as reserved, coalesce(l.allow_negative, false) as allow_negative
      from product_variants v join variant_inventory_items vi on vi.variant_id = v.id
      left join lateral (
        select l.* from inventory_levels l join stock_locations s on s.id = l.location_id
         where l.item_id = vi.item_id order by s.priority, s.id limit 1) l on true
     where v.id = ${variantId}::uuid`;
  let [row] = await ctx.db.rows<LevelRow>(read);
  if (!row?.location_id) {
    await ctx.db.runAll(ensureInventory(ctx.db, [variantId]));
    [row] = await ctx.db.rows<LevelRow>(read);
    if (!row) throw notFound('variant');
  }
  const { location_id } = row;
  if (row.item_count > 1) {
    throw conflict('stock_of_kit', 'This variant is made of several items. Adjust the stock of its parts.');
  }
  if (!location_id) throw conflict('no_location', 'Add a stock location first.');
  return { ...row, location_id };
}

function stockCommitted(level: LevelRow, free: number) {
  const { on_hand: onHand, committed, reserved } = level;
  return conflict(
    'stock_committed',
    `Of ${onHand} on hand, ${committed} are promised to orders and ${reserved} are held by checkouts: at most ${Math.max(0, free)} can be taken away.`,
    { onHand, committed, reserved },
  );
}
