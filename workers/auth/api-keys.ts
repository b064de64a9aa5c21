import { sql } from 'drizzle-orm';
import { apiKeyHash, parseApiKey } from '../../domain/access/api-key.ts';
import { effectivePermissions } from '../../domain/access/effective-permissions.ts';
import { isIpAllowed } from '../../domain/api-keys/ip-cidrs.ts';
import type { Actor } from '../../domain/kernel/context.ts';
import { toExternalId } from '../../domain/kernel/ids.ts';
import { isPermissionKey, type PermissionKey } from '../../domain/kernel/permissions.ts';
import { Problem } from '../../domain/kernel/problem.ts';
import { accessOf, type TenantStatus } from '../../domain/tenants/tenant-status.ts';
import type { Database } from '../../schema/index.ts';
import { noteKeyUse } from './key-use.ts';
import { type RoleJson, rolesOf } from './staff-session.ts';

/** Believed so long an isolate: a key that was revoked, or whose owner lost a right, is told within 5 s (10 RBAC-11). */
const BELIEF_MS = 2_000;
const MOST_KNOWN = 5_000;

interface KnownKey {
  id: string;
  name: string;
  permissions: readonly PermissionKey[];
  ratePerMinute: number;
  ipCidrs: readonly string[];
  tenantStatus: TenantStatus;
  lastUsedAt: Date | null;
}

const known = new Map<string, { key: KnownKey | null; at: number }>();

/** Where a key is used from, and what writes down that it was. */
export interface KeyUse {
  ip: string;
  waitUntil(work: Promise<unknown>): void;
}

/**
 * Actor of a bearer key at this tenant: its scopes, cut to what its owner may do now. A typing error is told by the
 * checksum, without a look-up; a key of another tenant is as unknown as a made-up one.
 * @throws Problem 401 `invalid_api_key`, 403 `ip_not_allowed`, 403 `tenant_closed`
 */
export async function actorByApiKey(
  database: Database,
  tenantId: string,
  bearer: string,
  use: KeyUse,
): Promise<Actor> {
  if (parseApiKey(bearer) === null) throw invalidKey();
  const key = await believedKey(database, tenantId, await apiKeyHash(bearer));
  if (!key) throw invalidKey();
  if (!isIpAllowed(use.ip, key.ipCidrs)) {
    throw new Problem({
      status: 403,
      code: 'ip_not_allowed',
      title: 'Not from this address',
      detail: `This key may not be used from ${use.ip}.`,
    });
  }
  const { api } = accessOf(key.tenantStatus);
  if (api !== 'open' && api !== 'read_only') {
    throw new Problem({
      status: 403,
      code: 'tenant_closed',
      title: 'This brand is closed',
      detail: `The brand is ${key.tenantStatus}: its keys open nothing now.`,
    });
  }
  noteKeyUse(database, key.id, key.lastUsedAt, use.waitUntil);
  return {
    kind: 'api_key',
    id: toExternalId('apiKey', key.id),
    name: key.name,
    permissions: key.permissions,
    ratePerMinute: key.ratePerMinute,
  };
}

/** The key of an `Authorization: Bearer` header, or null. */
export function bearerOf(request: Request): string | null {
  return /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim() ?? null;
}

export function forgetKeys(): void {
  known.clear();
}

const invalidKey = (): Problem =>
  new Problem({
    status: 401,
    code: 'invalid_api_key',
    title: 'Invalid API key',
    detail: 'This key does not exist here, was revoked or has expired.',
  });

async function believedKey(database: Database, tenantId: string, keyHash: string): Promise<KnownKey | null> {
  const name = `${tenantId}:${keyHash}`;
  const entry = known.get(name);
  const now = Date.now();
  if (entry && now - entry.at < BELIEF_MS) return entry.key;
  const key = await lookUp(database, tenantId, keyHash);
  if (known.size > MOST_KNOWN) known.clear();
  known.set(name, { key, at: now });
  return key;
}

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  permissions: string[];
  rate_per_minute: number;
  ip_cidrs: string[];
  tenant_status: TenantStatus;
  last_used_at: string | null;
  has_owner: boolean;
  membership_id: string | null;
  roles: RoleJson[];
}

/** Key, brand, and the roles that its owner holds here now, in one statement. */
async function lookUp(database: Database, tenantId: string, keyHash: string): Promise<KnownKey | null> {
  const [row] = await database.platform().rows<Row>(sql`
    select k.id, k.name, k.permissions, k.rate_per_minute, k.ip_cidrs, t.status as tenant_status, k.last_used_at,
           k.owner_user_id is not null as has_owner, m.id as membership_id, ${rolesOf(sql`m.id`)} as roles
      from api_keys k join tenants t on t.id = k.tenant_id
      left join users u on u.id = k.owner_user_id and u.status = 'active'
      left join memberships m on m.user_id = u.id and m.tenant_id = k.tenant_id and m.kind = 'staff' and m.status = 'active'
       and (m.expires_at is null or m.expires_at > now())
     where k.key_hash = ${keyHash} and k.tenant_id = ${tenantId}::uuid and k.revoked_at is null
       and (k.expires_at is null or k.expires_at > now())`);
  if (!row) return null;
  // Its owner left, was suspended or disabled: the key ends with them.
  if (row.has_owner && row.membership_id === null) return null;
  const scopes = row.permissions.filter(isPermissionKey);
  const held = row.has_owner ? new Set<string>(effectivePermissions(row.roles)) : null;
  return {
    id: row.id,
    name: row.name,
    permissions: held === null ? scopes : scopes.filter((scope) => held.has(scope)),
    ratePerMinute: row.rate_per_minute,
    ipCidrs: row.ip_cidrs,
    tenantStatus: row.tenant_status,
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
  };
}
