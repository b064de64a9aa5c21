import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { DORMANT_DAYS } from '../key-state.ts';

/** Days before the end at which its owner is told (55 MCA-07). */
const NOTICE_DAYS = [30, 7, 1] as const;
const MOST_KEYS = 500;

interface DueRow extends Record<string, unknown> {
  id: string;
  name: string;
  days_left: number | null;
  used_at: string;
}

export const findNotices = operation({
  name: 'api_keys.find_notices',
  summary: 'Find keys that end soon or lie unused and enqueue the mails about them, one a key and step',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ expiring: z.int(), dormant: z.int() }),
  run: async (ctx) => {
    const now = ctx.now().toISOString();
    const rows = await ctx.db.rows<DueRow>(sql`
      select k.id, k.name, to_char(coalesce(k.last_used_at, k.created_at), 'YYYY-MM-DD') as used_at,
             case when k.expires_at <= ${now}::timestamptz + ${`${NOTICE_DAYS[0]} days`}::interval
                  then ceil(extract(epoch from k.expires_at - ${now}::timestamptz) / 86400)::int end as days_left
        from platform.api_keys k
       where k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}::timestamptz)
         and not exists(select 1 from platform.api_keys n where n.rotated_from = k.id)
         and (k.expires_at <= ${now}::timestamptz + ${`${NOTICE_DAYS[0]} days`}::interval
              or coalesce(k.last_used_at, k.created_at) <= ${now}::timestamptz - ${`${DORMANT_DAYS} days`}::interval)
       order by k.id limit ${MOST_KEYS}`);
    const counts = { expiring: 0, dormant: 0 };
    for (const row of rows) {
      // The nearest step that has come; a key made for five days gets the mail of seven at once, and that of one later.
      const step =
        row.days_left === null
          ? undefined
          : [...NOTICE_DAYS].reverse().find((days) => days >= (row.days_left ?? 0));
      if (step === undefined) {
        counts.dormant++;
        const payload = { apiKeyId: row.id, notice: 'dormant' };
        ctx.enqueue({ name: 'api_keys.notice_mail', key: `dormant:${row.id}:${row.used_at}`, payload });
        continue;
      }
      counts.expiring++;
      const payload = { apiKeyId: row.id, notice: `expiring_${step}` };
      ctx.enqueue({ name: 'api_keys.notice_mail', key: `expiring:${row.id}:${step}`, payload });
    }
    await ctx.commit();
    return counts;
  },
});
