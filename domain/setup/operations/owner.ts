import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { finishStep } from '../setup-state.ts';

/** Step 5: the first platform owner; there is one first owner, whoever asks again. */
export const createOwner = houseOperation({
  name: 'setup.create_owner',
  summary: 'Make the account of the first platform owner',
  kind: 'command',
  permission: 'setup',
  route: 'POST /setup/owner',
  successStatus: 201,
  auditCategory: 'platform',
  input: z.object({
    name: z.string().trim().min(2, 'Enter a name').max(80),
    email: z.email('Enter an e-mail address').trim().max(254),
    password: z.string().min(12, 'Use 12 characters or more').max(256),
  }),
  output: z.object({ userId: z.string() }),
  problems: ['owner_exists'],
  run: async (ctx, { name, email, password }) => {
    const exists = conflict('owner_exists', 'This installation has its owner already.');
    const [found] = await ctx.db.rows<{ owners: number }>(
      sql`select count(*)::int as owners from platform_admins where role = 'platform_owner' and is_active`,
    );
    if ((found?.owners ?? 0) > 0) throw exists;
    const userId = newId();
    const hash = await ctx.ports.installation.hashPassword(password);
    ctx.write(
      // Two who hold the token wait for each other here.
      ctx.db.q.execute(sql`select pg_advisory_xact_lock(hashtext('cgk.first_owner'))`),
      ctx.db.q.execute(
        sql`select ext.cgk_expect((select count(*) from platform_admins where role = 'platform_owner' and is_active), 0::bigint, 'owner_exists')`,
      ),
      expectRows(
        ctx.db,
        sql`insert into users (id, email, email_verified, email_verified_at, name, status, password_changed_at)
            values (${userId}::uuid, ${email.toLowerCase()}, true, now(), ${name}, 'active', now()) returning id`,
        1,
        'conflict',
      ),
      ctx.db.q.execute(sql`
        insert into accounts (id, account_id, provider_id, user_id, password) values (${newId()}::uuid, ${userId}, 'credential', ${userId}::uuid, ${hash})`),
      ctx.db.q.execute(sql`
        insert into platform_admins (user_id, role, notes) values (${userId}::uuid, 'platform_owner', 'First owner, from set-up')`),
      finishStep(ctx.db, 'owner', ctx.now()),
    );
    ctx.audit({
      kind: 'platform_admin',
      id: toExternalId('user', userId),
      detail: { role: 'platform_owner' },
    });
    await ctx.commit();
    return { userId: toExternalId('user', userId) };
  },
});
