import { and, eq, lt, sql } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';
import { conflict } from '../kernel/problem.ts';
import { mailBrand } from './templates/brand.ts';
import type { MailContent } from './templates/content.ts';
import { renderHtml } from './templates/render-html.ts';
import { renderText } from './templates/render-text.ts';

const { mailMessages } = tables;

/** A sender that did not finish within this time is taken for dead. */
const CLAIM_MS = 60_000;

export interface Delivery {
  kind: 'order_confirmation' | 'shipping_notice' | 'refund_notice' | 'api_key_notice';
  /** `<kind>:<id>`: one mail, whatever the number of tries. */
  key: string;
  to: string;
  content: MailContent;
}

/**
 * Sends a mail once a key. The row is written first and claims the key: two senders at once send once; a sender that
 * died is followed by another after a minute, with the same key for the provider. Errors: 409 `mail_in_progress`.
 */
export async function deliverMail(
  ctx: OperationContext,
  { kind, key, to, content }: Delivery,
): Promise<void> {
  const html = renderHtml(content, mailBrand(ctx.tenant));
  const text = renderText(content, ctx.tenant.name);
  const { subject } = content;
  const now = ctx.now();
  const row = { toEmail: to, subject, html, text, kind, key, status: 'failed' as const, updatedAt: now };
  const [claimed, [known]] = await ctx.db.batch([
    ctx.db.q
      .insert(mailMessages)
      .values({ id: newId(), createdAt: now, ...row })
      .onConflictDoUpdate({
        target: mailMessages.key,
        set: row,
        setWhere: and(
          eq(mailMessages.status, 'failed'),
          lt(mailMessages.updatedAt, new Date(now.getTime() - CLAIM_MS)),
        ),
      })
      .returning({ id: mailMessages.id }),
    ctx.db.q.select({ status: mailMessages.status }).from(mailMessages).where(eq(mailMessages.key, key)),
  ]);
  if (claimed.length === 0) {
    if (known?.status !== 'failed') return;
    throw conflict('mail_in_progress', 'Another worker is sending this mail.');
  }
  const mine = eq(mailMessages.key, key);
  try {
    const status = await ctx.ports.mail.send(ctx.tenant.id, { to, subject, html, text, key });
    await ctx.db.run(ctx.db.q.update(mailMessages).set({ status, updatedAt: ctx.now() }).where(mine));
  } catch (error) {
    // Gives the claim back, so that the next try need not wait for it to end.
    await ctx.db.run(ctx.db.q.update(mailMessages).set({ updatedAt: sql`to_timestamp(0)` }).where(mine));
    throw error;
  }
}
