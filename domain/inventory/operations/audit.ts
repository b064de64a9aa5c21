import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

/** Differences named in the event; the count says how many there are. */
const SAMPLE = 20;

const Difference = z.object({
  itemId: z.uuid(),
  locationId: z.uuid(),
  /** The level's figure minus the sum of its movements. */
  onHand: z.int(),
  committed: z.int(),
  reserved: z.int(),
});

interface DifferenceRow extends Record<string, unknown> {
  total: number;
  item_id: string;
  location_id: string;
  on_hand: number;
  committed: number;
  reserved: number;
}

export const audit = operation({
  name: 'inventory.audit',
  summary: 'Compare every stock level with the sum of its movements',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ differences: z.int(), sample: z.array(Difference) }),
  run: async (ctx) => {
    const rows = await ctx.db.rows<DifferenceRow>(sql`
      with moved as (
        select item_id, location_id, sum(on_hand_delta)::int as on_hand, sum(committed_delta)::int as committed,
               sum(reserved_delta)::int as reserved
          from inventory_movements group by item_id, location_id
      ), compared as (
        select item_id, location_id, coalesce(l.on_hand, 0) - coalesce(m.on_hand, 0) as on_hand,
               coalesce(l.committed, 0) - coalesce(m.committed, 0) as committed,
               coalesce(l.reserved, 0) - coalesce(m.reserved, 0) as reserved
          from inventory_levels l full join moved m using (item_id, location_id)
      )
      select (count(*) over ())::int as total, * from compared
       where on_hand <> 0 or committed <> 0 or reserved <> 0 order by item_id, location_id limit ${SAMPLE}`);
    const sample = rows.map((row) => ({
      itemId: row.item_id,
      locationId: row.location_id,
      onHand: row.on_hand,
      committed: row.committed,
      reserved: row.reserved,
    }));
    const differences = rows[0]?.total ?? 0;
    if (differences > 0) ctx.emit({ type: 'inventory.audit_failed', payload: { differences, sample } });
    return { differences, sample };
  },
});
