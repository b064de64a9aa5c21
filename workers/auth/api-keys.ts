import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Actor } from '../../domain/kernel/context.ts';
import { sha256Hex } from '../../domain/kernel/hash.ts';
import { toExternalId } from '../../domain/kernel/ids.ts';
import { PERMISSIONS, type PermissionKey } from '../../domain/kernel/permissions.ts';
import { Problem } from '../../domain/kernel/problem.ts';
import { type Database, platformTables } from '../../schema/index.ts';

const isPermission = (key: string): key is PermissionKey => (PERMISSIONS as readonly string[]).includes(key);

/**
 * Actor of a bearer key at this tenant. A key of another tenant is as unknown as a made-up one: 401.
 */
export async function actorByApiKey(database: Database, tenantId: string, bearer: string): Promise<Actor> {
  const { apiKeys } = platformTables;
  const platform = database.platform();
  const [row] = await platform.run(
    platform.q
      .select()
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.keyHash, await sha256Hex(bearer)),
          eq(apiKeys.tenantId, tenantId),
          isNull(apiKeys.revokedAt),
          or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, new Date())),
        ),
      ),
  );
  if (!row)
    throw new Problem({
      status: 401,
      code: 'invalid_api_key',
      title: 'Invalid API key',
      detail: 'This key does not exist here, was revoked or has expired.',
    });
  return {
    kind: 'api_key',
    id: toExternalId('apiKey', row.id),
    name: row.name,
    permissions: row.permissions.filter(isPermission),
    ratePerMinute: row.ratePerMinute,
  };
}

/** The key of an `Authorization: Bearer` header, or null. */
export function bearerOf(request: Request): string | null {
  return /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim() ?? null;
}
