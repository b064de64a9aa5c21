import { and, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';

const { mailMessages } = tables;
/** A sender that did not finish within this time is taken for dead. */
const CLAIM_MS = 60_000;
/** Mails whose body opens something: once a provider has it, our copy is blanked. */
const SECRET_KINDS: readonly string[] = ['invitation'];

/** Sends a mail that was written by `queueMail`. Two at once send once; one that died is followed after a minute. */
export const sendQueued = operation({
  name: 'mail.send_queued',
  summary: 'Send a mail that waits in the brand’s mail table, once',
  kind: 'command',
  permission: 'system',
  input: z.object({ key: z.string().max(200) }),
  output: z.object({}),
  problems: ['not_found', 'mail_in_progress'],
  run: async (ctx, { key }) => {
    const now = ctx.now();
    const mine = eq(mailMessages.key, key);
    const free = lt(mailMessages.updatedAt, new Date(now.getTime() - CLAIM_MS));
    const [[claimed], [known]] = await ctx.db.batch([
      ctx.db.q
        .update(mailMessages)
        .set({ updatedAt: now })
        .where(and(mine, eq(mailMessages.status, 'failed'), free))
        .returning(),
      ctx.db.q.select({ status: mailMessages.status }).from(mailMessages).where(mine),
    ]);
    if (!claimed) {
      if (!known) throw notFound('mail');
      if (known.status !== 'failed') return {};
      throw conflict('mail_in_progress', 'Another worker is sending this mail.');
    }
    const { toEmail: to, subject, html, text, kind } = claimed;
    try {
      const status = await ctx.ports.mail.send(ctx.tenant.id, { to, subject, html, text, key });
      const blank = status === 'sent' && SECRET_KINDS.includes(kind) ? { html: '', text: '' } : {};
      await ctx.db.run(
        ctx.db.q
          .update(mailMessages)
          .set({ status, ...blank, updatedAt: ctx.now() })
          .where(mine),
      );
    } catch (error) {
      // Gives the claim back, so that the next try need not wait for it to end.
      await ctx.db.run(ctx.db.q.update(mailMessages).set({ updatedAt: sql`to_timestamp(0)` }).where(mine));
      throw error;
    }
    return {};
  },
});
