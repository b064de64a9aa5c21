import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { keyset } from '../../kernel/keyset.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput, PageInfo } from '../../kernel/views.ts';
import {
  openSession,
  SESSION_DAYS,
  type SessionRow,
  sessionColumns,
  sessionRow,
  sessionView,
} from '../session-rows.ts';
import { SESSION_STATUSES, SessionView } from '../views.ts';

const SessionId = idInput('onboarding');

export const startOnboarding = houseOperation({
  name: 'onboarding.start',
  summary: 'Begin the onboarding of a brand',
  kind: 'command',
  permission: 'platform.onboarding.manage',
  route: 'POST /platform/onboarding',
  successStatus: 201,
  input: z.object({}),
  output: z.object({ id: idOutput('onboarding') }),
  auditCategory: 'tenant',
  run: async (ctx) => {
    const id = newId();
    const expiresAt = new Date(ctx.now().getTime() + SESSION_DAYS * 86_400_000).toISOString();
    ctx.write(
      ctx.db.q.execute(sql`
        insert into onboarding_sessions (id, status, started_by, expires_at, updated_at)
        values (${id}::uuid, 'in_progress', (select u.id from users u where u.id = ${ctx.caller.session?.userId ?? null}::uuid), ${expiresAt}::timestamptz, ${ctx.now().toISOString()}::timestamptz)`),
    );
    ctx.audit({ kind: 'onboarding', id: toExternalId('onboarding', id) });
    return { id: toExternalId('onboarding', id) };
  },
});

export const getOnboarding = houseOperation({
  name: 'onboarding.get',
  summary: 'See an onboarding with all its steps',
  kind: 'query',
  permission: 'platform.onboarding.view',
  route: 'GET /platform/onboarding/:sessionId',
  input: z.object({ sessionId: SessionId }),
  output: SessionView,
  problems: ['not_found'],
  run: async (ctx, { sessionId }) => sessionView(await sessionRow(ctx.db, sessionId)),
});

export const listOnboarding = houseOperation({
  name: 'onboarding.list',
  summary: 'List onboardings, newest first',
  kind: 'query',
  permission: 'platform.onboarding.view',
  route: 'GET /platform/onboarding',
  input: z.object({
    status: z.enum(SESSION_STATUSES).optional(),
    cursor: CursorInput,
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(SessionView), page: PageInfo }),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, input) => {
    const hash = listHash(['onboarding.list', input.status]);
    const cursor = decodeCursor(hash, input.cursor);
    const by = keyset([{ expression: sql`s.id`, type: 'uuid' }], 'desc', cursor);
    const where: SQL = input.status ? sql`s.status = ${input.status}` : sql`true`;
    const rows = await ctx.db.rows<SessionRow & { sort_keys: string[] }>(sql`
      select ${sessionColumns}, ${by.keys} as sort_keys from onboarding_sessions s where ${where} and ${by.condition}
       order by ${by.order} limit ${input.limit + 1}`);
    const { items, page } = cutPage(hash, rows, input.limit, cursor, (row) => row.sort_keys);
    return { items: items.map(sessionView), page };
  },
});

function ending(verb: 'abandon' | 'resume', summary: string, from: string, to: string) {
  return houseOperation({
    name: `onboarding.${verb}`,
    summary,
    kind: 'command',
    permission: 'platform.onboarding.manage',
    route: `POST /platform/onboarding/:sessionId/${verb}`,
    input: z.object({ sessionId: SessionId }),
    output: z.object({ status: z.enum(SESSION_STATUSES) }),
    auditCategory: 'tenant',
    problems: ['not_found', 'onboarding_over'],
    run: async (ctx, { sessionId }) => {
      const session =
        verb === 'abandon' ? await openSession(ctx.db, sessionId) : await sessionRow(ctx.db, sessionId);
      const now = ctx.now();
      const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000).toISOString();
      ctx.write(
        expectRows(
          ctx.db,
          sql`update onboarding_sessions set status = ${to}, version = version + 1, expires_at = ${expiresAt}::timestamptz, updated_at = ${now.toISOString()}::timestamptz
               where id = ${session.id}::uuid and status = ${from} returning id`,
          1,
          'onboarding_over',
        ),
      );
      if (verb === 'abandon') ctx.emit({ type: 'onboarding.abandoned', payload: { sessionId: session.id } });
      ctx.audit({
        kind: 'onboarding',
        id: toExternalId('onboarding', session.id),
        tenantId: session.tenant?.id,
      });
      await ctx.commit();
      return { status: to as SessionView['status'] };
    },
  });
}

export const abandonOnboarding = ending(
  'abandon',
  'Give up an onboarding; the brand stays as it is',
  'in_progress',
  'abandoned',
);
export const resumeOnboarding = ending(
  'resume',
  'Take up an abandoned onboarding again',
  'abandoned',
  'in_progress',
);
