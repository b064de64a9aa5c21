import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { idInput, idOutput, toExternalId } from '../../kernel/ids.ts';
import { keyset } from '../../kernel/keyset.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput, PageInfo } from '../../kernel/views.ts';
import { instantText } from '../operation-rows.ts';
import { tenantRow } from '../tenant-rows.ts';

const Event = z.object({
  id: idOutput('audit'),
  at: z.string(),
  category: z.string(),
  action: z.string(),
  actor: z.string(),
  source: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

interface Row extends Record<string, unknown> {
  id: string;
  at: string;
  category: string;
  action: string;
  actor_kind: string;
  label: string | null;
  source: string;
  detail: Record<string, unknown>;
  sort_keys: string[];
}

/** What was done to and in a brand: the category of its status for all, the rest as its own team sees it. */
export const listAudit = houseOperation({
  name: 'tenants.list_audit',
  summary: 'Read the audit log of a brand, newest first',
  kind: 'query',
  permission: 'platform.audit.view',
  route: 'GET /platform/tenants/:tenantId/audit',
  input: z.object({
    tenantId: idInput('tenant'),
    cursor: CursorInput,
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(Event), page: PageInfo }),
  problems: ['not_found', 'cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, input) => {
    const tenant = await tenantRow(ctx.db, input.tenantId);
    const hash = listHash(['tenants.list_audit', input.tenantId]);
    const cursor = decodeCursor(hash, input.cursor);
    const by = keyset([{ expression: sql`e.id`, type: 'uuid' }], 'desc', cursor);
    const rows = await ctx.db.rows<Row>(sql`
      select e.id, ${instantText(sql`e.created_at`)} as at, e.category, e.action, e.actor_kind, e.source, e.detail, ${by.keys} as sort_keys,
             (select l.label from audit_labels l where l.tenant_id = e.tenant_id and l.subject_id = e.actor_id) as label
        from audit_events e where e.tenant_id = ${tenant.id}::uuid and ${by.condition} order by ${by.order} limit ${input.limit + 1}`);
    const { items, page } = cutPage(hash, rows, input.limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map((row) => ({
        id: toExternalId('audit', row.id),
        at: row.at,
        category: row.category,
        action: row.action,
        actor: row.label || row.actor_kind,
        source: row.source,
        detail: row.detail,
      })),
      page,
    };
  },
});
