/** The public door of a brand's team: people, roles, groups, invitations and how they sign in. */
import { resendInvitation, revokeInvitation } from './operations/change-invitation.ts';
import {
  addEmailDomain,
  listEmailDomains,
  removeEmailDomain,
  updateEmailDomain,
  verifyEmailDomain,
} from './operations/email-domains.ts';
import { getMember } from './operations/get-member.ts';
import {
  createGroup,
  deleteGroup,
  getGroup,
  listGroups,
  setGroupMembers,
  updateGroup,
} from './operations/groups.ts';
import { invite } from './operations/invite.ts';
import { addIpRule, listIpRules, removeIpRule } from './operations/ip-rules.ts';
import { listInvitations } from './operations/list-invitations.ts';
import { listMembers } from './operations/list-members.ts';
import { getRole, listRoles } from './operations/list-roles.ts';
import { explainPermission, listPermissions, permissionMatrix } from './operations/permissions.ts';
import { removeMember } from './operations/remove-member.ts';
import { createRole, deleteRole, updateRole } from './operations/save-role.ts';
import { getSecurityPolicy, updateSecurityPolicy } from './operations/security-policy.ts';
import { setMemberRoles } from './operations/set-member-roles.ts';
import { resumeMember, suspendMember } from './operations/suspend-member.ts';
import { updateMember } from './operations/update-member.ts';
import { expireInvitations, expireMemberships, notifyInviter, remindExpiring } from './operations/upkeep.ts';

export { lastOwner, ownerRemains, raiseEpoch } from './change-access.ts';
export { domainOf } from './mail-domains.ts';

export const operations = {
  listMembers,
  getMember,
  updateMember,
  setMemberRoles,
  suspendMember,
  resumeMember,
  removeMember,
  listRoles,
  getRole,
  createRole,
  updateRole,
  deleteRole,
  listGroups,
  getGroup,
  createGroup,
  updateGroup,
  setGroupMembers,
  deleteGroup,
  listPermissions,
  permissionMatrix,
  explainPermission,
  invite,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  getSecurityPolicy,
  updateSecurityPolicy,
  listIpRules,
  addIpRule,
  removeIpRule,
  listEmailDomains,
  addEmailDomain,
  verifyEmailDomain,
  updateEmailDomain,
  removeEmailDomain,
  expireInvitations,
  expireMemberships,
  remindExpiring,
  notifyInviter,
};
