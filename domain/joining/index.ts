/** The public door of joining: invitations by their link, and the brands that a person belongs to. */
import {
  joinByDomain,
  leaveBrand,
  listBrands,
  listSoleOwnerships,
  listSuggestedBrands,
  noteVisit,
  setDefaultBrand,
  switchBrand,
} from './operations/brands.ts';
import { acceptInvitation, declineInvitation, showInvitation } from './operations/invitation.ts';
import { endMemberSessions, relayAnswer } from './operations/upkeep.ts';

export { soleOwnerships } from './operations/brands.ts';

export const operations = {
  showInvitation,
  acceptInvitation,
  declineInvitation,
  listBrands,
  setDefaultBrand,
  switchBrand,
  noteVisit,
  leaveBrand,
  listSuggestedBrands,
  joinByDomain,
  listSoleOwnerships,
  relayAnswer,
  endMemberSessions,
};
