import { DurableObject } from 'cloudflare:workers';

/** One object a tenant: the generation in every key of its edge cache. One bump drops all its cached pages (20 §4.16). */
export class TenantStateObject extends DurableObject {
  #generation: number | null = null;

  async generation(): Promise<number> {
    this.#generation ??= (await this.ctx.storage.get<number>('generation')) ?? 1;
    return this.#generation;
  }

  async bump(): Promise<number> {
    const next = (await this.generation()) + 1;
    this.#generation = next;
    await this.ctx.storage.put('generation', next);
    return next;
  }

  /** The installation's own object keeps what is closed; its shape is the domain's. */
  async maintenance(): Promise<unknown> {
    return (await this.ctx.storage.get('maintenance')) ?? null;
  }

  async setMaintenance(maintenance: unknown): Promise<void> {
    await this.ctx.storage.put('maintenance', maintenance);
  }
}
