/** The public door of accounts: what a person does with their own account, whatever the brand. */
import { deleteAccount, exportAccount } from './operations/data.ts';
import {
  beginTotp,
  confirmTotp,
  listFactors,
  makeRecoveryCodes,
  pendingTotp,
  removeTotp,
} from './operations/factors.ts';
import { getAccount } from './operations/get-account.ts';
import { getNotifications, setNotifications } from './operations/notifications.ts';
import { addPasskey, beginPasskey, removePasskey } from './operations/passkeys.ts';
import {
  changePassword,
  confirmEmailChange,
  requestEmailChange,
  undoEmailChange,
  unlinkProvider,
  updateProfile,
} from './operations/profile.ts';
import { endOtherSessions, endSession, listSessions } from './operations/sessions.ts';

export const operations = {
  addPasskey,
  beginPasskey,
  beginTotp,
  changePassword,
  confirmEmailChange,
  confirmTotp,
  deleteAccount,
  endOtherSessions,
  endSession,
  exportAccount,
  getAccount,
  getNotifications,
  listFactors,
  listSessions,
  makeRecoveryCodes,
  pendingTotp,
  removePasskey,
  removeTotp,
  requestEmailChange,
  setNotifications,
  undoEmailChange,
  unlinkProvider,
  updateProfile,
};
