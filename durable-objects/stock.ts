import { DurableObject } from 'cloudflare:workers';
import { releaseExpiredHolds, releaseHold, reserveBatch } from '../domain/inventory/reservations.ts';
import type { ReserveResult, StockLine, StockOwner } from '../domain/inventory/stock-keeper.ts';
import { Database, type TenantRef } from '../schema/index.ts';
import { databaseConfig, type Env } from '../workers/env.ts';

interface Waiting {
  owner: StockOwner;
  lines: StockLine[];
  holdUntil: Date;
  resolve(result: ReserveResult): void;
  reject(error: unknown): void;
}

const LARGEST_BATCH = 25;

/**
 * `inv:{tenant}`: serialises a tenant's reservations and owns their expiry (20 §4.7). While one write is under way,
 * what comes in waits and then goes as one batch: one round trip for many buyers. Postgres decides each line.
 */
export class StockObject extends DurableObject<Env> {
  #queue: Waiting[] = [];
  #isDraining = false;

  async reserve(
    tenant: TenantRef,
    owner: StockOwner,
    lines: StockLine[],
    holdUntil: number,
  ): Promise<ReserveResult> {
    const result = await new Promise<ReserveResult>((resolve, reject) => {
      this.#queue.push({ owner, lines, holdUntil: new Date(holdUntil), resolve, reject });
      if (!this.#isDraining) this.ctx.waitUntil(this.#drain(tenant));
    });
    if (result.ok) await this.#arm(tenant, holdUntil);
    return result;
  }

  async release(tenant: TenantRef, owner: StockOwner, reason: 'released' | 'expired'): Promise<void> {
    const db = new Database(databaseConfig(this.env)).tenant(tenant);
    await db.run(releaseHold(db, owner, reason));
  }

  override async alarm(): Promise<void> {
    const tenant = await this.ctx.storage.get<TenantRef>('tenant');
    if (!tenant) return;
    const db = new Database(databaseConfig(this.env)).tenant(tenant);
    const { next } = await releaseExpiredHolds(db, new Date());
    if (next) await this.ctx.storage.setAlarm(next);
  }

  async #drain(tenant: TenantRef): Promise<void> {
    this.#isDraining = true;
    try {
      while (this.#queue.length > 0) {
        const batch = this.#queue.splice(0, LARGEST_BATCH);
        const db = new Database(databaseConfig(this.env)).tenant(tenant);
        try {
          const results = await reserveBatch(db, batch);
          batch.forEach((waiting, index) => {
            const result = results[index];
            if (result) waiting.resolve(result);
            else waiting.reject(new Error('the database did not answer for this reservation'));
          });
        } catch (error) {
          for (const waiting of batch) waiting.reject(error);
        }
      }
    } finally {
      this.#isDraining = false;
    }
  }

  async #arm(tenant: TenantRef, holdUntil: number): Promise<void> {
    const current = await this.ctx.storage.getAlarm();
    if (current !== null && current <= holdUntil) return;
    await this.ctx.storage.put('tenant', tenant);
    await this.ctx.storage.setAlarm(holdUntil);
  }
}
