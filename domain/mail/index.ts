/** The public door of mails to shoppers. */
import { get, list } from './operations/mailbox.ts';
import { sendOrderConfirmation } from './operations/send-order-confirmation.ts';
import { sendRefundNotice } from './operations/send-refund-notice.ts';
import { sendShippingNotice } from './operations/send-shipping-notice.ts';

export type { MailBrand, MailContent } from './templates/content.ts';
export { renderHtml } from './templates/render-html.ts';
export { renderText } from './templates/render-text.ts';

export const operations = { list, get, sendOrderConfirmation, sendShippingNotice, sendRefundNotice };
