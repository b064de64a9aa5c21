import { and, eq, lt, sql } from 'drizzle-orm';
import { importKekRing, type KekRing, SecretBoxError } from '../domain/access/secret-box.ts';
import { newId } from '../domain/kernel/ids.ts';
import { Problem } from '../domain/kernel/problem.ts';
import type { KeyStore } from '../domain/secrets/key-store.ts';
import { toBase64 } from '../domain/secrets/vault.ts';
import { type Database, platformTables } from '../schema/index.ts';

/** The installation's keys from its secrets, and data keys written under the platform's role. */
export function keyStore(database: Database, variables: Readonly<Record<string, unknown>>): KeyStore {
  const platform = () => database.platform();
  const { tenantKeys } = platformTables;
  return {
    ring: () => ringOf(variables),
    activate: async (tenantId, { dekVersion, kekVersion, wrapped }) => {
      const db = platform();
      await db.runAll([
        db.q.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`dek:${tenantId}`}, 0))`),
        db.q
          .insert(tenantKeys)
          .values({
            id: newId(),
            tenantId,
            dekVersion,
            kekVersion,
            wrappedDek: toBase64(wrapped),
            status: 'active',
          })
          .onConflictDoNothing(),
        db.q
          .update(tenantKeys)
          .set({ status: 'retiring', updatedAt: sql`now()` })
          .where(
            and(
              eq(tenantKeys.tenantId, tenantId),
              eq(tenantKeys.status, 'active'),
              lt(tenantKeys.dekVersion, dekVersion),
            ),
          ),
      ]);
    },
    destroyRetired: async (tenantId, retiredBefore) => {
      const db = platform();
      await db.run(
        db.q
          .update(tenantKeys)
          .set({ status: 'destroyed', wrappedDek: '' })
          .where(
            and(
              eq(tenantKeys.tenantId, tenantId),
              eq(tenantKeys.status, 'retiring'),
              lt(tenantKeys.updatedAt, retiredBefore),
            ),
          ),
      );
    },
  };
}

async function ringOf(variables: Readonly<Record<string, unknown>>): Promise<KekRing> {
  try {
    return await importKekRing(variables);
  } catch (error) {
    if (!(error instanceof SecretBoxError)) throw error;
    throw new Problem({
      status: 503,
      code: 'kek_missing',
      title: 'This installation has no key for secrets',
      detail: 'Whoever runs it sets the secret KEK_V1 to 32 random bytes in base64 (`cgk doctor` says how).',
    });
  }
}
