/** The end of a brand (10 TEN-12): files, schema, role, people, keys. What stays is its row, its log and a certificate. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { canonicalHash } from '../canonical-hash.ts';
import { schemaName } from '../provision.ts';
import { forgetRoutes } from './routes.ts';
import type { Plan, StepOutcome, StepWork } from './step.ts';

/** Kept in the operation's row. */
export const PurgeInput = z.object({
  isPurge: z.literal(true),
  /** A slug of a brand that was live stays blocked for 90 days; a failed attempt gives it back. */
  isSlugBlocked: z.boolean(),
});

export const purgePlan: Plan = {
  steps: [
    { name: 'files', run: dropFiles },
    { name: 'bundles', run: dropBundles },
    { name: 'people', run: dropPeople },
    { name: 'key', run: destroyKey },
    { name: 'schema', run: dropSchema },
    { name: 'routes', run: forgetRoutes },
    { name: 'certificate', run: certify },
  ],
  event: ({ tenant }) => ({ type: 'tenant.deleted', payload: { tenantId: tenant.id } }),
};

async function dropPrefix(work: StepWork, prefix: string): Promise<{ count: number; isDone: boolean }> {
  let count = 0;
  for (;;) {
    const { objects } = await work.ports.archive.list(prefix);
    if (objects.length === 0) return { count, isDone: true };
    await work.ports.archive.delete(objects.map(({ key }) => key));
    count += objects.length;
    if (work.isTimeUp()) return { count, isDone: false };
  }
}

const seen = (work: StepWork, name: string): number => Number(work.operation.result[name] ?? 0);

async function dropFiles(work: StepWork): Promise<StepOutcome> {
  const { count, isDone } = await dropPrefix(work, `t/${work.tenant.id}/`);
  return { result: { files: seen(work, 'files') + count }, isMore: !isDone };
}

async function dropBundles(work: StepWork): Promise<StepOutcome> {
  const rows = await work.db.rows<{ id: string }>(
    sql`select id from tenant_operations where tenant_id = ${work.tenant.id}::uuid and kind = 'export' order by id`,
  );
  let count = 0;
  for (const { id } of rows) count += (await dropPrefix(work, `exports/${id}/`)).count;
  return { result: { bundleParts: seen(work, 'bundleParts') + count } };
}

async function dropPeople(work: StepWork): Promise<undefined> {
  const { id } = work.tenant;
  await work.db.runAll(
    [
      sql`delete from membership_roles where tenant_id = ${id}::uuid`,
      sql`delete from group_members where tenant_id = ${id}::uuid`,
      sql`delete from memberships where tenant_id = ${id}::uuid`,
      sql`delete from groups where tenant_id = ${id}::uuid`,
      sql`delete from invitations where tenant_id = ${id}::uuid`,
      sql`delete from api_keys where tenant_id = ${id}::uuid`,
      sql`delete from roles where tenant_id = ${id}::uuid`,
      sql`delete from email_domains where tenant_id = ${id}::uuid`,
      sql`delete from ip_allowlists where tenant_id = ${id}::uuid`,
      sql`delete from security_policies where tenant_id = ${id}::uuid`,
      sql`update audit_labels set label = '', updated_at = now() where tenant_id = ${id}::uuid`,
      sql`delete from onboarding_sessions where tenant_id = ${id}::uuid`,
      sql`update domains set status = 'removed', removed_at = now(), updated_at = now() where tenant_id = ${id}::uuid and status <> 'removed'`,
    ].map((statement) => work.db.q.execute(statement)),
  );
}

/** Without the wrapped key nothing that was sealed for this brand can be read again, in no backup either. */
async function destroyKey(work: StepWork): Promise<StepOutcome> {
  const rows = await work.db.rows<{ dek_version: number }>(sql`
    update tenant_keys set wrapped_dek = '', status = 'destroyed', updated_at = now() where tenant_id = ${work.tenant.id}::uuid returning dek_version`);
  return { result: { keysDestroyed: rows.length } };
}

async function dropSchema(work: StepWork): Promise<StepOutcome> {
  const { schemaKey } = work.tenant;
  const client = await work.owner();
  const role = `cgk_t_${schemaKey}`;
  const { rows } = await client.query<{ tables: number }>(
    `select count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r'`,
    [`tenant_${schemaKey}`],
  );
  await client.query(`drop schema if exists ${schemaName(schemaKey)} cascade`);
  const { rows: roles } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (roles.length > 0) {
    await client.query(`revoke cgk_platform_rls from "${role}"`);
    await client.query(`drop role "${role}"`);
  }
  return {
    result: { tables: Math.max(seen(work, 'tables'), rows[0]?.tables ?? 0), schema: `tenant_${schemaKey}` },
  };
}

/** The brand's row without anything of it, the slug blocked or free, and the certificate, in one transaction. */
async function certify(work: StepWork): Promise<StepOutcome> {
  const { id, slug, schemaKey } = work.tenant;
  if (work.operation.result.certificate) return {};
  const { isSlugBlocked } = PurgeInput.parse(work.operation.input);
  const now = work.now();
  const blockedUntil = new Date(now.getTime() + 90 * 86_400_000).toISOString();
  const { files = 0, bundleParts = 0, keysDestroyed = 0, tables = 0 } = work.operation.result;
  const facts = {
    tenantId: id,
    slug,
    schema: `tenant_${schemaKey}`,
    files,
    bundleParts,
    keysDestroyed,
    tables,
    at: now.toISOString(),
  };
  const certificate = { ...facts, sha256: await canonicalHash(facts) };
  const gone = `deleted--${id.replaceAll('-', '')}`;
  await work.db.runAll(
    [
      sql`delete from tenant_slugs where tenant_id = ${id}::uuid and not ${isSlugBlocked}::boolean`,
      sql`insert into tenant_slugs (id, slug, tenant_id, redirect_until)
          select gen_random_uuid(), slug, id, ${blockedUntil}::timestamptz from tenants where id = ${id}::uuid and status <> 'deleted' and ${isSlugBlocked}::boolean
          on conflict (slug) do update set tenant_id = excluded.tenant_id, redirect_until = excluded.redirect_until`,
      sql`update cells set tenant_count = greatest(0, tenant_count - 1), updated_at = now()
           where id = (select cell_id from tenants where id = ${id}::uuid and status <> 'deleted')`,
      sql`update tenants set status = 'deleted', slug = ${gone}, schema_key = ${gone}, owner_user_id = null, delete_after = null, updated_at = now()
           where id = ${id}::uuid and status <> 'deleted'`,
      sql`update tenant_operations set result = result || ${JSON.stringify({ certificate })}::jsonb where id = ${work.operation.id}::uuid
           and not result ? 'certificate'`,
    ].map((statement) => work.db.q.execute(statement)),
  );
  return {};
}
