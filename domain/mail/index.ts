/** The public door of mails to shoppers. */
import { get, list } from './operations/mailbox.ts';
import { sendApiKeyNotice } from './operations/send-api-key-notice.ts';
import { sendOrderConfirmation } from './operations/send-order-confirmation.ts';
import { sendRefundNotice } from './operations/send-refund-notice.ts';
import { sendShippingNotice } from './operations/send-shipping-notice.ts';

export const operations = {
  list,
  get,
  sendOrderConfirmation,
  sendShippingNotice,
  sendRefundNotice,
  sendApiKeyNotice,
};
