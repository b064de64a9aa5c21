import type { OperationContext } from '../kernel/context.ts';
import { queueMail, teamMail, teamWords } from '../mail/index.ts';
import type { MemberAccess } from './access-state.ts';

const dayText = (iso: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(iso));

const listText = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

/** Tells a member that their roles changed. */
export function mailRolesChanged(
  ctx: OperationContext,
  member: MemberAccess,
  roles: readonly string[],
): void {
  const { name: brand, locale } = ctx.tenant;
  const t = teamWords(locale);
  queueMail(ctx, {
    kind: 'team',
    key: `roles_changed:${member.id}:${member.version}`,
    to: member.email,
    content: teamMail(ctx.tenant, {
      subject: t.rolesSubject(brand),
      paragraphs: [t.hello(member.name), t.rolesText(brand, listText(roles, locale))],
      footer: t.footer(brand),
    }),
  });
}

/** Tells somebody that they are no longer on the team. */
export function mailRemoved(ctx: OperationContext, member: MemberAccess): void {
  const { name: brand, locale } = ctx.tenant;
  const t = teamWords(locale);
  queueMail(ctx, {
    kind: 'team',
    key: `member_removed:${member.id}:${member.version}`,
    to: member.email,
    content: teamMail(ctx.tenant, {
      subject: t.removedSubject(brand),
      paragraphs: [t.hello(member.name), t.removedText(brand)],
      footer: t.footer(brand),
    }),
  });
}

/** Reminds a member that their membership ends, once for each of the two days before (10 TEAM-08). */
export function mailExpiry(
  ctx: OperationContext,
  member: { id: string; name: string; email: string; expiresAt: string },
  days: 1 | 7,
): void {
  const { name: brand, locale, timezone } = ctx.tenant;
  const t = teamWords(locale);
  queueMail(ctx, {
    kind: 'team',
    key: `membership_ends:${member.id}:${member.expiresAt}:${days}`,
    to: member.email,
    content: teamMail(ctx.tenant, {
      subject: t.expirySubject(brand, days),
      paragraphs: [t.hello(member.name), t.expiryText(brand, dayText(member.expiresAt, locale, timezone))],
      footer: t.footer(brand),
    }),
  });
}

/** The invitation with its link. `sendNumber` tells the mails of one invitation apart. */
export function mailInvitation(
  ctx: OperationContext,
  invitation: {
    id: string;
    email: string;
    message: string;
    expiresAt: string;
    roles: readonly string[];
    sendNumber: number;
  },
  link: { inviter: string; url: string },
): void {
  const { name: brand, locale, timezone } = ctx.tenant;
  const t = teamWords(locale);
  queueMail(ctx, {
    kind: 'invitation',
    key: `invitation:${invitation.id}:${invitation.sendNumber}`,
    to: invitation.email,
    content: teamMail(ctx.tenant, {
      subject: t.invitedSubject(brand),
      heading: t.invitedHeading(brand),
      paragraphs: [
        t.invitedBy(link.inviter, brand, listText(invitation.roles, locale)),
        ...(invitation.message === '' ? [] : [t.says(link.inviter, invitation.message)]),
        t.invitedUntil(dayText(invitation.expiresAt, locale, timezone)),
      ],
      button: { label: t.openInvitation, url: link.url },
      footer: t.invitedFooter,
    }),
  });
}

/** Tells the inviter what became of the invitation. */
export function mailInvitationAnswer(
  ctx: OperationContext,
  answer: { id: string; status: 'accepted' | 'declined'; who: string },
  inviter: { name: string; email: string },
): void {
  const { name: brand, locale } = ctx.tenant;
  const t = teamWords(locale);
  const isAccepted = answer.status === 'accepted';
  queueMail(ctx, {
    kind: 'team',
    key: `invitation_${answer.status}:${answer.id}`,
    to: inviter.email,
    content: teamMail(ctx.tenant, {
      subject: isAccepted ? t.acceptedSubject(answer.who) : t.declinedSubject(answer.who),
      paragraphs: [
        t.hello(inviter.name),
        isAccepted ? t.acceptedText(answer.who, brand) : t.declinedText(answer.who, brand),
      ],
      footer: t.footer(brand),
    }),
  });
}
