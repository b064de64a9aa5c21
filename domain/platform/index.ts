/** The public door of the platform's console: brands, people and operation of the whole installation. */
import { bulkDisableUsers } from './operations/bulk-disable-users.ts';
import { changeAdminRole } from './operations/change-admin-role.ts';
import { collectGarbage } from './operations/collect-garbage.ts';
import { getConfig, listConfig, updateConfig } from './operations/config.ts';
import { dashboard } from './operations/dashboard.ts';
import { disableUser } from './operations/disable-user.ts';
import { enableUser } from './operations/enable-user.ts';
import { getUser } from './operations/get-user.ts';
import { grantAdmin } from './operations/grant-admin.ts';
import { addIpRule, listIpRules, removeIpRule, updateIpRule } from './operations/ip-rules.ts';
import { listAdmins } from './operations/list-admins.ts';
import { listUserActivity } from './operations/list-user-activity.ts';
import { listUsers } from './operations/list-users.ts';
import { getMaintenance, setMaintenance } from './operations/maintenance.ts';
import { refreshRollups } from './operations/refresh-rollups.ts';
import { requestRollup } from './operations/request-rollup.ts';
import { resetUserPassword } from './operations/reset-user-password.ts';
import { revokeAdmin } from './operations/revoke-admin.ts';
import { revokeUserSessions } from './operations/revoke-user-sessions.ts';

export const operations = {
  collectGarbage,
  dashboard,
  refreshRollups,
  requestRollup,
  listUsers,
  getUser,
  listUserActivity,
  disableUser,
  bulkDisableUsers,
  enableUser,
  revokeUserSessions,
  resetUserPassword,
  listAdmins,
  grantAdmin,
  changeAdminRole,
  revokeAdmin,
  listIpRules,
  addIpRule,
  updateIpRule,
  removeIpRule,
  listConfig,
  getConfig,
  updateConfig,
  getMaintenance,
  setMaintenance,
};
