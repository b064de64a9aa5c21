import { sql } from 'drizzle-orm';
import { platformTables, type Query, type ScopedDb } from '../../schema/index.ts';
import type { AuditTarget, Caller } from './context.ts';
import { newId } from './ids.ts';
import type { AnyHouseOperation, AnyOperation } from './operation.ts';

/**
 * The rows of the audit log that an operation leaves: one a target, and the actor's name beside the chain, where it can
 * be blanked (10 AUD-01). Number and hashes are set by the database.
 */
export function auditRows(
  db: ScopedDb,
  caller: Caller,
  operation: AnyOperation | AnyHouseOperation,
  tenantId: string | null,
  targets: readonly (AuditTarget & { tenantId?: string | undefined })[],
): Query[] {
  if (targets.length === 0) return [];
  const { actor, session } = caller;
  const { auditEvents } = platformTables;
  const actorId = 'id' in actor ? actor.id : null;
  const rows = targets.map((target) => ({
    id: newId(),
    tenantId: target.tenantId ?? tenantId,
    category: operation.auditCategory ?? ('data' as const),
    action: operation.name,
    actorKind: actor.kind,
    actorId,
    impersonatorId: session?.impersonation?.adminId ?? null,
    source: caller.source,
    targetKind: target.kind,
    targetId: target.id,
    detail: target.detail ?? {},
    ip: caller.ip || null,
    country: caller.country ?? null,
    userAgent: caller.userAgent?.slice(0, 300) ?? null,
    requestId: caller.requestId,
  }));
  const queries: Query[] = [db.q.insert(auditEvents).values(rows)];
  if (actorId !== null && 'name' in actor) {
    const chains = [...new Set(rows.map((row) => row.tenantId))];
    const labels = chains.map((chain) => ({ tenant_id: chain, subject_id: actorId, label: actor.name }));
    // Drizzle has no conflict target that is an expression.
    queries.unshift(
      db.q.execute(sql`
        insert into platform.audit_labels (tenant_id, subject_id, label)
        select tenant_id, subject_id, label from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as l(tenant_id uuid, subject_id text, label text)
        on conflict (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'::uuid), subject_id) do update
          set label = excluded.label, updated_at = now() where audit_labels.label <> excluded.label and audit_labels.label <> ''`),
    );
  }
  return queries;
}
