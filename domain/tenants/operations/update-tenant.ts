import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { HouseContext } from '../../kernel/context.ts';
import { failedExpectation, violates } from '../../kernel/database-errors.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { slugLock } from '../provision.ts';
import { Slug } from '../slug.ts';
import { slugTaken } from '../slug-availability.ts';
import { TenantInput } from '../tenant-input.ts';
import { type TenantRow, tenantRow } from '../tenant-rows.ts';

/** Days that an old slug leads to the brand and cannot be taken (10 TEN-02). */
export const REDIRECT_DAYS = 90;

const { name, legalName, timezone } = TenantInput.shape;

export const updateTenant = houseOperation({
  name: 'tenants.update',
  summary: 'Change the name, legal name, time zone or slug of a brand',
  kind: 'command',
  permission: 'platform.tenants.edit',
  route: 'PATCH /platform/tenants/:tenantId',
  input: z.object({
    tenantId: idInput('tenant'),
    name: name.optional(),
    legalName,
    timezone: timezone.optional(),
    slug: Slug.optional(),
  }),
  output: z.object({ slug: z.string() }),
  auditCategory: 'tenant',
  problems: ['not_found', 'slug_taken'],
  run: async (ctx, input) => {
    const tenant = await tenantRow(ctx.db, input.tenantId);
    const slug = input.slug ?? tenant.slug;
    const changed = {
      name: input.name ?? tenant.name,
      legalName: input.legalName ?? tenant.legalName,
      timezone: input.timezone ?? tenant.timezone,
    };
    if (slug !== tenant.slug) takeSlug(ctx, tenant, slug);
    ctx.write(
      ctx.db.q.execute(sql`
        update tenants set name = ${changed.name}, legal_name = ${changed.legalName}, timezone = ${changed.timezone},
               config_epoch = config_epoch + 1, updated_at = now() where id = ${tenant.id}::uuid`),
    );
    if (slug !== tenant.slug)
      ctx.emit({ type: 'tenant.renamed', payload: { tenantId: tenant.id, from: tenant.slug, to: slug } });
    ctx.audit({
      kind: 'tenant',
      id: toExternalId('tenant', tenant.id),
      tenantId: tenant.id,
      detail: { ...changed, slug, slugBefore: tenant.slug },
    });
    await commitSlug(ctx, slug);
    const { routes, edgeCache } = ctx.ports;
    await routes.forget(tenant.id, [routes.hostOf(tenant.slug), routes.hostOf(slug)]);
    await edgeCache.bump(tenant.id);
    return { slug };
  },
});

/** The brand's new slug; the old one leads to it for a while. Schema, role and storage keep their names. */
function takeSlug(ctx: HouseContext, tenant: TenantRow, slug: string): void {
  const now = ctx.now();
  const until = new Date(now.getTime() + REDIRECT_DAYS * 86_400_000);
  // In one order whoever asks, so that two brands that swap names wait instead of locking each other out.
  for (const one of [tenant.slug, slug].sort()) ctx.write(ctx.db.q.execute(slugLock(one)));
  ctx.write(
    expectRows(
      ctx.db,
      sql`
        update tenants set slug = ${slug}, updated_at = now()
         where id = ${tenant.id}::uuid and slug = ${tenant.slug} and not exists (
           select 1 from tenant_slugs where slug = ${slug} and tenant_id <> ${tenant.id}::uuid and redirect_until > ${now.toISOString()}::timestamptz)
        returning id`,
      1,
      'slug_taken',
    ),
    ctx.db.q.execute(sql`delete from tenant_slugs where slug = ${slug}`),
    ctx.db.q.execute(sql`
      insert into tenant_slugs (id, slug, tenant_id, redirect_until) values (${newId()}::uuid, ${tenant.slug}, ${tenant.id}::uuid, ${until.toISOString()}::timestamptz)
      on conflict (slug) do update set tenant_id = excluded.tenant_id, redirect_until = excluded.redirect_until, updated_at = now()`),
  );
}

async function commitSlug(ctx: HouseContext, slug: string): Promise<void> {
  try {
    await ctx.commit();
  } catch (error) {
    if (failedExpectation(error) === 'slug_taken' || violates(error, 'tenants_slug'))
      throw await slugTaken(ctx.db, slug, ctx.now());
    throw error;
  }
}
