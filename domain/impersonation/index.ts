/** The public door of impersonation: the platform's staff looks through a member's eyes, for a reason and for a while. */
import {
  endImpersonation,
  endOwnImpersonation,
  listImpersonations,
  startImpersonation,
} from './operations/impersonations.ts';

export const operations = { endImpersonation, endOwnImpersonation, listImpersonations, startImpersonation };
