import type { KekRing, WrappedDek } from '../access/secret-box.ts';

/**
 * The installation's keys, and the changes of brands' data keys that a brand's own role may not make (10 KEY-02). A
 * brand reads its wrapped keys itself.
 */
export interface KeyStore {
  /** @throws Problem 503 `kek_missing` when the installation has no key */
  ring(): Promise<KekRing>;
  /** Makes a data key the brand's active one; the one before it is retiring from then on. The first of two wins. */
  activate(tenantId: string, record: WrappedDek): Promise<void>;
  /** Forgets data keys that have been retiring since before the instant: what was sealed with them is unreadable. */
  destroyRetired(tenantId: string, retiredBefore: Date): Promise<void>;
}
