export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same key is the same mail: a provider that takes idempotency keys gets it. */
  key: string;
}

/**
 * Sends a mail. The local default captures it in the development mailbox (`/__dev/mail`); an adapter for a provider
 * returns `sent`.
 */
export interface MailPort {
  send(tenantId: string, mail: Mail): Promise<'captured' | 'sent'>;
}
