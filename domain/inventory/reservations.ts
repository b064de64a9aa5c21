import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';
import { newId } from '../kernel/ids.ts';
import type { ReserveResult, StockLine, StockOwner } from './stock-keeper.ts';

export interface ReserveRequest {
  owner: StockOwner;
  lines: StockLine[];
  holdUntil: Date;
}

interface ShortRow extends Record<string, unknown> {
  item_id: string;
  available: number;
}

/** Lines of the same item and place are one demand (20 §4.7: summed before the check). */
export function sumLines(lines: StockLine[]): StockLine[] {
  const sums = new Map<string, StockLine>();
  for (const line of lines) {
    const key = `${line.itemId}@${line.locationId}`;
    const sum = sums.get(key);
    sums.set(key, sum ? { ...sum, quantity: sum.quantity + line.quantity } : line);
  }
  return [...sums.values()].sort((a, b) => (a.itemId + a.locationId < b.itemId + b.locationId ? -1 : 1));
}

/**
 * Reserves for several owners in one round trip. Each owner's lines are all or nothing, decided by one statement that
 * locks the levels, compares and only then moves; the answer of an owner does not depend on the others' being refused.
 */
export async function reserveBatch(
  db: ScopedDb,
  requests: readonly ReserveRequest[],
): Promise<ReserveResult[]> {
  const queries: Query[] = [];
  for (const request of requests)
    queries.push(releaseHold(db, request.owner, 'released'), reserve(db, request));
  const results = (await db.runAll(queries)) as { rows: ShortRow[] }[];
  return requests.map((_, index) => {
    const short = results[index * 2 + 1]?.rows ?? [];
    return short.length === 0
      ? { ok: true }
      : { ok: false, short: short.map((row) => ({ itemId: row.item_id, available: Number(row.available) })) };
  });
}

function reserve(db: ScopedDb, request: ReserveRequest): Query {
  const { owner } = request;
  const attempt = newId();
  const wanted = sumLines(request.lines).map((line) => ({
    item_id: line.itemId,
    location_id: line.locationId,
    qty: line.quantity,
    id: newId(),
    movement_id: newId(),
  }));
  return db.q.execute<ShortRow>(sql`
    with want as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(item_id uuid, location_id uuid, qty int, id uuid, movement_id uuid)
    ), locked as (
      select l.* from inventory_levels l join want w using (item_id, location_id) order by l.item_id, l.location_id for update of l
    ), short as (
      select w.item_id, greatest(0, coalesce(l.on_hand - l.committed - l.reserved - l.safety_stock, 0)) as available
        from want w left join locked l using (item_id, location_id)
       where l.item_id is null or not (l.allow_negative or l.on_hand - l.committed - l.reserved - l.safety_stock >= w.qty)
    ), moved as (
      update inventory_levels l set reserved = l.reserved + w.qty, updated_at = now()
        from want w where l.item_id = w.item_id and l.location_id = w.location_id and not exists (select 1 from short)
         and (l.allow_negative or l.on_hand - l.committed - l.reserved - l.safety_stock >= w.qty)
      returning l.item_id, l.location_id, w.qty, w.id, w.movement_id
    ), held as (
      insert into inventory_reservations (id, item_id, location_id, qty, owner_kind, owner_id, state, expires_at)
      select id, item_id, location_id, qty, ${owner.kind}, ${owner.id}::uuid, 'held', ${request.holdUntil.toISOString()}::timestamptz from moved
    ), booked as (
      insert into inventory_movements (id, item_id, location_id, kind, reserved_delta, key)
      select movement_id, item_id, location_id, 'reserve', qty, ${`${owner.kind}:${owner.id}:reserve:${attempt}:`} || item_id || ':' || location_id from moved
    )
    select item_id, available from short`);
}

/** Gives an owner's held stock back; a second call finds nothing to give. */
export function releaseHold(db: ScopedDb, owner: StockOwner, reason: 'released' | 'expired'): Query {
  return db.q.execute(
    releaseStatement(sql`r.owner_kind = ${owner.kind} and r.owner_id = ${owner.id}::uuid`, reason),
  );
}

function releaseStatement(which: ReturnType<typeof sql>, reason: 'released' | 'expired') {
  return sql`
    with freed as (
      update inventory_reservations r set state = ${reason}, updated_at = now() where r.state = 'held' and ${which}
      returning r.id, r.item_id, r.location_id, r.qty
    ), sums as (
      select item_id, location_id, sum(qty)::int as qty from freed group by item_id, location_id
    ), moved as (
      update inventory_levels l set reserved = l.reserved - s.qty, updated_at = now()
        from sums s where l.item_id = s.item_id and l.location_id = s.location_id
      returning l.item_id
    ), booked as (
      insert into inventory_movements (id, item_id, location_id, kind, reserved_delta, key)
      select gen_random_uuid(), item_id, location_id, 'release', -qty, 'release:' || id from freed
    )
    select count(*)::int as released from freed`;
}

/**
 * Releases holds past their time, but not those whose checkout waits for a payment in progress (20 §4.7); says when the
 * next hold ends.
 */
export async function releaseExpiredHolds(
  db: ScopedDb,
  now: Date,
): Promise<{ released: number; next: number | null }> {
  const instant = now.toISOString();
  const [released, next] = await db.batch([
    db.q.execute<{ released: number }>(
      releaseStatement(
        sql`r.expires_at <= ${instant}::timestamptz and not exists (select 1 from payments p where p.checkout_id = r.owner_id and p.status in ('processing', 'authorized', 'captured') and p.order_id is null)`,
        'expired',
      ),
    ),
    db.q.execute<{ next: string | null }>(
      sql`select (extract(epoch from min(expires_at)) * 1000)::bigint as next from inventory_reservations where state = 'held' and expires_at > ${instant}::timestamptz`,
    ),
  ]);
  const upcoming = next.rows[0]?.next;
  return { released: released.rows[0]?.released ?? 0, next: upcoming ? Number(upcoming) : null };
}

/**
 * Held → committed, in the order's transaction (20 §4.9 S7): expects the hold to be whole, else the batch fails with
 * `hold_lost`.
 */
export function commitHold(db: ScopedDb, checkoutId: string, lines: number): Query[] {
  if (lines === 0) return [];
  return [
    db.q.execute(sql`
      with committed as (
        update inventory_reservations r set state = 'committed', expires_at = null, updated_at = now()
         where r.owner_kind = 'checkout' and r.owner_id = ${checkoutId}::uuid and r.state = 'held'
        returning r.id, r.item_id, r.location_id, r.qty
      ), moved as (
        update inventory_levels l set reserved = l.reserved - c.qty, committed = l.committed + c.qty, updated_at = now()
          from committed c where l.item_id = c.item_id and l.location_id = c.location_id
        returning l.item_id
      ), booked as (
        insert into inventory_movements (id, item_id, location_id, kind, reserved_delta, committed_delta, key)
        select gen_random_uuid(), item_id, location_id, 'commit', -qty, qty, 'commit:' || id from committed
      )
      select ext.cgk_expect((select count(*) from committed), ${lines}::bigint, 'hold_lost')`),
  ];
}
