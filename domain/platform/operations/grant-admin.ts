import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, invalidInput } from '../../kernel/problem.ts';
import { GrantNote, PlatformRole } from '../admin-views.ts';
import { endSessions, noteActivity } from '../end-access.ts';

/** Makes an existing, verified account a member of the platform's staff (15 SUP-11). */
export const grantAdmin = houseOperation({
  name: 'platform.grant_admin',
  summary: 'Give an account a role on the platform’s staff',
  kind: 'command',
  permission: 'platform.admins.manage',
  route: 'POST /platform/admins',
  successStatus: 201,
  auditCategory: 'platform',
  input: z.object({
    email: z.email('Enter the e-mail address of an account').trim().max(254),
    role: PlatformRole,
    note: GrantNote,
  }),
  output: z.object({ userId: z.string() }),
  problems: ['already_staff'],
  run: async (ctx, { email, role, note }) => {
    const [user] = await ctx.db.rows<{
      id: string;
      status: string;
      verified: boolean;
      is_staff: boolean;
    }>(
      sql`select u.id, u.status, u.email_verified as verified, coalesce(a.is_active, false) as is_staff
            from users u left join platform_admins a on a.user_id = u.id where lower(u.email) = ${email.toLowerCase()}`,
    );
    const refuse = (message: string) => invalidInput([{ path: 'email', message }]);
    if (!user) throw refuse('Nobody has an account with this address. They have to join first.');
    if (user.status !== 'active') throw refuse(`This account is ${user.status.replaceAll('_', ' ')}.`);
    if (!user.verified) throw refuse('This address is not verified yet.');
    if (user.is_staff) throw conflict('already_staff', 'They hold a role already. Change it in the list.');
    const by = ctx.caller.session?.userId ?? null;
    ctx.write(
      expectRows(
        ctx.db,
        sql`insert into platform_admins (user_id, role, is_active, granted_by, notes, created_at) values (${user.id}::uuid, ${role}, true, ${by}::uuid, ${note}, now())
            on conflict (user_id) do update set role = excluded.role, is_active = true, granted_by = excluded.granted_by, notes = excluded.notes,
              revoked_by = null, revoked_at = null, created_at = now(), updated_at = now() where not platform_admins.is_active returning user_id`,
        1,
        'already_staff',
      ),
      // What is signed in was signed in with less: it starts afresh (10 SES-01).
      endSessions(ctx.db, sql`${user.id}::uuid`, 'role_changed', 'platform'),
      noteActivity(ctx.db, [{ id: newId(), userId: user.id }], 'super_admin.granted', { role }),
    );
    const userId = toExternalId('user', user.id);
    ctx.audit({ kind: 'platform_admin', id: userId, detail: { email, role, note } });
    ctx.emit({ type: 'superadmin.granted', payload: { userId: user.id, role, grantedBy: by } });
    await ctx.commit();
    return { userId };
  },
});
