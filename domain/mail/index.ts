/** The public door of mails to shoppers and to a brand's own people. */
import { get, list } from './operations/mailbox.ts';
import { sendApiKeyNotice } from './operations/send-api-key-notice.ts';
import { sendOrderConfirmation } from './operations/send-order-confirmation.ts';
import { sendQueued } from './operations/send-queued.ts';
import { sendRefundNotice } from './operations/send-refund-notice.ts';
import { sendShippingNotice } from './operations/send-shipping-notice.ts';

export { queueMail } from './queue-mail.ts';
export type { MailBrand, MailContent } from './templates/content.ts';
export { renderHtml } from './templates/render-html.ts';
export { renderText } from './templates/render-text.ts';
export { teamMail, teamWords } from './templates/team-messages.ts';

export const operations = {
  list,
  get,
  sendOrderConfirmation,
  sendShippingNotice,
  sendRefundNotice,
  sendQueued,
  sendApiKeyNotice,
};
