import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { systemRoleId } from '../../access/system-role-ids.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { failedExpectation } from '../../kernel/database-errors.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound, unauthenticated } from '../../kernel/problem.ts';
import { domainOf, lastOwner, ownerRemains, raiseEpoch } from '../../team/index.ts';

const OPEN = sql`('onboarding', 'active', 'moving', 'suspended', 'archived')`;

function personId(ctx: HouseContext): string {
  const { session } = ctx.caller;
  if (!session) throw unauthenticated();
  return session.userId;
}

const Brand = z.object({
  id: idOutput('tenant'),
  slug: z.string(),
  name: z.string(),
  /** The brand's admin. */
  url: z.string(),
  roles: z.array(z.string()),
  isDefault: z.boolean(),
  /** Why it cannot be opened; null when it can. */
  closedBecause: z.enum(['brand_suspended', 'membership_suspended', 'membership_pending']).nullable(),
  lastActiveAt: z.string().nullable(),
});

interface BrandRow extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
  tenant_status: string;
  status: string;
  is_default: boolean;
  roles: string[];
  last_active_at: string | null;
}

export const listBrands = houseOperation({
  name: 'joining.list_brands',
  summary: 'The brands that a person works in, the last used first',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/brands',
  input: z.object({}),
  output: z.object({ items: z.array(Brand) }),
  run: async (ctx) => {
    const rows = await ctx.db.rows<BrandRow>(sql`
      select t.id, t.slug, t.name, t.status as tenant_status, m.status, m.is_default,
             to_char(m.last_active_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_active_at,
             coalesce((select json_agg(r.name order by r.is_system desc, r.id) from membership_roles mr join roles r on r.id = mr.role_id where mr.membership_id = m.id), '[]'::json) as roles
        from memberships m join tenants t on t.id = m.tenant_id and t.status in ${OPEN}
       where m.user_id = ${personId(ctx)}::uuid and m.kind = 'staff' and m.status <> 'removed' and (m.expires_at is null or m.expires_at > now())
       order by m.last_active_at desc nulls last, lower(t.name), t.id limit 500`);
    return {
      items: rows.map((row) => ({
        id: toExternalId('tenant', row.id),
        slug: row.slug,
        name: row.name,
        url: `${ctx.ports.addresses.brand(row.slug)}/admin`,
        roles: row.roles,
        isDefault: row.is_default,
        closedBecause: closedBecause(row),
        lastActiveAt: row.last_active_at,
      })),
    };
  },
});

function closedBecause({ status, tenant_status }: BrandRow) {
  if (status === 'suspended') return 'membership_suspended' as const;
  if (status === 'pending') return 'membership_pending' as const;
  return tenant_status === 'suspended' || tenant_status === 'archived' ? ('brand_suspended' as const) : null;
}

/** Their active membership. Errors: 404 as for a brand that does not exist (10 TEN-05). */
async function ownMembership(ctx: HouseContext, tenantId: string) {
  const [row] = await ctx.db.rows<{ id: string; slug: string; is_owner: boolean; version: number }>(sql`
    select m.id, t.slug, m.version,
           exists(select 1 from membership_roles mr where mr.membership_id = m.id and mr.role_id = ${systemRoleId('owner')}::uuid) as is_owner
      from memberships m join tenants t on t.id = m.tenant_id and t.status in ${OPEN}
     where m.user_id = ${personId(ctx)}::uuid and m.tenant_id = ${tenantId}::uuid and m.kind = 'staff' and m.status = 'active'`);
  if (!row) throw notFound('brand');
  return row;
}

export const setDefaultBrand = houseOperation({
  name: 'joining.set_default_brand',
  summary: 'Choose the brand that a person lands in, or none',
  kind: 'command',
  permission: 'person',
  route: 'PUT /account/brands/default',
  input: z.object({ tenantId: idInput('tenant').nullable() }),
  output: z.object({}),
  problems: ['not_found'],
  run: async (ctx, { tenantId }) => {
    const userId = personId(ctx);
    const own = tenantId === null ? null : await ownMembership(ctx, tenantId);
    ctx.write(
      ctx.db.q.execute(
        sql`update memberships set is_default = false, updated_at = now() where user_id = ${userId}::uuid and is_default`,
      ),
    );
    if (own) {
      ctx.write(
        ctx.db.q.execute(
          sql`update memberships set is_default = true, updated_at = now() where id = ${own.id}::uuid and status = 'active'`,
        ),
      );
    }
    return {};
  },
});

export const switchBrand = houseOperation({
  name: 'joining.switch_brand',
  summary: 'Go to another brand: where its admin is; the brand’s log notes it',
  kind: 'command',
  permission: 'person',
  auditCategory: 'auth',
  route: 'POST /account/brands/switch',
  input: z.object({ tenantId: idInput('tenant') }),
  output: z.object({ url: z.string() }),
  problems: ['not_found'],
  run: async (ctx, { tenantId }) => {
    const own = await ownMembership(ctx, tenantId);
    const { session } = ctx.caller;
    const now = ctx.now().toISOString();
    ctx.write(
      ctx.db.q.execute(
        sql`update memberships set last_active_at = ${now}::timestamptz where id = ${own.id}::uuid`,
      ),
      ctx.db.q.execute(
        sql`update sessions set last_tenant_id = ${tenantId}::uuid, updated_at = ${now}::timestamptz where id = ${session?.id ?? newId()}::uuid`,
      ),
    );
    ctx.emit({ type: 'tenant.switched', payload: { tenantId, userId: personId(ctx) } });
    ctx.audit({ kind: 'tenant', id: tenantId, tenantId });
    return { url: `${ctx.ports.addresses.brand(own.slug)}/admin` };
  },
});

const VISIT_MINUTES = 5;

export const noteVisit = houseOperation({
  name: 'joining.note_visit',
  summary: 'Note that a person works in a brand now; written every five minutes at most',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/brands/visit',
  input: z.object({ tenantId: idInput('tenant') }),
  output: z.object({}),
  run: async (ctx, { tenantId }) => {
    // Whoever looks through another's eyes does not make them active.
    if (ctx.caller.session?.impersonation) return {};
    const now = ctx.now().toISOString();
    ctx.write(
      ctx.db.q.execute(sql`
        update memberships set last_active_at = ${now}::timestamptz
         where user_id = ${personId(ctx)}::uuid and tenant_id = ${tenantId}::uuid and kind = 'staff' and status = 'active'
           and (last_active_at is null or last_active_at < ${now}::timestamptz - ${VISIT_MINUTES} * interval '1 minute')`),
    );
    return {};
  },
});

export const leaveBrand = houseOperation({
  name: 'joining.leave_brand',
  summary: 'Leave a brand’s team; the last owner cannot, and leaving the only brand asks to be confirmed',
  kind: 'command',
  permission: 'person',
  auditCategory: 'team',
  route: 'POST /account/brands/leave',
  input: z.object({
    tenantId: idInput('tenant'),
    isConfirmed: z.boolean().default(false).describe('needed for the last brand that one has'),
  }),
  output: z.object({}),
  problems: ['not_found', 'last_owner', 'last_brand'],
  run: async (ctx, { tenantId, isConfirmed }) => {
    const userId = personId(ctx);
    const own = await ownMembership(ctx, tenantId);
    const [others] = await ctx.db.rows<{ value: number }>(
      sql`select count(*)::int as value from memberships where user_id = ${userId}::uuid and status = 'active' and id <> ${own.id}::uuid`,
    );
    if ((others?.value ?? 0) === 0 && !isConfirmed)
      throw conflict(
        'last_brand',
        'This is the only brand that you belong to. Confirm that you want to leave it.',
      );
    const now = ctx.now().toISOString();
    ctx.write(
      raiseEpoch(ctx.db, tenantId),
      ctx.db.q.execute(sql`delete from membership_roles where membership_id = ${own.id}::uuid`),
      ctx.db.q.execute(sql`delete from group_members where membership_id = ${own.id}::uuid`),
      ctx.db.q.execute(sql`
        update memberships set status = 'removed', is_default = false, expires_at = null, version = version + 1, updated_at = ${now}::timestamptz where id = ${own.id}::uuid`),
      ctx.db.q.execute(sql`
        update api_keys set revoked_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
         where tenant_id = ${tenantId}::uuid and owner_user_id = ${userId}::uuid and revoked_at is null`),
    );
    if (own.is_owner) ctx.write(ownerRemains(ctx.db, tenantId));
    ctx.emit({ type: 'member.left', payload: { membershipId: own.id, userId, tenantId } });
    ctx.audit({ kind: 'member', id: own.id, tenantId });
    try {
      await ctx.commit();
    } catch (error) {
      if (failedExpectation(error) === 'last_owner') throw lastOwner();
      throw error;
    }
    return {};
  },
});

interface DomainRow extends Record<string, unknown> {
  id: string;
  name: string;
  mode: 'auto_suggest' | 'auto_join';
  default_role_id: string | null;
}

/** Brands that have proven the domain of this person's own proven address, and that they do not belong to. */
async function brandsOfDomain(ctx: HouseContext): Promise<DomainRow[]> {
  const userId = personId(ctx);
  const [user] = await ctx.db.rows<{ email: string }>(
    sql`select email from users where id = ${userId}::uuid and email_verified and status = 'active'`,
  );
  if (!user) return [];
  return ctx.db.rows<DomainRow>(sql`
    select t.id, t.name, d.mode, d.default_role_id from email_domains d join tenants t on t.id = d.tenant_id and t.status in ('onboarding', 'active')
     where d.domain = ${domainOf(user.email)} and d.status = 'verified' and d.mode <> 'manual'
       and not exists (select 1 from memberships m where m.tenant_id = d.tenant_id and m.user_id = ${userId}::uuid and m.kind = 'staff')`);
}

export const listSuggestedBrands = houseOperation({
  name: 'joining.list_suggested_brands',
  summary: 'Brands that a person may join, or ask to join, by the domain of their address',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/brands/suggested',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ id: idOutput('tenant'), name: z.string(), mode: z.enum(['auto_suggest', 'auto_join']) }),
    ),
  }),
  run: async (ctx) => ({
    items: (await brandsOfDomain(ctx)).map(({ id, name, mode }) => ({
      id: toExternalId('tenant', id),
      name,
      mode,
    })),
  }),
});

export const joinByDomain = houseOperation({
  name: 'joining.join_by_domain',
  summary: 'Join a brand by the domain of one’s address, or ask to',
  kind: 'command',
  permission: 'person',
  auditCategory: 'team',
  route: 'POST /account/brands/join',
  input: z.object({ tenantId: idInput('tenant') }),
  output: z.object({ status: z.enum(['active', 'pending']) }),
  problems: ['not_found', 'member_already'],
  run: async (ctx, { tenantId }) => {
    const brand = (await brandsOfDomain(ctx)).find(({ id }) => id === tenantId);
    if (!brand) throw notFound('brand');
    const joinsNow = brand.mode === 'auto_join' && brand.default_role_id !== null;
    const status = joinsNow ? ('active' as const) : ('pending' as const);
    const [id, userId] = [newId(), personId(ctx)];
    ctx.write(
      raiseEpoch(ctx.db, tenantId),
      expectRows(
        ctx.db,
        sql`insert into memberships (id, user_id, tenant_id, kind, status, source, joined_at)
            values (${id}::uuid, ${userId}::uuid, ${tenantId}::uuid, 'staff', ${status}, 'domain', ${ctx.now().toISOString()}::timestamptz)
            on conflict do nothing returning 1`,
        1,
        'member_already',
      ),
    );
    if (status === 'active') {
      ctx.write(
        ctx.db.q.execute(sql`
          insert into membership_roles (membership_id, role_id, tenant_id)
          select ${id}::uuid, r.id, ${tenantId}::uuid from roles r where r.id = ${brand.default_role_id}::uuid`),
      );
    }
    ctx.emit({ type: 'member.joined', payload: { membershipId: id, userId, tenantId, status } });
    ctx.audit({ kind: 'member', id, tenantId, detail: { after: { status, source: 'domain' } } });
    return { status };
  },
});

export const listSoleOwnerships = houseOperation({
  name: 'joining.list_sole_ownerships',
  summary: 'Brands whose only owner a person is: to be handed on before the account is deleted',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/brands/sole-ownerships',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id: idOutput('tenant'), name: z.string() })) }),
  run: async (ctx) => ({
    items: (await soleOwnerships(ctx, personId(ctx))).map(({ id, name }) => ({
      id: toExternalId('tenant', id),
      name,
    })),
  }),
});

/** Brands that would be left without an owner if this person went (10 USR-05). For who deletes accounts. */
export function soleOwnerships(ctx: HouseContext, userId: string): Promise<{ id: string; name: string }[]> {
  const owners = (not: boolean) => sql`
    select 1 from memberships m join users u on u.id = m.user_id and u.status = 'active'
      join membership_roles mr on mr.membership_id = m.id and mr.role_id = ${systemRoleId('owner')}::uuid
     where m.tenant_id = t.id and m.kind = 'staff' and m.status = 'active' and m.expires_at is null
       and m.user_id ${not ? sql`<>` : sql`=`} ${userId}::uuid`;
  return ctx.db.rows<{ id: string; name: string }>(sql`
    select t.id, t.name from tenants t where t.status not in ('deleting', 'deleted')
       and exists (${owners(false)}) and not exists (${owners(true)}) order by lower(t.name) limit 100`);
}
