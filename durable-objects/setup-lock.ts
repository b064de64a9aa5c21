import { DurableObject } from 'cloudflare:workers';

const TOKEN_MS = 60 * 60_000;
const TRIES = 5;
const TRIES_MS = 60 * 60_000;

interface Lock {
  /** SHA-256 of the token; the token itself is only in the Worker's log. */
  hash: string;
  expiresAt: number;
}

/** The lock of a first run (10 WIZ-02): one token for an hour, five wrong tries an hour and address. One object. */
export class SetupLockObject extends DurableObject {
  readonly #wrong = new Map<string, number[]>();

  /** Keeps a new token's hash unless one is live; true = it is the one now. */
  async offer(hash: string): Promise<boolean> {
    if (await this.ctx.storage.get<boolean>('closed')) return false;
    const lock = await this.ctx.storage.get<Lock>('lock');
    if (lock && lock.expiresAt > Date.now()) return false;
    await this.ctx.storage.put<Lock>('lock', { hash, expiresAt: Date.now() + TOKEN_MS });
    return true;
  }

  async try(hash: string, ip: string): Promise<'open' | 'wrong' | 'limited'> {
    const since = Date.now() - TRIES_MS;
    const wrong = (this.#wrong.get(ip) ?? []).filter((at) => at > since);
    if (wrong.length >= TRIES) return 'limited';
    if (await this.isOpenedBy(hash)) return 'open';
    if (this.#wrong.size > 10_000) this.#wrong.clear();
    this.#wrong.set(ip, [...wrong, Date.now()]);
    return 'wrong';
  }

  /** Whether this token, once accepted, still holds. */
  async isOpenedBy(hash: string): Promise<boolean> {
    if (await this.ctx.storage.get<boolean>('closed')) return false;
    const lock = await this.ctx.storage.get<Lock>('lock');
    return lock !== undefined && lock.expiresAt > Date.now() && lock.hash === hash;
  }

  async close(): Promise<void> {
    await this.ctx.storage.delete('lock');
    await this.ctx.storage.put('closed', true);
  }
}
