import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import { ownSession } from '../own-session.ts';
import { revokeSessions } from '../sessions.ts';

/** Signs this browser out everywhere: the sign-in origin's session ends, and with it those of every host. */
export const signOut = houseOperation({
  name: 'auth.sign_out',
  summary: 'Sign this browser out, on every host',
  kind: 'command',
  permission: 'person',
  route: 'POST /auth/sign-out',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    const { id } = ownSession(ctx);
    ctx.write(
      revokeSessions(
        ctx.db,
        sql`s.id in (select coalesce(o.parent_session_id, o.id) from sessions o where o.id = ${id}::uuid)`,
        'signed_out',
        ctx.now(),
      ),
    );
    ctx.emit({ type: 'auth.signed_out', payload: { sessionId: id } });
    ctx.caller.browser?.forget('session');
    return {};
  },
});
