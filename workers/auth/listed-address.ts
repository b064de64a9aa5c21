import { isWithinRanges } from '../../domain/access/ip-ranges.ts';
import type { StaffSession } from '../../domain/app-context.ts';
import { Problem } from '../../domain/kernel/problem.ts';
import { ipOf } from '../routing/request-scope.ts';

/** Whether a member may come from this address: a brand can take its team from listed ranges only (10 §2.1). */
export const isFromListedAddress = (session: StaffSession | null, request: Request): boolean =>
  !session?.allowedRanges || isWithinRanges(ipOf(request), session.allowedRanges);

/** @throws Problem 403 `address_not_allowed` */
export function requireListedAddress(session: StaffSession | null, request: Request): void {
  if (isFromListedAddress(session, request)) return;
  throw new Problem({
    status: 403,
    code: 'address_not_allowed',
    title: 'Address not allowed',
    detail:
      'This brand’s team works from listed addresses only. Use a listed network, or ask an owner to add yours.',
  });
}
