import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';

const Mail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  at: z.string(),
});

interface Row extends Record<string, unknown> {
  id: string;
  to_email: string;
  subject: string;
  kind: string;
  html: string;
  text: string;
  status: 'captured' | 'sent' | 'failed';
  at: string;
}

const columns = sql`id, to_email, subject, kind, html, text, status, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`;
const viewOf = (row: Row) => ({
  id: row.id,
  to: row.to_email,
  subject: row.subject,
  kind: row.kind,
  at: row.at,
});

/** The newest mails of the house, for the development mailbox. */
export const listMails = houseOperation({
  name: 'auth.list_mails',
  summary: 'The newest mails of the house',
  kind: 'query',
  permission: 'system',
  input: z.object({}),
  output: z.object({ items: z.array(Mail) }),
  run: async (ctx) => {
    const rows = await ctx.db.rows<Row>(
      sql`select ${columns} from mail_messages order by created_at desc, id desc limit 100`,
    );
    return { items: rows.map(viewOf) };
  },
});

export const getMail = houseOperation({
  name: 'auth.get_mail',
  summary: 'One mail of the house',
  kind: 'query',
  permission: 'system',
  input: z.object({ mailId: z.uuid() }),
  output: Mail.extend({ html: z.string(), text: z.string() }),
  run: async (ctx, { mailId }) => {
    const [row] = await ctx.db.rows<Row>(
      sql`select ${columns} from mail_messages where id = ${mailId}::uuid`,
    );
    if (!row) throw notFound('mail');
    return { ...viewOf(row), html: row.html, text: row.text };
  },
});

/** Hands a mail to the mail port. A mail that has left is emptied: its link or code is of no use to a reader of the table. */
export const sendMail = houseOperation({
  name: 'auth.send_mail',
  summary: 'Hand a mail of the house to the mail provider',
  kind: 'command',
  permission: 'system',
  input: z.object({ mailId: z.uuid() }),
  output: z.object({}),
  run: async (ctx, { mailId }) => {
    const [row] = await ctx.db.rows<Row>(
      sql`select ${columns} from mail_messages where id = ${mailId}::uuid`,
    );
    if (!row || row.status === 'sent') return {};
    const status = await ctx.ports.mail.send('platform', {
      to: row.to_email,
      subject: row.subject,
      html: row.html,
      text: row.text,
      key: row.id,
    });
    if (status === 'sent')
      ctx.write(
        ctx.db.q.execute(
          sql`update mail_messages set status = 'sent', html = '', text = '', updated_at = now() where id = ${mailId}::uuid`,
        ),
      );
    return {};
  },
});
