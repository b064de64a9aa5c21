import type { TenantContext } from '../../app-context.ts';
import type { MailContent } from './content.ts';

/** Words of the mails to a brand's own people. */
const en = {
  hello: (name: string) => `Hello ${name},`,
  invitedSubject: (brand: string) => `You are invited to the team of ${brand}`,
  invitedHeading: (brand: string) => `Join the team of ${brand}`,
  invitedBy: (inviter: string, brand: string, roles: string) =>
    `${inviter} invites you to work in the admin of ${brand} as ${roles}.`,
  says: (inviter: string, message: string) => `${inviter} writes: ${message}`,
  invitedUntil: (day: string) => `The invitation is good until ${day} and for you alone.`,
  openInvitation: 'Open the invitation',
  invitedFooter: 'If you did not expect this, you need not do anything.',
  acceptedSubject: (who: string) => `${who} joined the team`,
  acceptedText: (who: string, brand: string) => `${who} accepted your invitation to ${brand}.`,
  declinedSubject: (who: string) => `${who} declined your invitation`,
  declinedText: (who: string, brand: string) => `${who} does not want to join the team of ${brand}.`,
  rolesSubject: (brand: string) => `Your roles at ${brand} changed`,
  rolesText: (brand: string, roles: string) =>
    `What you may do in the admin of ${brand} changed. Your roles are now: ${roles}.`,
  removedSubject: (brand: string) => `You are no longer on the team of ${brand}`,
  removedText: (brand: string) =>
    `Your access to the admin of ${brand} has ended, together with the keys you made there.`,
  expirySubject: (brand: string, days: number) =>
    `Your access to ${brand} ends ${days === 1 ? 'tomorrow' : `in ${days} days`}`,
  expiryText: (brand: string, day: string) =>
    `Your membership of the team of ${brand} ends on ${day}. If you need it for longer, ask whoever runs the team.`,
  footer: (brand: string) => `You get this mail because you belong to the team of ${brand}.`,
};
type Words = typeof en;

const de: Words = {
  hello: (name) => `Guten Tag ${name},`,
  invitedSubject: (brand) => `Einladung in das Team von ${brand}`,
  invitedHeading: (brand) => `Kommen Sie in das Team von ${brand}`,
  invitedBy: (inviter, brand, roles) =>
    `${inviter} lädt Sie ein, in der Verwaltung von ${brand} mitzuarbeiten, als ${roles}.`,
  says: (inviter, message) => `${inviter} schreibt: ${message}`,
  invitedUntil: (day) => `Die Einladung gilt bis ${day} und nur für Sie.`,
  openInvitation: 'Einladung öffnen',
  invitedFooter: 'Wenn Sie das nicht erwartet haben, brauchen Sie nichts zu tun.',
  acceptedSubject: (who) => `${who} gehört jetzt zum Team`,
  acceptedText: (who, brand) => `${who} hat Ihre Einladung zu ${brand} angenommen.`,
  declinedSubject: (who) => `${who} hat Ihre Einladung abgelehnt`,
  declinedText: (who, brand) => `${who} möchte dem Team von ${brand} nicht beitreten.`,
  rolesSubject: (brand) => `Ihre Rollen bei ${brand} wurden geändert`,
  rolesText: (brand, roles) =>
    `Was Sie in der Verwaltung von ${brand} tun dürfen, wurde geändert. Ihre Rollen sind jetzt: ${roles}.`,
  removedSubject: (brand) => `Sie gehören nicht mehr zum Team von ${brand}`,
  removedText: (brand) =>
    `Ihr Zugang zur Verwaltung von ${brand} ist beendet, ebenso die Schlüssel, die Sie dort angelegt haben.`,
  expirySubject: (brand, days) =>
    `Ihr Zugang zu ${brand} endet ${days === 1 ? 'morgen' : `in ${days} Tagen`}`,
  expiryText: (brand, day) =>
    `Ihre Mitgliedschaft im Team von ${brand} endet am ${day}. Brauchen Sie sie länger, fragen Sie die Leitung des Teams.`,
  footer: (brand) => `Sie erhalten diese Nachricht, weil Sie zum Team von ${brand} gehören.`,
};

/** The words in a language; English where there are none. */
export const teamWords = (locale: string): Words => (/^de\b/i.test(locale) ? de : en);

/** A mail of paragraphs, with one button at most. */
export function teamMail(
  tenant: Pick<TenantContext, 'locale' | 'legalName'>,
  part: {
    subject: string;
    heading?: string;
    paragraphs: string[];
    button?: MailContent['button'];
    footer: string;
  },
): MailContent {
  return {
    locale: tenant.locale,
    subject: part.subject,
    preheader: part.paragraphs[0] ?? part.subject,
    heading: part.heading ?? part.subject,
    paragraphs: part.paragraphs,
    button: part.button ?? null,
    lines: [],
    totals: [],
    blocks: [],
    footer: [part.footer, tenant.legalName],
  };
}
