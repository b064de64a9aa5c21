import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { systemRoleId } from '../../access/system-role-ids.ts';
import { operation } from '../../kernel/operation.ts';
import { deliverMail } from '../deliver.ts';
import { apiKeyNotice } from '../templates/api-key-notice.ts';

interface KeyFacts extends Record<string, unknown> {
  name: string;
  prefix: string;
  expires_on: string | null;
  last_used_on: string | null;
}

interface Recipient extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
}

const MOST_RECIPIENTS = 5;

export const sendApiKeyNotice = operation({
  name: 'mail.send_api_key_notice',
  summary: 'Tell the owner of a key (or the owners of the brand) that it ends soon or lies unused',
  kind: 'command',
  permission: 'system',
  input: z.object({
    apiKeyId: z.uuid(),
    notice: z.enum(['expiring_30', 'expiring_7', 'expiring_1', 'dormant']),
  }),
  output: z.object({ sent: z.int() }),
  problems: ['mail_in_progress'],
  run: async (ctx, { apiKeyId, notice }) => {
    const [keys, people] = await ctx.db.batch([
      ctx.db.q.execute<KeyFacts>(sql`
        select name, prefix, to_char(expires_at at time zone 'utc', 'YYYY-MM-DD') as expires_on,
               to_char(last_used_at at time zone 'utc', 'YYYY-MM-DD') as last_used_on
          from platform.api_keys where id = ${apiKeyId}::uuid and revoked_at is null`),
      // A key of the brand itself is its owners' concern.
      ctx.db.q.execute<Recipient>(sql`
        select distinct u.id, u.name, u.email from platform.api_keys k
          join platform.memberships m on m.tenant_id = k.tenant_id and m.kind = 'staff' and m.status = 'active'
          join platform.users u on u.id = m.user_id and u.status = 'active'
         where k.id = ${apiKeyId}::uuid
           and (u.id = k.owner_user_id or (k.owner_user_id is null and exists(
             select 1 from platform.membership_roles r where r.membership_id = m.id and r.role_id = ${systemRoleId('owner')}::uuid)))
         order by u.id limit ${MOST_RECIPIENTS}`),
    ]);
    const [key] = keys.rows;
    if (!key) return { sent: 0 };
    for (const person of people.rows) {
      await deliverMail(ctx, {
        kind: 'api_key_notice',
        key: `api_key_notice:${apiKeyId}:${notice}:${key.last_used_on ?? key.expires_on ?? ''}:${person.id}`,
        to: person.email,
        content: apiKeyNotice(ctx.tenant, person.name, notice, {
          name: key.name,
          prefix: key.prefix,
          expiresOn: key.expires_on,
          lastUsedOn: key.last_used_on,
          url: ctx.caller.origin === '' ? null : `${ctx.caller.origin}/admin/settings/api-keys`,
        }),
      });
    }
    return { sent: people.rows.length };
  },
});
