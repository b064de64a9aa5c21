import { type Query, tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';

/** A new entry of the order's timeline, by whoever acts. */
export function timelineEntry(
  ctx: OperationContext,
  orderId: string,
  kind: string,
  payload: Record<string, unknown>,
  visibility: 'internal' | 'customer' = 'internal',
): Query {
  const actor = 'name' in ctx.actor ? ctx.actor.name : ctx.actor.kind;
  const createdAt = ctx.now();
  return ctx.db.q
    .insert(tables.orderEvents)
    .values({ id: newId(), orderId, kind, actor, payload, visibility, createdAt });
}
