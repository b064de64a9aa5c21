import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { platformTables, type Query, tables } from '../../schema/index.ts';
import {
  type Dek,
  newDek,
  openSecret,
  type SealedSecret,
  unwrapDek,
  type WrappedDek,
} from '../access/secret-box.ts';
import { decodeBase64 } from '../kernel/base64.ts';
import type { OperationContext } from '../kernel/context.ts';
import { expectRows } from '../kernel/execute.ts';
import { Problem } from '../kernel/problem.ts';

type Ctx = Pick<OperationContext, 'db' | 'tenant' | 'ports'>;
type SecretRow = typeof tables.secrets.$inferSelect;

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** @throws Error for a column that is not what was written there */
export function fromBase64(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (!bytes) throw new Error('a stored key or secret is no base64');
  return bytes;
}

/** The brand's data keys that can still be used, newest first; its own role reads no other brand's. */
export async function usableKeys({ db, tenant }: Ctx): Promise<{ record: WrappedDek; isActive: boolean }[]> {
  const { tenantKeys } = platformTables;
  const rows = await db.run(
    db.q
      .select()
      .from(tenantKeys)
      .where(and(eq(tenantKeys.tenantId, tenant.id), ne(tenantKeys.status, 'destroyed')))
      .orderBy(desc(tenantKeys.dekVersion)),
  );
  return rows.map((row) => ({
    isActive: row.status === 'active',
    record: {
      dekVersion: row.dekVersion,
      kekVersion: row.kekVersion,
      wrapped: fromBase64(row.wrappedDek),
    },
  }));
}

/**
 * The key that new secrets are sealed with; made when the brand has none.
 * @throws Problem 503 `kek_missing`
 */
export async function activeDek(ctx: Ctx): Promise<Dek> {
  const ring = await ctx.ports.keys.ring();
  let active = (await usableKeys(ctx)).find(({ isActive }) => isActive);
  if (!active) {
    await ctx.ports.keys.activate(ctx.tenant.id, (await newDek(ctx.tenant.id, 1, ring)).record);
    active = (await usableKeys(ctx)).find(({ isActive }) => isActive);
  }
  if (!active) throw new Error('the data key that was just made cannot be read');
  return unwrapDek(active.record, ctx.tenant.id, ring);
}

/** The key of one version, for secrets that were sealed with it. */
export async function dekOfVersion(ctx: Ctx, version: number): Promise<Dek> {
  const key = (await usableKeys(ctx)).find(({ record }) => record.dekVersion === version);
  if (!key) {
    throw new Problem({
      status: 503,
      code: 'data_key_missing',
      title: 'The key of this secret is gone',
      detail: 'Enter the secret again.',
    });
  }
  return unwrapDek(key.record, ctx.tenant.id, await ctx.ports.keys.ring());
}

export const sealedOf = (row: SecretRow): SealedSecret => ({
  ciphertext: fromBase64(row.ciphertext),
  iv: fromBase64(row.iv),
  tag: fromBase64(row.tag),
  dekVersion: row.dekVersion,
  hint: row.hint,
});

export const columnsOf = (sealed: SealedSecret) => ({
  ciphertext: toBase64(sealed.ciphertext),
  iv: toBase64(sealed.iv),
  tag: toBase64(sealed.tag),
  dekVersion: sealed.dekVersion,
  hint: sealed.hint,
});

/** Fails the transaction when the data key was retired since it was read: what it sealed would soon be unreadable. */
export function requireActive({ db, tenant }: Ctx, { version }: Dek): Query {
  return expectRows(
    db,
    sql`select 1 from platform.tenant_keys where tenant_id = ${tenant.id}::uuid and dek_version = ${version} and status = 'active'`,
    1,
    'data_key_rotated',
  );
}

/**
 * A secret in clear, for ports inside the house: never an operation's answer. Null when the brand has none of this
 * name.
 */
export async function resolveSecret(ctx: Ctx, name: string): Promise<string | null> {
  const { secrets } = tables;
  const [row] = await ctx.db.run(ctx.db.q.select().from(secrets).where(eq(secrets.name, name)));
  if (!row) return null;
  return openSecret(
    { tenantId: ctx.tenant.id, name, sealed: sealedOf(row) },
    await dekOfVersion(ctx, row.dekVersion),
  );
}
