import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';
import type { DomainEvent } from '../kernel/context.ts';
import { databaseError, failedExpectation } from '../kernel/database-errors.ts';
import { partStatements, type WriteSettings } from './part-statements.ts';
import type { PlannedProduct } from './plan-part.ts';
import { type ProductWrites, productWrites } from './product-state.ts';
import type { RunProblem } from './run-problems.ts';

export interface AppliedPart {
  queries: Query[];
  counts: { created: number; updated: number; unchanged: number; failed: number; imagesPending: number };
  problems: RunProblem[];
  events: DomainEvent[];
}

/** Products by handle that the database does not take, with the reason. */
export type Refusals = ReadonlyMap<string, RunProblem>;

/** The writes of every product that can be carried out. */
export function writesOf(planned: readonly PlannedProduct[]): ProductWrites[] {
  return planned
    .filter(
      ({ plan, problems }) => problems.length === 0 && (plan.kind === 'create' || plan.kind === 'update'),
    )
    .map(productWrites);
}

/** What writing a part takes, and what it comes to; without the refused ones, which count as failed. */
export function applyPart(
  db: ScopedDb,
  planned: readonly PlannedProduct[],
  all: readonly ProductWrites[],
  refused: Refusals,
  settings: WriteSettings,
): AppliedPart {
  const writes = all.filter(({ handle }) => !refused.has(handle));
  const created = writes.filter(({ product }) => product.version === null);
  const updated = writes.filter(({ product }) => product.version !== null);
  const sound = planned.filter(({ problems }) => problems.length === 0);
  return {
    queries: partStatements(db, writes, settings),
    counts: {
      created: created.length,
      updated: updated.length,
      unchanged: sound.length - all.length,
      failed: planned.length - sound.length + refused.size,
      imagesPending: writes.flatMap(({ media }) => media).filter(({ change }) => change === 'create').length,
    },
    problems: [...planned.flatMap(({ problems }) => problems), ...refused.values()],
    events: [
      ...created.map((write) => productEvent('product.created', write)),
      ...updated.map((write) => productEvent('product.updated', write)),
    ],
  };
}

function productEvent(type: string, { product }: ProductWrites): DomainEvent {
  return { type, payload: { productId: product.id } };
}

/** True when the data itself is refused (SQLSTATE classes 22 and 23): trying again would not help. */
export function isDataRefusal(error: unknown): boolean {
  return /^2[23]/.test(databaseError(error)?.code ?? '');
}

/** The code under which a trial is undone. */
const UNDO = 'import_trial';

/** Finds the products that make the database refuse a part, by trying each alone. Every trial is undone. */
export async function findRefusals(
  db: ScopedDb,
  writes: readonly ProductWrites[],
  settings: WriteSettings,
): Promise<Refusals> {
  const refused = new Map<string, RunProblem>();
  for (const write of writes) {
    const reason = await trial(db, write, settings);
    if (reason === null) continue;
    refused.set(write.handle, {
      line: null,
      handle: write.handle,
      column: null,
      severity: 'error',
      code: 'database.refused',
      message: `The shop's database refuses this product (${reason}). Nothing of it was imported.`,
    });
  }
  return refused;
}

async function trial(db: ScopedDb, write: ProductWrites, settings: WriteSettings): Promise<string | null> {
  const undo = db.q.execute(sql`select ext.cgk_expect(0::bigint, 1::bigint, ${UNDO})`);
  try {
    await db.runAll([...partStatements(db, [write], settings), undo]);
    return null;
  } catch (error) {
    if (failedExpectation(error) === UNDO) return null;
    if (isDataRefusal(error)) return databaseError(error)?.message ?? 'no reason given';
    throw error;
  }
}
