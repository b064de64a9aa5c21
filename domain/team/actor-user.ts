import type { Actor, Caller } from '../kernel/context.ts';
import { fromExternalId } from '../kernel/ids.ts';

/** UUID of the person who acts; null for keys, jobs and visitors. */
export function actorUserId({ actor, session }: { actor: Actor; session: Caller['session'] }): string | null {
  if (actor.kind !== 'staff') return null;
  return session?.userId ?? fromExternalId('user', actor.id);
}
