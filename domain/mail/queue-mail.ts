import { tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';
import { mailBrand } from './templates/brand.ts';
import type { MailContent } from './templates/content.ts';
import { renderHtml } from './templates/render-html.ts';
import { renderText } from './templates/render-text.ts';

export interface QueuedMail {
  kind: string;
  /** One mail, whatever the number of tries. */
  key: string;
  to: string;
  content: MailContent;
}

/**
 * Writes a mail together with what it tells of: it is rendered now, rests in the brand's mail table and a job sends it
 * after the commit. For mails with a link that is kept nowhere else in clear (invitations).
 */
export function queueMail(ctx: OperationContext, { kind, key, to, content }: QueuedMail): void {
  const longAgo = new Date(0);
  ctx.write(
    ctx.db.q
      .insert(tables.mailMessages)
      .values({
        id: newId(),
        toEmail: to,
        subject: content.subject,
        html: renderHtml(content, mailBrand(ctx.tenant)),
        text: renderText(content, ctx.tenant.name),
        kind,
        key,
        status: 'failed',
        createdAt: ctx.now(),
        updatedAt: longAgo,
      })
      .onConflictDoNothing(),
  );
  ctx.enqueue({ name: kind === 'invitation' ? 'invitation.send' : 'team.mail', payload: { key }, key });
}
