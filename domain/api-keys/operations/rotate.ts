import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { newApiKey } from '../../access/api-key.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound, Problem } from '../../kernel/problem.ts';
import { ownerOfCaller } from '../key-owner.ts';
import { findKey, viewKey } from '../key-rows.ts';
import { LONGEST_LIFE_DAYS, lifeEnd, overlapEnd, USUAL_LIFE_DAYS } from '../key-state.ts';
import { requireGrantable } from '../scopes.ts';
import { NewApiKeyView } from '../views.ts';

export const rotate = operation({
  name: 'api_keys.rotate',
  summary: 'Replace an API key by a new one; the old one works 24 hours more',
  kind: 'command',
  permission: 'api_keys.manage',
  route: 'POST /admin/api-keys/:keyId/rotate',
  successStatus: 201,
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({
    keyId: idInput('apiKey'),
    expiresInDays: z.int().min(1).max(LONGEST_LIFE_DAYS).default(USUAL_LIFE_DAYS),
  }),
  output: NewApiKeyView,
  problems: ['not_found', 'key_ended', 'already_rotated', 'not_your_key', 'scope_not_held'],
  run: async (ctx, { keyId, expiresInDays }) => {
    const now = ctx.now();
    const old = await findKey(ctx.db, keyId);
    if (!old) throw notFound('API key');
    const { state } = viewKey(old, now);
    if (state === 'revoked' || state === 'expired') {
      throw conflict('key_ended', `This key is ${state}. Make a new one instead.`);
    }
    if (old.is_rotated)
      throw conflict('already_rotated', 'Another key has already taken the place of this one.');
    // The new secret goes to whoever rotates: it must not make them somebody else, nor give them more than they hold.
    if (old.owner_user_id !== null && old.owner_user_id !== (await ownerOfCaller(ctx))) {
      throw new Problem({
        status: 403,
        code: 'not_your_key',
        title: 'This key belongs to somebody else',
        detail: 'Only its owner can rotate it. You can revoke it.',
      });
    }
    requireGrantable(ctx.actor, old.permissions);
    const { key, prefix, keyHash } = await newApiKey();
    const id = newId();
    const endsAt = overlapEnd(old.expires_at === null ? null : new Date(old.expires_at), now);
    const expiresAt = lifeEnd(expiresInDays, now);
    const end = sql`update platform.api_keys set expires_at = ${endsAt.toISOString()}::timestamptz, updated_at = now()
      where id = ${keyId}::uuid and revoked_at is null and updated_at = ${old.updated_at}::timestamptz returning id`;
    ctx.write(
      expectRows(ctx.db, end, 1, 'already_rotated'),
      ctx.db.q.insert(platformTables.apiKeys).values({
        id,
        tenantId: ctx.tenant.id,
        name: old.name,
        purpose: old.purpose,
        prefix,
        keyHash,
        ownerUserId: old.owner_user_id,
        permissions: old.permissions,
        ipCidrs: old.ip_cidrs,
        ratePerMinute: old.rate_per_minute,
        expiresAt,
        rotatedFrom: keyId,
        createdAt: now,
        updatedAt: now,
      }),
    );
    ctx.audit({ kind: 'api_key', id: keyId, detail: { replacedBy: id, worksUntil: endsAt.toISOString() } });
    ctx.emit({ type: 'api_key.rotated', payload: { apiKeyId: keyId, replacedBy: id } });
    await ctx.commit();
    const made = await findKey(ctx.db, id);
    if (!made) throw notFound('API key');
    return { key, apiKey: viewKey(made, now) };
  },
});
