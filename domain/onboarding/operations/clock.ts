/** What the clock does about onboardings: reminds at 1, 3 and 6 days, gives up after 7 (10 ONB-02). */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { STEPS } from '../steps.ts';

const NUDGE_DAYS = [1, 3, 6] as const;
const MOST_AT_ONCE = 200;

interface Row extends Record<string, unknown> {
  id: string;
  current_step: number;
  days: number;
  last_day: string;
  email: string;
  name: string;
  brand: string | null;
}

export const nudge = houseOperation({
  name: 'onboarding.nudge',
  summary: 'Remind those whose onboarding stands still',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ sent: z.int() }),
  run: async (ctx) => {
    const now = ctx.now().toISOString();
    const rows = await ctx.db.rows<Row>(sql`
      select s.id, s.current_step, u.email, u.name, t.name as brand, floor(extract(epoch from ${now}::timestamptz - s.updated_at) / 86400)::int as days,
             to_char(s.updated_at at time zone 'utc', 'YYYY-MM-DD') as last_day
        from onboarding_sessions s join users u on u.id = s.started_by and u.status = 'active' left join tenants t on t.id = s.tenant_id
       where s.status = 'in_progress' and floor(extract(epoch from ${now}::timestamptz - s.updated_at) / 86400)::int in (1, 3, 6)
       order by s.id limit ${MOST_AT_ONCE}`);
    let sent = 0;
    for (const row of rows) {
      const step = STEPS.find((one) => one.step === row.current_step);
      const brand = row.brand ?? 'a new brand';
      const subject = `The onboarding of ${brand} waits for you`;
      const text = `Hello ${row.name},\n\nthe onboarding of ${brand} stands at step ${row.current_step} of ${STEPS.length} (${step?.title ?? ''}) since ${row.days === 1 ? 'a day' : `${row.days} days`}. What you entered is kept; ${row.days >= NUDGE_DAYS[2] ? 'tomorrow it is given up, and can be taken up again from the list of onboardings.' : 'go on where you stopped, on any device.'}\n`;
      const key = `onboarding:${row.id}:${row.days}:${row.last_day}`;
      const html = `<p>${text.trim().split('\n\n').map(escapeText).join('</p><p>')}</p>`;
      const [mail] = await ctx.db.rows<{ id: string }>(sql`
        insert into mail_messages (id, to_email, subject, html, text, kind, key, status)
        values (${newId()}::uuid, ${row.email}, ${subject}, ${html}, ${text}, 'onboarding_nudge', ${key}, 'failed')
        on conflict (key) do update set updated_at = now() where mail_messages.status = 'failed' returning id`);
      if (!mail) continue;
      const status = await ctx.ports.mail.send('platform', { to: row.email, subject, html, text, key });
      await ctx.db.rows(
        sql`update mail_messages set status = ${status}, updated_at = now() where id = ${mail.id}::uuid`,
      );
      sent++;
    }
    return { sent };
  },
});

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const expireSessions = houseOperation({
  name: 'onboarding.expire',
  summary: 'Give up onboardings that nobody touched for seven days',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ abandoned: z.int() }),
  run: async (ctx) => {
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select id from onboarding_sessions where status = 'in_progress' and expires_at <= ${ctx.now().toISOString()}::timestamptz limit ${MOST_AT_ONCE}`);
    for (const { id } of rows) {
      ctx.write(
        ctx.db.q.execute(sql`
          update onboarding_sessions set status = 'abandoned', version = version + 1
           where id = ${id}::uuid and status = 'in_progress' and expires_at <= ${ctx.now().toISOString()}::timestamptz`),
      );
      ctx.emit({ type: 'onboarding.abandoned', payload: { sessionId: id } });
    }
    await ctx.commit();
    return { abandoned: rows.length };
  },
});
