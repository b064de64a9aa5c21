import { platformTables, type Query, type ScopedDb } from '../../schema/index.ts';
import type { HouseContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';
import { type MailBrand, type MailContent, renderHtml, renderText } from '../mail/index.ts';

/** Mails of the house itself carry no brand's looks. */
const LOOKS: MailBrand = {
  name: 'CGK',
  background: '#f6f7f8',
  surface: '#ffffff',
  foreground: '#1b1f24',
  mutedForeground: '#5c6670',
  border: '#dfe3e7',
  primary: '#1f4fd8',
  onPrimary: '#ffffff',
  buttonRadius: 6,
  isSerif: false,
};

export interface HouseMail {
  to: string;
  kind: string;
  subject: string;
  paragraphs: string[];
  button?: { label: string; url: string };
  /** Shown large, to be typed elsewhere. */
  code?: string;
}

/**
 * A mail of the house, written with the operation's own rows: it goes out if and only if they are committed. A job
 * hands it to the mail port.
 */
export function sendHouseMail(ctx: HouseContext, mail: HouseMail): void {
  const id = newId();
  ctx.write(mailRow(ctx.db, id, mail, ctx.now()));
  ctx.enqueue({ name: 'auth.mail_send', payload: { mailId: id }, key: id });
}

function mailRow(
  db: ScopedDb,
  id: string,
  { to, kind, subject, paragraphs, button, code }: HouseMail,
  now: Date,
): Query {
  const content: MailContent = {
    locale: 'en',
    subject,
    preheader: paragraphs[0] ?? subject,
    heading: subject,
    paragraphs,
    button: button ?? null,
    lines: [],
    totals: [],
    blocks: code ? [{ label: 'Your code', lines: [code] }] : [],
    footer: ['You get this mail because of your account at CGK.'],
  };
  return db.q.insert(platformTables.platformMail).values({
    id,
    toEmail: to,
    subject,
    html: renderHtml(content, LOOKS),
    text: renderText(content, LOOKS.name),
    kind,
    key: id,
    status: 'captured',
    createdAt: now,
    updatedAt: now,
  });
}
