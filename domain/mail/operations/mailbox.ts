import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { idInput, idOutput, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';

const { mailMessages } = tables;

const MailRow = z.object({
  id: idOutput('mail'),
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  /** `failed` also while it is being sent. */
  status: z.enum(['captured', 'sent', 'failed']),
  at: z.iso.datetime(),
});

type StoredMail = Pick<
  typeof mailMessages.$inferSelect,
  'id' | 'toEmail' | 'subject' | 'kind' | 'status' | 'createdAt'
>;

const viewMail = (row: StoredMail): z.output<typeof MailRow> => ({
  id: toExternalId('mail', row.id),
  to: row.toEmail,
  subject: row.subject,
  kind: row.kind,
  status: row.status,
  at: row.createdAt.toISOString(),
});

export const list = operation({
  name: 'mail.list',
  summary: 'The newest 100 mails of the brand',
  kind: 'query',
  permission: 'system',
  input: z.object({}),
  output: z.object({ items: z.array(MailRow) }),
  run: async (ctx) => {
    const { id, toEmail, subject, kind, status, createdAt } = mailMessages;
    const rows = await ctx.db.run(
      ctx.db.q
        .select({ id, toEmail, subject, kind, status, createdAt })
        .from(mailMessages)
        .orderBy(desc(createdAt), desc(id))
        .limit(100),
    );
    return { items: rows.map(viewMail) };
  },
});

export const get = operation({
  name: 'mail.get',
  summary: 'A mail as it was sent',
  kind: 'query',
  permission: 'system',
  input: z.object({ mailId: idInput('mail') }),
  output: MailRow.extend({ html: z.string(), text: z.string() }),
  problems: ['not_found'],
  run: async (ctx, { mailId }) => {
    const [row] = await ctx.db.run(ctx.db.q.select().from(mailMessages).where(eq(mailMessages.id, mailId)));
    if (!row) throw notFound('mail');
    return { ...viewMail(row), html: row.html, text: row.text };
  },
});
