import { type SQL, sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import { toExternalId } from '../kernel/ids.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import { stateOfKey } from './key-state.ts';
import type { ApiKeyView } from './views.ts';

/** A key with its owner, as the brand's own rows show it. */
export interface KeyRow extends Record<string, unknown> {
  id: string;
  name: string;
  purpose: ApiKeyView['purpose'];
  prefix: string;
  owner_user_id: string | null;
  owner_name: string | null;
  is_owner_active: boolean;
  permissions: string[];
  ip_cidrs: string[];
  rate_per_minute: number;
  created_at: string;
  updated_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
  rotated_from: string | null;
  is_rotated: boolean;
}

/** An owner's membership that gives rights now. */
const activeOwner = sql`exists(select 1 from platform.memberships m join platform.users o on o.id = m.user_id and o.status = 'active'
  where m.user_id = k.owner_user_id and m.tenant_id = k.tenant_id and m.kind = 'staff' and m.status = 'active'
    and (m.expires_at is null or m.expires_at > now()))`;

/** Was replaced by another key that still stands. */
export const isRotated = sql`exists(select 1 from platform.api_keys n where n.rotated_from = k.id)`;

/** Keys `k` of the brand with their owners. */
export const selectKeys = (rest: SQL): SQL => sql`
  select k.id, k.name, k.purpose, k.prefix, k.owner_user_id, u.name as owner_name, k.permissions, k.ip_cidrs, k.rate_per_minute,
         ${isoUtc(sql`k.created_at`)} as created_at, k.updated_at::text as updated_at, ${isoUtc(sql`k.expires_at`)} as expires_at,
         ${isoUtc(sql`k.revoked_at`)} as revoked_at, ${isoUtc(sql`k.last_used_at`)} as last_used_at, k.rotated_from,
         ${isRotated} as is_rotated, (k.owner_user_id is null or ${activeOwner}) as is_owner_active
    from platform.api_keys k left join platform.users u on u.id = k.owner_user_id ${rest}`;

export async function findKey(db: ScopedDb, keyId: string): Promise<KeyRow | null> {
  const [row] = await db.rows<KeyRow>(selectKeys(sql`where k.id = ${keyId}::uuid`));
  return row ?? null;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

export function viewKey(row: KeyRow, now: Date): ApiKeyView {
  return {
    id: toExternalId('apiKey', row.id),
    name: row.name,
    purpose: row.purpose,
    prefix: row.prefix,
    state: stateOfKey(
      {
        createdAt: new Date(row.created_at),
        expiresAt: dateOf(row.expires_at),
        revokedAt: dateOf(row.revoked_at),
        lastUsedAt: dateOf(row.last_used_at),
        isRotated: row.is_rotated,
        isOwnerActive: row.is_owner_active,
      },
      now,
    ),
    owner:
      row.owner_user_id === null
        ? null
        : { id: toExternalId('user', row.owner_user_id), name: row.owner_name ?? 'Former member' },
    scopes: row.permissions,
    ipCidrs: row.ip_cidrs,
    ratePerMinute: row.rate_per_minute,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    rotatedFrom: row.rotated_from === null ? null : toExternalId('apiKey', row.rotated_from),
  };
}
