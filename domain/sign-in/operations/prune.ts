import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import { at } from '../sessions.ts';

const BATCH = 5_000;

/** Forgets what is over: sessions 30 days after their end, one-time secrets and hand-off codes after a day (10 §8). */
export const prune = houseOperation({
  name: 'auth.prune',
  summary: 'Forget ended sessions, used links and old codes',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    const now = at(ctx.now());
    ctx.write(
      ctx.db.q.execute(sql`
        update impersonations set ended_at = ${now}, end_reason = 'expired', updated_at = ${now} where ended_at is null and expires_at <= ${now}`),
      ctx.db.q.execute(sql`
        delete from sessions where id in (select id from sessions
          where coalesce(revoked_at, least(expires_at, coalesce(idle_expires_at, expires_at))) < ${now} - interval '30 days' limit ${BATCH})`),
      ctx.db.q.execute(sql`
        delete from verifications where id in (select id from verifications where expires_at < ${now} - interval '24 hours' limit ${BATCH})`),
      ctx.db.q.execute(sql`
        delete from handoff_codes where id in (select id from handoff_codes where expires_at < ${now} - interval '24 hours' limit ${BATCH})`),
      ctx.db.q.execute(sql`
        delete from mail_messages where id in (select id from mail_messages where created_at < ${now} - interval '30 days' limit ${BATCH})`),
    );
    return {};
  },
});
