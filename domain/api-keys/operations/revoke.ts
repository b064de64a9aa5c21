import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { findKey, viewKey } from '../key-rows.ts';
import { ApiKeyView } from '../views.ts';

export const revoke = operation({
  name: 'api_keys.revoke',
  summary: 'End an API key at once; revoking it again changes nothing',
  kind: 'command',
  permission: 'api_keys.manage',
  route: 'DELETE /admin/api-keys/:keyId',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ keyId: idInput('apiKey') }),
  output: ApiKeyView,
  problems: ['not_found'],
  run: async (ctx, { keyId }) => {
    const now = ctx.now();
    const old = await findKey(ctx.db, keyId);
    if (!old) throw notFound('API key');
    if (old.revoked_at !== null) return viewKey(old, now);
    const at = now.toISOString();
    ctx.write(
      ctx.db.q.execute(
        sql`update platform.api_keys set revoked_at = ${at}::timestamptz, updated_at = now() where id = ${keyId}::uuid and revoked_at is null`,
      ),
    );
    ctx.audit({ kind: 'api_key', id: keyId, detail: { name: old.name, prefix: old.prefix } });
    ctx.emit({ type: 'api_key.revoked', payload: { apiKeyId: keyId, name: old.name } });
    await ctx.commit();
    return viewKey({ ...old, revoked_at: at }, now);
  },
});
