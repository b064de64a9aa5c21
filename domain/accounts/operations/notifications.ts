import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { authSession } from '../../sign-in/index.ts';

/** What a person may do without. Mails about the security of the account are always sent. */
const Notifications = z.object({
  product: z.boolean().default(true),
  team: z.boolean().default(true),
  weekly: z.boolean().default(false),
});

export const getNotifications = houseOperation({
  name: 'accounts.get_notifications',
  summary: 'Which mails I get',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/notifications',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: Notifications,
  run: async (ctx) => {
    const [row] = await ctx.db.rows<{ notifications: unknown }>(
      sql`select notifications from user_preferences where user_id = ${authSession(ctx).userId}::uuid and tenant_id is null`,
    );
    const kept = Notifications.safeParse(row?.notifications ?? {});
    return kept.success ? kept.data : Notifications.parse({});
  },
});

export const setNotifications = houseOperation({
  name: 'accounts.set_notifications',
  summary: 'Choose which mails I get',
  kind: 'command',
  permission: 'person',
  route: 'PUT /account/notifications',
  isHiddenFromMcp: true,
  input: Notifications,
  output: Notifications,
  run: async (ctx, input) => {
    const { userId } = authSession(ctx);
    ctx.write(
      ctx.db.q.execute(sql`
        insert into user_preferences (id, user_id, notifications, interface)
        values (${newId()}::uuid, ${userId}::uuid, ${JSON.stringify(input)}::jsonb, '{}'::jsonb)
        on conflict (user_id, coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'::uuid))
        do update set notifications = excluded.notifications, updated_at = now()`),
    );
    return input;
  },
});
