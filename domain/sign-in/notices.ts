import type { HouseContext } from '../kernel/context.ts';
import { deviceLabel } from './device-label.ts';
import { sendHouseMail } from './house-mail.ts';

/** What people are told of by mail whenever it happens to their account (10 AUTH-10). */
export type Notice =
  | 'new_device'
  | 'totp_added'
  | 'totp_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes_made'
  | 'recovery_code_used'
  | 'password_changed'
  | 'provider_linked'
  | 'provider_unlinked';

const WORDS: Record<Notice, { subject: string; text: string }> = {
  new_device: {
    subject: 'New sign-in to your account',
    text: 'Somebody signed in to your account with a browser we have not seen before.',
  },
  totp_added: {
    subject: 'Authenticator app added',
    text: 'An authenticator app was added to your account.',
  },
  totp_removed: {
    subject: 'Authenticator app removed',
    text: 'The authenticator app was removed from your account.',
  },
  passkey_added: { subject: 'Passkey added', text: 'A passkey was added to your account.' },
  passkey_removed: { subject: 'Passkey removed', text: 'A passkey was removed from your account.' },
  recovery_codes_made: {
    subject: 'New recovery codes',
    text: 'New recovery codes were made for your account. The old ones no longer work.',
  },
  recovery_code_used: {
    subject: 'A recovery code was used',
    text: 'Somebody signed in to your account with one of its recovery codes.',
  },
  password_changed: {
    subject: 'Your password was changed',
    text: 'The password of your account was changed. All other sessions were ended.',
  },
  provider_linked: {
    subject: 'An outside account was linked',
    text: 'An outside account can now sign in to your account.',
  },
  provider_unlinked: {
    subject: 'An outside account was unlinked',
    text: 'An outside account can no longer sign in to your account.',
  },
};

/** Tells the owner of an account, with device and place of who did it. */
export function notify(ctx: HouseContext, email: string, notice: Notice): void {
  const { subject, text } = WORDS[notice];
  const { caller } = ctx;
  const place = caller.country ? `${caller.country}, address ${caller.ip}` : `address ${caller.ip}`;
  sendHouseMail(ctx, {
    to: email,
    kind: notice,
    subject,
    paragraphs: [
      text,
      `${deviceLabel(caller.userAgent ?? '')}, ${place}, ${ctx.now().toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
      'If this was not you, reset your password and end the sessions you do not know.',
    ],
    button: { label: 'Look at your sessions', url: `${authOrigin(ctx)}/account/sessions` },
  });
}

/** Origin of the sign-in host as this caller reaches it. */
export function authOrigin({ caller, ports }: Pick<HouseContext, 'caller' | 'ports'>): string {
  const url = new URL(caller.origin);
  return `${url.protocol}//${ports.auth.authHost}${url.port ? `:${url.port}` : ''}`;
}
