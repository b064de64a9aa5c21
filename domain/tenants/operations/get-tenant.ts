import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, idOutput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { instantText, operationColumns } from '../operation-rows.ts';
import { accessOf, TENANT_TRANSITIONS, type TenantStatus } from '../tenant-status.ts';
import { type OperationRow, OperationView, operationView, STATUSES } from '../views.ts';

const Person = z.object({ id: idOutput('user'), name: z.string(), email: z.string() });

const TenantView = z.object({
  id: idOutput('tenant'),
  slug: z.string(),
  name: z.string(),
  legalName: z.string(),
  kind: z.string(),
  status: z.enum(STATUSES),
  statusReason: z.string().nullable(),
  /** What each surface answers while the brand has this status (10 §4.1). */
  access: z.object({
    storefront: z.string(),
    admin: z.string(),
    api: z.string(),
    jobs: z.string(),
    webhooks: z.string(),
  }),
  canBecome: z.array(z.enum(STATUSES)),
  country: z.string(),
  currency: z.string(),
  timezone: z.string(),
  locales: z.array(z.string()),
  commerceSource: z.string(),
  modules: z.array(z.string()),
  /** Opens the shop before its launch. */
  previewPassword: z.string().nullable(),
  owner: Person.nullable(),
  onboardingSessionId: idOutput('onboarding').nullable(),
  cell: z.string().nullable(),
  schemaName: z.string(),
  schemaVersion: z.int(),
  hasDataKey: z.boolean(),
  people: z.int(),
  domains: z.array(
    z.object({ hostname: z.string(), app: z.string(), status: z.string(), isPrimary: z.boolean() }),
  ),
  /** Slugs it had, which lead to it until then. */
  oldSlugs: z.array(z.object({ slug: z.string(), until: z.string() })),
  runningOperation: OperationView.nullable(),
  createdAt: z.string(),
  launchedAt: z.string().nullable(),
  suspendedAt: z.string().nullable(),
  deleteAfter: z.string().nullable(),
});

interface Row extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
  legal_name: string;
  kind: string;
  status: TenantStatus;
  status_reason: string | null;
  country: string;
  currency: string;
  timezone: string;
  locales: string[];
  commerce_source: string;
  modules: string[];
  owner: { id: string; name: string; email: string } | null;
  onboarding: string | null;
  cell: string | null;
  schema_key: string;
  schema_version: number;
  has_key: boolean;
  people: number;
  domains: { hostname: string; app: string; status: string; isPrimary: boolean }[];
  old_slugs: { slug: string; until: string }[];
  created_at: string;
  launched_at: string | null;
  suspended_at: string | null;
  delete_after: string | null;
}

export const getTenant = houseOperation({
  name: 'tenants.get',
  summary: 'Facts about a brand, and what may be done with it',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/tenants/:tenantId',
  input: z.object({ tenantId: idInput('tenant') }),
  output: TenantView,
  problems: ['not_found'],
  run: async (ctx, { tenantId }) => {
    const [rows, running] = await Promise.all([
      ctx.db.rows<Row>(sql`
        select t.id, t.slug, t.name, t.legal_name, t.kind, t.status, t.status_reason, t.country, t.currency, t.timezone, t.locales,
               t.commerce_source, t.modules, t.schema_key, t.schema_version, c.key as cell,
               (select json_build_object('id', u.id, 'name', u.name, 'email', u.email) from users u where u.id = t.owner_user_id) as owner,
               (select s.id from onboarding_sessions s where s.tenant_id = t.id order by s.id desc limit 1) as onboarding,
               exists(select 1 from tenant_keys k where k.tenant_id = t.id and k.status = 'active') as has_key,
               (select count(*)::int from memberships m where m.tenant_id = t.id and m.status = 'active') as people,
               coalesce((select json_agg(json_build_object('hostname', d.hostname, 'app', d.app, 'status', d.status, 'isPrimary', d.is_primary) order by d.hostname)
                           from domains d where d.tenant_id = t.id and d.status <> 'removed'), '[]') as domains,
               coalesce((select json_agg(json_build_object('slug', o.slug, 'until', ${instantText(sql`o.redirect_until`)}) order by o.redirect_until desc)
                           from tenant_slugs o where o.tenant_id = t.id), '[]') as old_slugs,
               ${instantText(sql`t.created_at`)} as created_at, ${instantText(sql`t.launched_at`)} as launched_at,
               ${instantText(sql`t.suspended_at`)} as suspended_at, ${instantText(sql`t.delete_after`)} as delete_after
          from tenants t left join cells c on c.id = t.cell_id where t.id = ${tenantId}::uuid`),
      ctx.db.rows<OperationRow>(sql`
        select ${operationColumns} from tenant_operations o left join tenants t on t.id = o.tenant_id
         where o.tenant_id = ${tenantId}::uuid and o.state in ('queued', 'running', 'waiting')`),
    ]);
    const row = rows[0];
    if (!row) throw notFound('brand');
    return {
      id: toExternalId('tenant', row.id),
      slug: row.slug,
      name: row.name,
      legalName: row.legal_name,
      kind: row.kind,
      status: row.status,
      statusReason: row.status_reason,
      access: accessOf(row.status),
      canBecome: [...TENANT_TRANSITIONS[row.status]],
      country: row.country,
      currency: row.currency,
      timezone: row.timezone,
      locales: row.locales,
      commerceSource: row.commerce_source,
      modules: row.modules,
      previewPassword: row.status === 'onboarding' ? await ctx.ports.routes.previewPassword(row.id) : null,
      owner: row.owner && { ...row.owner, id: toExternalId('user', row.owner.id) },
      onboardingSessionId: row.onboarding && toExternalId('onboarding', row.onboarding),
      cell: row.cell,
      schemaName: `tenant_${row.schema_key}`,
      schemaVersion: row.schema_version,
      hasDataKey: row.has_key,
      people: row.people,
      domains: row.domains,
      oldSlugs: row.old_slugs,
      runningOperation: running[0] ? operationView(running[0]) : null,
      createdAt: row.created_at,
      launchedAt: row.launched_at,
      suspendedAt: row.suspended_at,
      deleteAfter: row.delete_after,
    };
  },
});
