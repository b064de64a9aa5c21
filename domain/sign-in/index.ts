/** The public door of sign-in: showing who one is, and the hand-off between hosts. */
import { authorize } from './operations/authorize.ts';
import { describeHost } from './operations/describe-host.ts';
import { exchange } from './operations/exchange.ts';
import {
  describeLink,
  requestCode,
  requestLink,
  signInWithCode,
  signInWithLink,
} from './operations/link-and-code.ts';
import { getMail, listMails, sendMail } from './operations/mails.ts';
import { passkeyOptions, signInWithPasskey } from './operations/passkey-sign-in.ts';
import { beginProvider, finishProvider } from './operations/providers.ts';
import { prune } from './operations/prune.ts';
import { requestReset, resetPassword } from './operations/reset-password.ts';
import { signInWithPassword } from './operations/sign-in-with-password.ts';
import { signOut } from './operations/sign-out.ts';
import { publicKeys, rotateKeys } from './operations/signing-keys.ts';
import { sendStepUpCode, stepUp, stepUpMethods } from './operations/step-up.ts';
import { verifySecondFactor } from './operations/verify-second-factor.ts';

export { TOTP_SEAL } from './factors.ts';
export { sendHouseMail } from './house-mail.ts';
export { authOrigin, notify } from './notices.ts';
export { consume, issue, peek } from './one-time.ts';
export { authSession, ownSession, steppedUpSession } from './own-session.ts';
export { challengeOf, passkeysOf } from './passkey-rows.ts';
export { acceptablePassword, setPassword } from './passwords.ts';
export { hasFactor, type Person, personById } from './people.ts';
export { at, revokeSessions, stepUpSession } from './sessions.ts';

export const operations = {
  authorize,
  beginProvider,
  describeHost,
  describeLink,
  exchange,
  finishProvider,
  getMail,
  listMails,
  passkeyOptions,
  prune,
  publicKeys,
  requestCode,
  requestLink,
  requestReset,
  resetPassword,
  rotateKeys,
  sendMail,
  sendStepUpCode,
  signInWithCode,
  signInWithLink,
  signInWithPasskey,
  signInWithPassword,
  signOut,
  stepUp,
  stepUpMethods,
  verifySecondFactor,
};
