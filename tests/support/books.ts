/** Do the books agree: the gateway's own ledger, our payments and orders, stock levels and their movements. */
import { sql } from 'drizzle-orm';
import type { GatewayPayment } from '../../domain/payments/gateway.ts';
import type { Brand } from './stack-access.ts';

interface PaymentRow extends Record<string, unknown> {
  gateway_ref: string | null;
  order_id: string | null;
  status: string;
  amount: string;
  captured: string;
  refunded: string;
}

interface OrderRow extends Record<string, unknown> {
  number: string;
  financial_status: string;
  total: string;
  paid: string;
  captured: string;
}

interface StockRow extends Record<string, unknown> {
  item_id: string;
  on_hand: number;
  committed: number;
  reserved: number;
  moved_on_hand: number;
  moved_committed: number;
  moved_reserved: number;
}

export const ledgerOf = async (brand: Brand): Promise<GatewayPayment[]> => {
  const answer = await brand.visitor().request('/__dev/gateway');
  if (answer.status !== 200) throw new Error(`no ledger: ${answer.status} ${answer.text}`);
  return answer.json<{ items: GatewayPayment[] }>().items;
};

export interface ClockAnswer {
  reconciled: { examined: number; finished: number; undone: number };
  released: number;
  audit: { differences: number };
}

/** What the clock would do: reconciliation, expiry of holds, jobs. */
export async function runClock(brand: Brand): Promise<ClockAnswer> {
  const answer = await brand.visitor().request('/__dev/cron', { method: 'POST' });
  if (answer.status !== 200) throw new Error(`the clock failed: ${answer.status} ${answer.text}`);
  return answer.json<ClockAnswer>();
}

/** Every disagreement, in words; an empty list when all books agree and nothing is under way. */
export async function disagreements(brand: Brand): Promise<string[]> {
  const [ledger, payments, orders, stock] = await Promise.all([
    ledgerOf(brand),
    brand.db.rows<PaymentRow>(
      sql`select gateway_ref, order_id, status, amount_minor::text as amount, captured_minor::text as captured, refunded_minor::text as refunded from payments`,
    ),
    brand.db.rows<OrderRow>(sql`
      select o.number, o.financial_status, o.total_minor::text as total, o.paid_minor::text as paid,
             coalesce((select sum(p.captured_minor) from payments p where p.order_id = o.id), 0)::text as captured
        from orders o`),
    brand.db.rows<StockRow>(sql`
      select l.item_id, l.on_hand, l.committed, l.reserved,
             coalesce(sum(m.on_hand_delta), 0)::int as moved_on_hand,
             coalesce(sum(m.committed_delta), 0)::int as moved_committed,
             coalesce(sum(m.reserved_delta), 0)::int as moved_reserved
        from inventory_levels l left join inventory_movements m using (item_id, location_id)
       group by l.item_id, l.location_id, l.on_hand, l.committed, l.reserved`),
  ]);
  return [...moneyProblems(ledger, payments), ...orderProblems(orders), ...stockProblems(stock)];
}

function moneyProblems(ledger: GatewayPayment[], payments: PaymentRow[]): string[] {
  const problems: string[] = [];
  for (const charge of ledger) {
    const { reference, status } = charge;
    const rows = payments.filter((payment) => payment.gateway_ref === reference);
    const [row] = rows;
    if (rows.length > 1) problems.push(`charge ${reference} is booked ${rows.length} times`);
    if (status === 'authorized')
      problems.push(`charge ${reference} is authorised and neither taken nor given back`);
    if (status !== 'captured') continue;
    if (!row) problems.push(`charge ${reference} took ${charge.capturedMinor} and is not booked`);
    else if (row.order_id === null) problems.push(`charge ${reference} took money without an order`);
    else if (Number(row.captured) !== charge.capturedMinor)
      problems.push(`charge ${reference} took ${charge.capturedMinor}, booked are ${row.captured}`);
    else if (Number(row.refunded) !== charge.refundedMinor)
      problems.push(`charge ${reference} paid back ${charge.refundedMinor}, booked are ${row.refunded}`);
  }
  for (const { gateway_ref: reference, status } of payments) {
    const charge = ledger.find((candidate) => candidate.reference === reference);
    if (['captured', 'refunded', 'partially_refunded'].includes(status) && charge?.status !== 'captured')
      problems.push(
        `payment ${reference} is ${status} here and ${charge?.status ?? 'unknown'} at the gateway`,
      );
  }
  return problems;
}

function orderProblems(orders: OrderRow[]): string[] {
  return orders.flatMap(({ number, financial_status: status, total, paid, captured }) => [
    ...(paid === captured ? [] : [`order ${number} says ${paid} paid, its payments took ${captured}`]),
    ...(Number(paid) <= Number(total) ? [] : [`order ${number} of ${total} was paid with ${paid}`]),
    ...(status === 'authorized' ? [`order ${number} is still authorised only`] : []),
  ]);
}

function stockProblems(stock: StockRow[]): string[] {
  return stock.flatMap((row) => {
    const { item_id: item, on_hand: onHand, committed, reserved } = row;
    const level = `${onHand}/${committed}/${reserved}`;
    const moved = `${row.moved_on_hand}/${row.moved_committed}/${row.moved_reserved}`;
    return [
      ...(level === moved ? [] : [`item ${item} has ${level}, its movements sum to ${moved}`]),
      ...(Math.min(onHand, committed, reserved, onHand - committed - reserved) >= 0
        ? []
        : [`item ${item} is below zero: ${level}`]),
    ];
  });
}

/** Stock of a variant's one item. */
export async function stockOf(
  brand: Brand,
  variantUuid: string,
): Promise<{ onHand: number; committed: number; reserved: number }> {
  const [row] = await brand.db.rows<{ on_hand: number; committed: number; reserved: number }>(sql`
    select l.on_hand, l.committed, l.reserved from inventory_levels l
      join variant_inventory_items v using (item_id) where v.variant_id = ${variantUuid}::uuid`);
  if (!row) throw new Error(`variant ${variantUuid} has no stock`);
  return { onHand: row.on_hand, committed: row.committed, reserved: row.reserved };
}
